// The demo community is what a newcomer judges the product by: it must hold together.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seedDemo } from "#drizzle/seed/demo.server";
import { loadActors } from "#drizzle/seed/demo-past.server";
import { pages, questions } from "#drizzle/seed/demo-stories";
import { closeRendering } from "~/markdown/rendering.server";
import { verifyLog } from "~/models/case/log-check.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.db.transaction((tx) => seedDemo(tx));
});
afterAll(async () => {
  await database.close();
  await closeRendering();
});

const rows = async <T extends Record<string, unknown>>(statement: ReturnType<typeof sql>) => [
  ...(await database.db.execute<T>(statement)),
];
const count = async (statement: ReturnType<typeof sql>) =>
  Number((await rows<{ n: number }>(sql`select count(*) as n from (${statement}) x`))[0]?.n);

describe("the seeded community", () => {
  test("has every question, answer and page in the store, published and rendered, with counts that are true", async () => {
    expect(await count(sql`select 1 from questions`)).toBe(questions.length);
    expect(await count(sql`select 1 from pages where is_listed`)).toBe(pages.length);
    expect(
      await count(sql`select 1 from documents d join revisions v on v.id = d.latest_revision_id
        where d.kind in ('question', 'answer', 'comment') and not exists (select 1 from renderings r where r.hash = v.blob)`),
    ).toBe(0);
    expect(
      await count(sql`select 1 from questions q where answer_count <> (select count(*) from answers a join documents d on d.id = a.id and d.state = 'published' where a.question_id = q.id)
        or score <> (select coalesce(sum(value), 0) from votes where document_id = q.id) or me_too_count <> (select count(*) from me_toos where question_id = q.id)`),
    ).toBe(0);
    expect(
      await count(
        sql`select 1 from revisions v join revisions b on b.id = v.based_on where v.created_at < b.created_at or v.blob = b.blob and v.title is not distinct from b.title`,
      ),
    ).toBe(0);
  });

  test("counts the comments that can be seen, under questions and under answers", async () => {
    for (const noun of [sql`questions`, sql`answers`])
      expect(
        await rows(sql`select x.id from ${noun} x where comment_count <> (
          select count(*) from comments c join documents d on d.id = c.id and d.state = 'published' where c.parent_id = x.id)`),
      ).toEqual([]);
  });

  test("leaves no number of a question unresolved", async () => {
    const broken = await rows<{ plain: string }>(sql`select plain from renderings where plain ~ '#\\{|#\\d{2,}'`);
    expect(broken).toEqual([]);
  });

  test("has everything findable that is published", async () => {
    const missing = await rows<{ id: number }>(sql`
      select d.id from documents d where d.kind in ('question', 'answer', 'page', 'faq') and d.state = 'published'
        and not exists (select 1 from search_documents s where s.document_id = d.id)`);
    expect(missing).toEqual([]);
  });

  test("has no link to a page that is not there, but for those that are wished for", async () => {
    const wanted = await rows<{ title: string }>(sql`select distinct title from wanted_pages order by title`);
    expect(wanted.map((one) => one.title)).toEqual(["Level probe", "Rotary pump", "Steam tip sizes"]);
  });

  test("keeps the addresses that pages had, and marks minor changes and reverts in what happened", async () => {
    const left = await rows<{ slug: string }>(sql`
      select r.slug from page_redirects r join pages p on p.id = r.page_id where p.slug <> r.slug order by r.slug`);
    expect(left.map((one) => one.slug)).toEqual(["burr-replacement", "portafilter-seal"]);
    expect(await count(sql`select 1 from events where verb = 'page-reverted'`)).toBeGreaterThanOrEqual(3);
    expect(
      await count(sql`select 1 from revisions v join pages p on p.id = v.document_id where v.is_minor`),
    ).toBeGreaterThan(10);
    expect(
      await count(sql`
      select 1 from revisions v join pages p on p.id = v.document_id join revisions o on o.document_id = v.document_id and o.number < v.number - 1 and o.blob = v.blob`),
    ).toBeGreaterThanOrEqual(3);
  });

  test("has entries of the FAQ in every state, with the people they came from, and marks those whose source changed", async () => {
    const states = await rows<{ state: string; n: number }>(
      sql`select state, count(*) as n from faq_entries group by state order by state`,
    );
    expect(states.map((one) => one.state)).toEqual(["archived", "draft", "published", "review"]);
    expect(await count(sql`select 1 from faq_entries where state = 'published'`)).toBeGreaterThanOrEqual(15);
    expect(
      await count(sql`select 1 from faq_entries e where not exists (select 1 from faq_credits where entry_id = e.id)`),
    ).toBe(0);
    expect(
      await count(
        sql`select 1 from faq_sources s join faq_entries e on e.id = s.entry_id where s.state = 'changed' and e.state = 'published'`,
      ),
    ).toBe(2);
  });

  test("has entries that were improved after they were published, each with a reason, and the words of the newest", async () => {
    const improved = await rows<{ number: number; summary: string; isLater: boolean; isLive: boolean }>(sql`
      select v.number, v.summary, v.published_at > e.published_at and v.created_at > o.created_at as "isLater",
        d.published_revision_id = d.latest_revision_id as "isLive"
      from revisions v join faq_entries e on e.id = v.document_id and e.state = 'published' join documents d on d.id = e.id
        join revisions o on o.id = v.based_on where v.number > 1`);
    expect(improved.length).toBeGreaterThanOrEqual(5);
    expect(Math.max(...improved.map(({ number }) => number))).toBeGreaterThanOrEqual(3);
    for (const one of improved)
      expect(one).toMatchObject({ isLater: true, isLive: true, summary: expect.stringMatching(/./) });
  });

  test("has people who call each other by name, and hear of it", async () => {
    expect(await count(sql`select 1 from mentions`)).toBeGreaterThanOrEqual(4);
    const heard = await rows<{ name: string }>(sql`
      select u.name from notifications n join users u on u.id = n.user_id where n.kind = 'mention' order by u.name`);
    expect(heard.map(({ name }) => name)).toEqual(expect.arrayContaining(["ines", "mareike"]));
  });

  test("opens the task about a changed source when it changed", async () => {
    const early = await count(sql`
      select 1 from signals s join cases c on c.id = s.case_id join faq_sources f on f.entry_id = c.document_id join documents d on d.id = f.document_id
      join revisions v on v.id = d.published_revision_id where s.kind = 'source-changed' and (s.at < v.created_at or c.opened_at < v.created_at)`);
    expect(early).toBe(0);
    expect(await count(sql`select 1 from notifications where created_at < now() - interval '15 days'`)).toBe(0);
  });

  test("tells members of the last days without any mail", async () => {
    expect(await count(sql`select 1 from notifications where read_at is null`)).toBeGreaterThan(3);
    expect(await count(sql`select 1 from mails`)).toBe(0);
    expect(await count(sql`select 1 from events where told_at is null`)).toBe(0);
  });

  test("knows searches that found nothing", async () => {
    expect(await count(sql`select 1 from searches where result_count = 0`)).toBeGreaterThan(3);
    expect(await count(sql`select 1 from searches where result_count > 0 and opened_id > 0`)).toBeGreaterThan(5);
  });

  test("says nothing that is later than now", async () => {
    expect(await count(sql`select 1 from events where at > now()`)).toBe(0);
    expect(
      await count(sql`select 1 from documents where kind <> 'rule' and created_at > now() - interval '1 minute'`),
    ).toBe(0);
    expect(await count(sql`select 1 from signals where at > now() - interval '1 minute'`)).toBe(0);
  });

  test("has every kind of case in the queue", async () => {
    const waiting = await rows<{ kind: string; code: string; document: string }>(sql`
      select s.kind, s.code, d.kind as document from signals s join cases c on c.id = s.case_id and c.state <> 'decided' join documents d on d.id = c.document_id
      where s.settled_at is null`);
    const kinds = new Set(waiting.map((one) => one.kind));
    expect([...kinds].sort()).toEqual(["appeal", "detector", "flag", "proposal", "report", "review", "source-changed"]);
    expect(new Set(waiting.map((one) => one.document)).size).toBeGreaterThanOrEqual(4);
  });

  test("has decisions of every outcome in a log that verifies, told to those whom they concern", async () => {
    expect(await verifyLog(database.db)).toMatchObject({ kind: "intact" });
    const outcomes = await rows<{ outcome: string }>(sql`select distinct outcome from decisions order by outcome`);
    expect(outcomes.map((one) => one.outcome)).toEqual([
      "dismiss",
      "move",
      "overturn",
      "publish",
      "remove",
      "return",
      "uphold",
    ]);
    expect(
      await count(
        sql`select 1 from (select at, lag(at) over (order by id) as before from decisions) x where before > at`,
      ),
    ).toBe(0);
    expect(await count(sql`select 1 from decisions where at > now() - interval '5 hours'`)).toBe(0);
    expect(
      await count(
        sql`select 1 from decisions x join cases c on c.id = x.case_id join documents d on d.id = c.document_id where d.author_id = x.decider_id`,
      ),
    ).toBe(0);
    expect(await count(sql`select 1 from notifications where kind = 'decision'`)).toBeGreaterThan(0);
    expect(
      await count(
        sql`select 1 from questions q join areas a on a.id = q.area_id and a.kind = 'marketplace' where q.title like 'Nordic Beans%' and q.is_listed`,
      ),
    ).toBe(1);
  });

  test("has members of every role and of different trust", async () => {
    const roles = await rows<{ role: string }>(sql`select distinct role from users order by role`);
    expect(roles.map((one) => one.role)).toEqual(["admin", "member", "moderator", "staff"]);
    const actors = await loadActors({ db: database.db });
    const levels = new Set<number>();
    for (const actor of actors.values())
      levels.add((await loadMemberFacts(database.db, { actor, productId: null })).trust);
    expect(levels.size).toBeGreaterThanOrEqual(3);
  });
});
