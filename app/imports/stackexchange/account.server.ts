// What became of every row of the dump, counted from the temporary tables when all is done: written, already there, or
// skipped and why.
import { type SQL, sql } from "drizzle-orm";
import type { ImportRun } from "~/imports/import-run";
import type { RowCounts } from "./staging.server";

const WRITTEN = "written";
const THERE = "there";
const NO_WORD = "description of a tag without a word";

const HISTORY_SKIPPED: Record<number, string> = {
  12: "deletion of a post that is there again",
  13: "restoring of a post that is there again",
  14: "lock: there is no such state here",
  15: "lock: there is no such state here",
  16: "community wiki: there is no such state here",
  17: "move to another site",
  18: "merging of questions",
  22: "merging of questions",
  25: "announcement on Twitter",
  31: "comments moved to a chat",
  33: "notice above a post",
  34: "notice above a post",
  35: "move to another site (kept in the note of the closing)",
  36: "came from another site",
  37: "merging of questions",
  38: "merging of questions",
  50: "moved up by the old site itself",
  52: "shown among the hot questions of the old network",
  53: "shown among the hot questions of the old network",
  66: "asked with a form of the old site",
};
const VOTES_SKIPPED: Record<number, string> = {
  4: "flag as offensive",
  5: "bookmark: belongs to the member alone",
  6: "vote to close (the closing is imported)",
  7: "vote to reopen (the reopening is imported)",
  8: "bounty: there is none here yet",
  9: "bounty: there is none here yet",
  10: "vote to delete",
  11: "vote to restore",
  12: "flag as spam",
  15: "review by a moderator",
  16: "approval of a suggested edit (in the history)",
};

export async function accountForRows(run: ImportRun, { files: read, left }: RowCounts): Promise<void> {
  for (const [file, rows] of Object.entries(read)) run.report.read(file, rows);
  for (const [what, count] of Object.entries(left)) run.report.remark(`not taken over: ${what}`, count);
  if (read["PostHistory.xml"] === 0)
    run.report.remark(
      "posts without a history: each has the one version of its HTML, and no reason of a closing",
      read["Posts.xml"] ?? 0,
    );
  await nameUnknownUsers(run);
  await count(run, "Tags.xml", tagOutcomes);
  await count(run, "Posts.xml", postOutcomes);
  await count(run, "PostHistory.xml", historyOutcomes());
  const unpaired = "closing or protection of what was closed or protected already, or the reverse";
  run.report.wrote("PostHistory.xml", -run.unpaired);
  run.report.skipped("PostHistory.xml", unpaired, run.unpaired);
  await count(
    run,
    "Comments.xml",
    sql`
    select case when skip is not null then skip when is_there then ${THERE} else ${WRITTEN} end as outcome, count(*) from import_comment_map group by 1`,
  );
  await count(run, "Votes.xml", voteOutcomes());
  await count(run, "PostLinks.xml", linkOutcomes);
  run.report.skipped("Badges.xml", "badge: merit is counted from answers and edits here", read["Badges.xml"] ?? 0);
}

/** Whom rows name and Users.xml does not have: they keep the name that the row gives, or their number. */
async function nameUnknownUsers({ db, report }: ImportRun): Promise<void> {
  const [unknown] = await db.execute<{ users: number; texts: number }>(sql`
    select count(distinct p.id) as users, count(*) as texts from (
      select owner_id as id from import_posts where type in (1, 2) union all select user_id from import_comments) p
    where p.id is not null and not exists (select 1 from import_users u where u.id = p.id)`);
  report.remark(
    "texts by users who are not in Users.xml; a later import that has them gives them their texts",
    unknown?.texts ?? 0,
  );
}

async function count({ db, report }: ImportRun, file: string, query: SQL): Promise<void> {
  const rows = await db.execute<{ outcome: string; count: number }>(query);
  for (const { outcome, count: rowCount } of rows) {
    if (outcome === WRITTEN) report.wrote(file, rowCount);
    else if (outcome === THERE) report.found(file, rowCount);
    else report.skipped(file, outcome, rowCount);
  }
}

const tagOutcomes = sql`
  select case when skip is not null then skip when is_new then ${WRITTEN} else ${THERE} end as outcome, count(*) from import_tag_map group by 1`;

const postOutcomes = sql`
  select case when m.skip is not null then m.skip
    when m.question_id is not null then case when m.is_there then ${THERE} else ${WRITTEN} end
    when t.is_there then ${THERE}
    when exists (select 1 from documents d where d.id = t.document_id) then ${WRITTEN}
    else ${NO_WORD} end as outcome, count(*)
  from import_post_map m left join import_tag_map t on t.id = m.tag_id group by 1`;

function historyOutcomes(): SQL {
  return sql`
    select case when m.id is null then 'the post is not in the dump'
      when m.skip is not null then 'the post was skipped'
      when m.tag_id is not null and h.type = 24 then 'approval of an edit to the description of a tag'
      when m.tag_id is not null and not exists (select 1 from documents d where d.id = t.document_id) then ${NO_WORD}
      when h.type between 1 and 9 or h.type in (10, 11, 19, 20, 24) then case when coalesce(t.is_there, m.is_there) then ${THERE} else ${WRITTEN} end
      ${reasons(sql`h.type`, HISTORY_SKIPPED)}
      else 'kind of history that has no counterpart here (' || h.type || ')' end as outcome, count(*)
    from import_history h left join import_post_map m on m.id = h.post_id left join import_tag_map t on t.id = m.tag_id group by 1`;
}

function voteOutcomes(): SQL {
  return sql`
    select case when m.id is null then 'the post is not in the dump'
      when m.skip is not null then 'the post was skipped'
      when v.type in (2, 3) and m.question_id is null then 'vote on the description of a tag'
      when v.type in (2, 3) or (v.type = 1 and q.accepted_id = v.post_id) then case when m.is_there then ${THERE} else ${WRITTEN} end
      when v.type = 1 then 'acceptance that was taken back'
      ${reasons(sql`v.type`, VOTES_SKIPPED)}
      else 'kind of vote that has no counterpart here (' || v.type || ')' end as outcome, count(*)
    from import_votes v left join import_post_map m on m.id = v.post_id left join import_posts q on q.id = m.question_id group by 1`;
}

const linkOutcomes = sql`
  select case when l.type not in (1, 3) then 'kind of link that has no counterpart here (' || l.type || ')'
    when a.document_id is null or b.document_id is null then 'one of the two posts is not in the dump or was skipped'
    when a.document_id = b.document_id then 'link of a post to itself'
    when l.type = 3 and not (a.type = 1 and b.type = 1) then 'duplicate that is not a question'
    when a.is_there then ${THERE} else ${WRITTEN} end as outcome, count(*)
  from import_links l left join import_post_map a on a.id = l.post_id left join import_post_map b on b.id = l.related_id group by 1`;

function reasons(type: SQL, words: Readonly<Record<number, string>>): SQL {
  return sql.join(
    Object.entries(words).map(([number, reason]) => sql`when ${type} = ${Number(number)} then ${reason}`),
    sql` `,
  );
}
