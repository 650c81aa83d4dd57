import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seedEmpty } from "#drizzle/seed/empty.server";
import type { ReportData } from "~/imports/report";
import { importStackExchange } from "~/imports/stackexchange/stackexchange.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import { brewingDump } from "./brewing-dump";
import { at, type DumpFolder, importOptions, writeDump } from "./dump";

let database: TestDatabase;
let dump: DumpFolder;
let report: ReportData;

beforeAll(async () => {
  database = await createTestDatabase();
  await seedEmpty(database.db);
  dump = writeDump(brewingDump());
  report = await importStackExchange(database.options, importOptions(dump.folder));
});
afterAll(async () => {
  dump.delete();
  await database.close();
});

async function rows<T extends Record<string, unknown>>(query: ReturnType<typeof sql>): Promise<T[]> {
  return [...(await database.db.execute<T>(query))] as T[];
}
/** Old number of a post or comment to our id. */
const ours = async (kind: string, external: number): Promise<number> => {
  const [row] = await rows<{ id: number }>(
    sql`select internal_id as id from origins where kind = ${kind} and external_id = ${String(external)}`,
  );
  return row?.id ?? 0;
};
type RevisionRow = {
  number: number;
  title: string | null;
  tags: string[] | null;
  summary: string;
  author: string | null;
  name: string | null;
  text: string;
  at: string;
};
const revisionsOf = async (id: number) =>
  rows<RevisionRow>(sql`
    select v.number, v.title, v.tags, v.summary, u.name as author, v.author_name as name, convert_from(b.bytes, 'UTF8') as text,
      to_char(v.created_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS') as at
    from revisions v join blobs b on b.hash = v.blob left join users u on u.id = v.author_id where v.document_id = ${id} order by v.number`);
const htmlOf = async (id: number) => {
  const [row] = await rows<{ html: string }>(sql`
    select r.html from documents d join revisions v on v.id = d.published_revision_id join renderings r on r.hash = v.blob where d.id = ${id}`);
  return row?.html ?? "";
};

describe("members", () => {
  test("get unique names of plain letters and keep what they were called", async () => {
    const members = await rows(sql`
      select u.name, u.display_name as display, u.is_unclaimed as unclaimed, u.email, u.password_hash as password from users u
      join origins o on o.kind = 'user' and o.internal_id = u.id order by o.external_id::int`);
    const person = (name: string, display: string) => ({ name, display, unclaimed: true, email: null, password: null });
    expect(members).toEqual([
      { ...person("community", "Community"), unclaimed: false },
      person("tom-medley", "Tom Medley"),
      person("tom-medley-2", "Tom Medley"),
      person("zoe-lukasz", "Zoë Łukasz"),
      person("admin-4", "admin"),
      person("user-5", "李雷"),
    ]);
  });

  test("bring their dates and what they said about themselves", async () => {
    const [tom] = await rows(
      sql`select about, created_at = ${`${at(1)}Z`}::timestamptz as joined, last_seen_on = ${`${at(900)}Z`}::timestamptz as seen from users where name = 'tom-medley'`,
    );
    expect(tom).toEqual({ about: "I like kettles.", joined: true, seen: true });
  });
});

describe("a question", () => {
  test("has every revision with author, comment, date, title and tags of the time", async () => {
    const revisions = await revisionsOf(await ours("post", 1));
    const summary = revisions.map(({ number, title, tags, summary: comment, author, at: date }) => [
      number,
      title,
      tags,
      comment,
      author,
      date,
    ]);
    const [sings, why] = ["Kettle sings", "Why does my kettle sing?"];
    expect(summary).toEqual([
      [1, sings, ["kettles"], "", "tom-medley", at(10)],
      [2, why, ["kettles", "c++"], "a better title", "zoe-lukasz", at(30)],
      [3, why, ["kettles", "c++"], "", "tom-medley", at(31)],
      [4, why, ["kettles", "c++"], "Rollback to revision 2", "tom-medley", at(32)],
    ]);
  });

  test("has its Markdown with our line ends, our links, and numbers and names that lead nowhere by accident", async () => {
    const [first, second, third] = await revisionsOf(await ours("post", 1));
    const path = `/q/${await ours("post", 4)}/descaling-a-kettle`;
    expect(first?.text).toBe(`It sings in **B flat**, like the \\#1 in [this one](${path}).\n\n    #1 @zoe in code`);
    expect(second?.text).toBe(first?.text);
    expect(third?.text).toBe("All gone.");
    const html = await htmlOf(await ours("post", 1));
    expect(html).toContain("like the #1 in");
    expect(html).toContain(`<a href="${path}">this one</a>`);
  });

  test("is listed with its dates, counts and tags", async () => {
    const [question] = await rows(sql`
      select q.title, q.tag_slugs as tags, q.is_listed as listed, q.is_closed as closed, q.score, q.up_count as up, q.answer_count as answers,
        q.accepted_count as accepted, q.comment_count as comments, q.view_count as views, q.excerpt, a.slug as area, u.name as active_by,
        q.asked_at = ${`${at(10)}Z`}::timestamptz and d.created_at = q.asked_at and d.published_at = q.asked_at as dated, q.active_at = ${`${at(50)}Z`}::timestamptz as active
      from questions q join documents d on d.id = q.id join areas a on a.id = q.area_id left join users u on u.id = q.active_by where q.id = ${await ours("post", 1)}`);
    expect(question).toEqual({
      title: "Why does my kettle sing?",
      tags: ["kettles", "c++"],
      listed: true,
      closed: false,
      score: 1,
      up: 1,
      answers: 2,
      accepted: 1,
      comments: 1,
      views: 698,
      excerpt: "It sings in B flat, like the #1 in this one.",
      area: "questions",
      active_by: null,
      dated: true,
      active: true,
    });
  });

  test("that ends later than its history tells gets one more revision from the HTML", async () => {
    const revisions = await revisionsOf(await ours("post", 5));
    expect(revisions.map(({ text, author, at: date }) => [text, author, date])).toEqual([
      ["第一版", "user-5", at(80)],
      ["The text after the *last* edit, which no history tells.\n\n```\nboil();\n```", "tom-medley", at(200)],
    ]);
    expect(report.remarks).toEqual({
      "posts whose history ends before the text that the old site showed; one revision was added": 1,
      "posts whose votes in the dump give another score than the dump says; the votes count": 1,
      "texts whose licence the dump does not say; say it with --licence": 8,
    });
  });

  test("without a history has its HTML as Markdown, without scripts", async () => {
    const [only, ...others] = await revisionsOf(await ours("post", 6));
    expect(others).toEqual([]);
    expect(only?.text).toBe("A `list`:\n\n- one\n- two<sup>2</sup>");
    expect(await htmlOf(await ours("post", 6))).toContain("two<sup>2</sup>");
  });

  test("keeps its closings with reason, date and person, and what it is a duplicate of", async () => {
    const closures = await rows(sql`
      select c.reason, c.note, u.name, to_char(c.closed_at, 'HH24:MI') as closed, to_char(c.reopened_at, 'HH24:MI') as reopened
      from question_closures c left join users u on u.id = c.closed_by where c.question_id = ${await ours("post", 4)} order by c.closed_at`);
    expect(closures).toEqual([
      { reason: "needs-detail", note: "Too broad", name: "tom-medley", closed: "01:02", reopened: "01:04" },
      { reason: "duplicate", note: "", name: "zoe-lukasz", closed: "01:10", reopened: null },
    ]);
    const duplicates = await rows(
      sql`select canonical_id as id from question_duplicates where question_id = ${await ours("post", 4)}`,
    );
    expect(duplicates).toEqual([{ id: await ours("post", 1) }]);
  });

  test("keeps its protection", async () => {
    const protections = await rows(
      sql`select p.level, u.name, p.lifted_at as lifted from protections p left join users u on u.id = p.protected_by`,
    );
    expect(protections).toEqual([{ level: "trusted", name: "tom-medley-2", lifted: null }]);
  });

  test("keeps who suggested an edit and who let it through", async () => {
    const proposals = await rows(sql`
      select p.state, author.name as author, reviewer.name as reviewer, v.number from proposals p join revisions v on v.id = p.result_revision_id
      join users author on author.id = p.author_id join users reviewer on reviewer.id = p.reviewed_by`);
    expect(proposals).toEqual([{ state: "accepted", author: "zoe-lukasz", reviewer: "tom-medley-2", number: 2 }]);
  });
});

describe("an answer", () => {
  test("is accepted by the asker, not before it was given", async () => {
    const accepted = await rows(sql`
      select a.id, u.name, x.accepted_at = a.answered_at as dated, a.is_accepted from answer_acceptances x
      join answers a on a.id = x.answer_id join users u on u.id = x.accepted_by`);
    expect(accepted).toEqual([{ id: await ours("post", 2), name: "tom-medley", dated: true, is_accepted: true }]);
  });

  test("has the score that its votes give, and its votes as rows", async () => {
    const answers = await rows(sql`
      select a.score, a.up_count as up, a.down_count as down, (select sum(value)::int from votes v where v.document_id = a.id) as sum, a.wilson > 0 as ranked
      from answers a order by a.id`);
    expect(answers).toEqual([
      { score: 2, up: 2, down: 0, sum: 2, ranked: true },
      { score: -1, up: 0, down: 1, sum: -1, ranked: false },
    ]);
    const members = await rows(sql`select distinct user_id from votes`);
    expect(members).toEqual([{ user_id: null }]);
  });

  test("by somebody without an account keeps the name they had", async () => {
    const [answer] = await rows(sql`select author_id, author_name from documents where id = ${await ours("post", 3)}`);
    expect(answer).toEqual({ author_id: null, author_name: "user77" });
  });
});

describe("comments", () => {
  test("address those they meant and nobody else, link to our pages and show what looked like HTML", async () => {
    const id = await ours("comment", 1);
    const question = await ours("post", 4);
    const [comment] = await revisionsOf(id);
    expect(comment?.text).toBe(
      `[@TomM](/members/tom-medley) see #${question} and \\#2, \\<b>not bold\\</b>, \\@stranger`,
    );
    const html = await htmlOf(id);
    expect(html).toContain('<a href="/members/tom-medley">@TomM</a>');
    expect(html).toContain(`<a href="/q/${question}/descaling-a-kettle" class="question-link">Descaling a kettle</a>`);
    expect(html).toContain("&lt;b&gt;not bold&lt;/b&gt;");
    const mentioned = await rows(
      sql`select u.name from mentions m join users u on u.id = m.user_id where m.document_id = ${id}`,
    );
    expect(mentioned).toEqual([{ name: "tom-medley" }]);
  });

  test("have their score as rows, so that the next vote counts on", async () => {
    const [comment] = await rows(
      sql`select score, (select count(*) from votes v where v.document_id = c.id) as votes from comments c where id = ${await ours("comment", 1)}`,
    );
    expect(comment).toEqual({ score: 3, votes: 3 });
  });
});

describe("tags", () => {
  test("count their questions and have excerpt and text as one description with one history", async () => {
    const [tag] = await rows<{ question_count: number; document_id: number }>(
      sql`select question_count, document_id from tags where slug = 'kettles'`,
    );
    expect(tag?.question_count).toBe(4);
    const revisions = await revisionsOf(tag?.document_id ?? 0);
    expect(revisions.map(({ text, author }) => [text, author])).toEqual([
      ["Vessels for boiling.", "zoe-lukasz"],
      ["Vessels for boiling.\n\nShort story.", "zoe-lukasz"],
      ["Vessels for boiling.\n\nLong *story*.", "tom-medley"],
    ]);
  });
});

describe("links", () => {
  test("stand in the link table, from the dump and from the texts", async () => {
    const [one, four, comment] = [await ours("post", 1), await ours("post", 4), await ours("comment", 1)];
    const links = await rows(sql`select from_id as f, to_id as t from document_links order by 1, 2`);
    expect(links).toEqual([
      { f: one, t: four },
      { f: four, t: one },
      { f: comment, t: four },
    ]);
  });

  test("to an answer show the title of its question", async () => {
    const html = await htmlOf(await ours("post", 4));
    expect(html).toContain(
      `<a href="/q/${await ours("post", 1)}/why-does-my-kettle-sing#a${await ours("post", 2)}">Why does my kettle sing?</a>`,
    );
  });
});

describe("afterwards", () => {
  test("everything readers see is rendered and in the search index", async () => {
    const unrendered = await rows(sql`
      select d.id from documents d join revisions v on v.id = d.published_revision_id left join renderings r on r.hash = v.blob
      where d.kind in ('question', 'answer', 'comment', 'tag') and (r.hash is null or d.state <> 'published')`);
    expect(unrendered).toEqual([]);
    const unindexed = await rows(sql`
      select d.id from documents d where d.kind in ('question', 'answer') and not exists (select 1 from search_documents s where s.document_id = d.id)`);
    expect(unindexed).toEqual([]);
  });

  test("the report accounts for every row of every file", () => {
    for (const [file, counts] of Object.entries(report.files)) {
      const skipped = Object.values(counts.skipped).reduce((sum, count) => sum + count, 0);
      expect(counts.written + counts.alreadyThere + skipped, file).toBe(counts.read);
    }
    expect(report.files["Posts.xml"]).toEqual({
      read: 11,
      written: 8,
      alreadyThere: 0,
      skipped: {
        "the question of this answer is not in the dump": 1,
        "no tag has this description": 1,
        "placeholder of the old site": 1,
      },
    });
    expect(report.files["Votes.xml"]?.skipped).toEqual({
      "bookmark: belongs to the member alone": 1,
      "the post is not in the dump": 1,
      "acceptance that was taken back": 1,
    });
    expect(report.files["Comments.xml"]).toEqual({
      read: 4,
      written: 2,
      alreadyThere: 0,
      skipped: { "the post was skipped": 1, "the post is not in the dump": 1 },
    });
    expect(report.written).toMatchObject({
      questions: 4,
      answers: 2,
      comments: 2,
      members: 6,
      tags: 2,
      "accepted answers": 1,
      closings: 2,
    });
  });
});
