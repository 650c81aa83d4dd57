// The statements that put imported posts into the community's tables: one per table and batch.

import { sql } from "drizzle-orm";
import { FIELD_LIMITS } from "#moderation/limits";
import { wilsonLowerBound } from "#moderation/ranking";
import { idArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import type { ExactMoment } from "~/database/moments";
import { countWritten, type ImportRun, rowsParameter } from "~/imports/import-run";
import { cleanLine } from "~/imports/member-name";
import type { DocumentKind } from "~/models/document/document.server";
import { excerptOf } from "~/models/document/excerpt";
import type { ImportedPost } from "./import";
import { importedTitle } from "./lookup.server";
import { tagNames } from "./revisions";
import { importedTags } from "./tag-names";
import type { ShownText } from "./texts.server";
import { writeClosures, writeProtections } from "./write-care.server";

type Author = { userId: number | null; userName: string | null };
export type NewRevision = Author & {
  hash: string;
  title: string | null;
  tags: string[] | null;
  summary: string;
  at: ExactMoment;
};
export type NewDocument = Author & {
  document: number;
  at: ExactMoment;
  revisions: NewRevision[];
  shown: Pick<ShownText, "mentions">;
};

/** Documents with their revisions, out of sight. */
export async function writeDocuments(
  tx: Db,
  run: ImportRun,
  { kind, documents }: { kind: DocumentKind; documents: readonly NewDocument[] },
): Promise<void> {
  if (documents.length === 0) return;
  const rows = documents.map(({ document, userId, userName, at }) => ({
    document,
    at,
    ...author({ userId, userName }),
  }));
  const revisions = documents.flatMap(({ document, revisions: all }) =>
    all.map(({ userId, userName, summary, ...revision }, index) => ({
      document,
      number: index + 1,
      ...revision,
      ...author({ userId, userName }),
      summary: cleanLine(summary, FIELD_LIMITS.summary.maximum),
    })),
  );
  await tx.execute(sql`
    with given as materialized (
      select r.*, nextval(pg_get_serial_sequence('revisions', 'id')) as id from (
        select r.*, m.member_id from json_to_recordset(${rowsParameter(revisions)}) as r(
          document bigint, number int, hash text, title text, tags text[], summary text, at timestamptz, member bigint, name text)
        left join import_members m on m.id = r.member order by r.document, r.number) r
    ), documents as (
      insert into documents (id, kind, product_id, language, author_id, author_name, published_revision_id, latest_revision_id, state, created_at)
      overriding system value
      select d.document, ${kind}, ${kind === "tag" ? null : run.productId}::bigint, ${run.language}, m.member_id,
        case when m.member_id is null then d.name end, last.id, last.id, 'deleted', d.at
      from json_to_recordset(${rowsParameter(rows)}) as d(document bigint, at timestamptz, member bigint, name text)
        left join import_members m on m.id = d.member
        join (select distinct on (document) document, id from given order by document, number desc) last on last.document = d.document
    )
    insert into revisions (id, document_id, number, based_on, author_id, author_name, blob, title, tags, summary, created_at, published_at)
    overriding system value
    select id, document, number, lag(id) over (partition by document order by number), member_id,
      case when member_id is null then name end, decode(hash, 'hex'), title, tags, summary, at, at from given`);
  await writeMentions(tx, documents);
  run.report.added("revisions", revisions.length);
}

/** Who has no account is known by the name they had, or by their number. */
function author({ userId, userName }: Author): { member: number | null; name: string | null } {
  const name = cleanLine(userName ?? "", FIELD_LIMITS.displayName.maximum);
  return { member: userId, name: name || (userId === null ? null : `user${userId}`) };
}

/** Links wait for the last step, as their targets may come later. */
async function writeMentions(tx: Db, documents: readonly NewDocument[]): Promise<void> {
  const mentions = documents.flatMap(({ document, shown }) => shown.mentions.map((name) => ({ document, name })));
  if (mentions.length === 0) return;
  await tx.execute(sql`
    insert into mentions (document_id, user_id)
    select r.document, u.id from json_to_recordset(${rowsParameter(mentions)}) as r(document bigint, name text) join users u on u.name = r.name
    on conflict do nothing`);
}

export function documentOf({ post, texts }: ImportedPost): NewDocument {
  const isQuestion = post.id === post.question;
  return {
    document: post.document,
    userId: post.owner_id,
    userName: post.owner_name,
    at: post.created_at,
    shown: texts.shown,
    revisions: texts.revisions.map(({ hash, title, tags, summary, at, userId, userName }) => ({
      hash,
      title: isQuestion ? importedTitle(title) : null,
      tags: isQuestion ? importedTags(tagNames(tags)) : null,
      summary,
      at,
      userId,
      userName,
    })),
  };
}

export async function writeQuestions(tx: Db, run: ImportRun, posts: readonly ImportedPost[]): Promise<void> {
  const rows = posts.map(({ post, texts }) => ({
    id: post.document,
    title: importedTitle(post.title),
    excerpt: excerptOf(texts.shown.plain),
    tags: importedTags(tagNames(post.tags)),
    closed: post.closed_at !== null,
    up: post.up,
    down: post.down,
    views: post.viewCount,
    asked: post.created_at,
    active: post.active_at,
  }));
  await tx.execute(sql`
    insert into questions (id, area_id, product_id, language, title, excerpt, tag_slugs, is_closed, score, up_count, down_count, view_count, asked_at, active_at)
    select id, ${run.areaId}::bigint, ${run.productId}::bigint, ${run.language}, title, excerpt, tags, closed, up - down, up, down, views, asked, active
    from json_to_recordset(${rowsParameter(rows)}) as r(id bigint, title text, excerpt text, tags text[], closed boolean, up int, down int,
      views int, asked timestamptz, active timestamptz)`);
  await writeTags(tx, posts);
  await writeClosures(tx, run, posts);
  await writeProtections(tx, run, posts);
}

async function writeTags(tx: Db, posts: readonly ImportedPost[]): Promise<void> {
  const rows = posts.flatMap(({ post }) =>
    importedTags(tagNames(post.tags)).map((slug) => ({ id: post.document, slug })),
  );
  if (rows.length === 0) return;
  const given = sql`json_to_recordset(${rowsParameter(rows)}) as r(id bigint, slug text)`;
  await tx.execute(
    sql`insert into tags (slug) select distinct slug from ${given} order by slug on conflict (slug) do nothing`,
  );
  await tx.execute(
    sql`insert into question_tags (question_id, tag_id) select r.id, t.id from ${given} join tags t on t.slug = r.slug on conflict do nothing`,
  );
}

export async function writeAnswers(tx: Db, run: ImportRun, posts: readonly ImportedPost[]): Promise<void> {
  const rows = posts.map(({ post }) => ({
    id: post.document,
    question: post.questionDocument,
    up: post.up,
    down: post.down,
    wilson: wilsonLowerBound(post.up, post.down),
    accepted: post.isAccepted,
    answered: post.created_at,
    acceptedAt: post.acceptedAt ?? post.created_at,
    asker: post.askerId,
  }));
  const given = sql`json_to_recordset(${rowsParameter(rows)}) as r(id bigint, question bigint, up int, down int, wilson real,
    accepted boolean, answered timestamptz, "acceptedAt" timestamptz, asker bigint)`;
  await tx.execute(sql`
    insert into answers (id, question_id, score, up_count, down_count, wilson, is_accepted, answered_at)
    select id, question, up - down, up, down, wilson, accepted, answered from ${given}`);
  await tx.execute(sql`
    insert into answer_acceptances (answer_id, accepted_by, accepted_at)
    select r.id, m.member_id, r."acceptedAt" from ${given} left join import_members m on m.id = r.asker where r.accepted`);
  run.report.added("accepted answers", rows.filter(({ accepted }) => accepted).length);
}

/** Nobody knows who voted; the rows are what the score is counted from. A vote is dated by the day only. */
export async function writeVotes(tx: Db, run: ImportRun, postIds: readonly number[]): Promise<void> {
  const count = await countWritten(
    tx,
    sql`
    insert into votes (document_id, value, voted_at)
    select m.document_id, case v.type when 2 then 1 else -1 end, greatest(v.created_at, p.created_at)
    from import_votes v join import_post_map m on m.id = v.post_id join import_posts p on p.id = v.post_id
    where v.post_id = any(${idArray(postIds)}) and v.type in (2, 3) order by v.id returning 1`,
  );
  run.report.added("votes on questions and answers", count);
}
