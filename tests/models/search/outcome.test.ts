import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { saveDraft } from "~/models/document/draft.server";
import { endAsk } from "~/models/question/deflection.server";
import { writeGatheredSearches } from "~/models/search/log.server";
import { listMisses, type MissKind } from "~/models/search/misses.server";
import { recountWords } from "~/models/search/words.server";
import * as missesPage from "~/routes/admin.searches";
import * as askPage from "~/routes/ask";
import * as searchPage from "~/routes/search";
import * as suggestions from "~/routes/search_.suggestions";
import * as opened from "~/routes/searches.$key";
import * as similar from "~/routes/similar";
import { takeFromVisitorLimit } from "~/web/visitor-limit.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import { type Answer, Visitor } from "../../support/visitor";
import { intoThisWindow } from "../../support/windows";
import { person } from "../question/care-community";
import { ask, entry, furnish, page } from "./search-community";

let database: TestDatabase;
let member: Actor;

beforeAll(async () => {
  database = await createTestDatabase();
  await furnish(database.db);
  member = await person(database.db);
});
afterAll(() => database.close());
beforeEach(() => database.db.execute(sql`delete from searches`));

let addresses = 0;
function somebody(headers: Record<string, string> = {}): Visitor {
  addresses += 1;
  return new Visitor(database.db, `198.51.100.${addresses}`, headers);
}

const find = (visitor: Visitor, query: Record<string, string>) =>
  visitor.get(searchPage, `/search?${new URLSearchParams(query)}`);
const traceOf = (answer: Answer) => {
  const [, key = "", visit = ""] = /^search;desc="(.+)\.(.+)"$/.exec(answer.headers.get("server-timing") ?? "") ?? [];
  return { key, visit };
};

async function logged(): Promise<{ query: string; count: number; opened: number | null; followed: string | null }[]> {
  await writeGatheredSearches();
  return database.db.execute(sql`
    select query, result_count as count, opened_id as opened, followed_by as followed from searches order by id`);
}

describe("what came of a search", () => {
  let pump: number;
  beforeAll(async () => {
    pump = await ask(database.db, { title: "Pump hums at night" });
  });

  it("is the real number of results, and what was opened first", async () => {
    const visitor = somebody();
    const { key } = traceOf(await find(visitor, { q: "pump" }));
    await find(visitor, { q: "zeppelin" });
    const say = (id: number) => visitor.post(opened, `/searches/${key}`, { opened: String(id) }, { key });
    expect((await say(pump)).status).toBe(204);
    await say(99);
    await say(0);
    expect(await logged()).toEqual([
      { query: "pump", count: 1, opened: pump, followed: null },
      { query: "zeppelin", count: 0, opened: null, followed: null },
    ]);
  });

  it("knows that nothing was opened from knowing nothing", async () => {
    const visitor = somebody();
    const { key } = traceOf(await find(visitor, { q: "pump" }));
    await visitor.post(opened, `/searches/${key}`, { opened: "0" }, { key });
    await find(visitor, { q: "hums" });
    expect((await logged()).map((row) => row.opened)).toEqual([0, null]);
    await visitor.post(opened, `/searches/${key}`, { opened: String(pump) }, { key });
    expect((await logged())[0]?.opened).toBe(pump);
  });

  it("joins the searches of a visit: other words are another search, the same words are not", async () => {
    const visitor = somebody();
    const { visit } = traceOf(await find(visitor, { q: "pmup noise" }));
    await find(visitor, { q: "PMUP noise", language: "en", v: visit });
    await find(visitor, { q: "pump hums", v: visit });
    await find(somebody(), { q: "pump at night" });
    expect((await logged()).map(({ query, followed }) => [query, followed])).toEqual([
      ["pmup noise", "search"],
      ["PMUP noise", "search"],
      ["pump hums", null],
      ["pump at night", null],
    ]);
  });

  it("is not written for crawlers, for browsers that fetch ahead, for further pages and for no words", async () => {
    await find(somebody({ "user-agent": "Googlebot/2.1 (+http://www.google.com/bot.html)" }), { q: "pump" });
    await find(somebody({ "sec-purpose": "prefetch;prerender" }), { q: "pump" });
    await find(somebody(), { q: "pump", after: "20" });
    await find(somebody(), { q: "", language: "en" });
    expect(await logged()).toEqual([]);
  });

  it("does not listen to what is no key", async () => {
    const answer = await somebody().post(opened, "/searches/x", { opened: "1" }, { key: "' or true --" });
    expect(answer.status).toBe(404);
    const { visit } = traceOf(await find(somebody(), { q: "pump", v: "' or true --" }));
    expect(visit).toMatch(/^[A-Za-z0-9_-]{12}$/);
    expect((await somebody().post(opened, "/searches/x", { opened: "-1" }, { key: visit })).status).toBe(400);
  });

  it("is kept without anything about who searched", async () => {
    await find(somebody(), { q: "pump" });
    await logged();
    const [row] = await database.db.execute(sql`select * from searches`);
    expect(Object.keys(row ?? {}).sort()).toEqual(
      ["at", "followed_by", "id", "key", "language", "opened_id", "query", "result_count", "visit"].sort(),
    );
  });
});

describe("while something is typed", () => {
  beforeAll(async () => {
    await ask(database.db, { title: "Descaling with citric acid" });
    await entry(database.db, { title: "How often must I descale the machine?", text: "Every three months." });
    await page(database.db, { title: "Descaling step by step", text: "Fill the tank with water and the sachet." });
    await recountWords(database.db);
  });

  it("the box already finds what the unfinished word begins", async () => {
    const answer = await somebody().get(suggestions, "/search/suggestions?q=desca");
    expect(answer.text).toContain("How often must I");
    expect(answer.text).toContain("step by step");
    expect(answer.text).toContain('href="/search?q=desca"');
    expect(await logged()).toEqual([]);
  });

  it("a title brings official entries and pages, then questions, those that are answered with a way to end the ask", async () => {
    const { text } = await somebody().get(similar, "/similar?title=descaling+the+machine");
    const places = ["How often must I descale", "Descaling with citric acid"].map((title) => text.indexOf(title));
    expect(places[0]).toBeGreaterThan(0);
    expect(places[1]).toBeGreaterThan(places[0] ?? 0);
    expect(text).toContain("Official FAQ");
    // Of the question nobody can say so: it has no answer yet.
    expect(text.match(/This solved it/g)?.length).toBe(2);
  });

  it("text that somebody typed stays text", async () => {
    const typed = "<img src=x onerror=alert(1)>";
    const answer = await somebody().get(suggestions, `/search/suggestions?q=${encodeURIComponent(typed)}`);
    expect(answer.text).not.toContain("<img");
  });

  it("lookups are limited by address, and as often more as the settings say", () => {
    const take = (factor: number) => {
      const who = crypto.randomUUID();
      let taken = 0;
      while (takeFromVisitorLimit({ kind: "search", who, factor, now: 1_000_000 }).ok) taken += 1;
      return taken;
    };
    expect(take(2)).toBe(2 * take(1));
    const who = "somebody";
    while (takeFromVisitorLimit({ kind: "search", who, factor: 1, now: 0 }).ok);
    expect(takeFromVisitorLimit({ kind: "search", who, factor: 1, now: 59_000 })).toEqual({
      ok: false,
      retryAfterSeconds: 1,
    });
    expect(takeFromVisitorLimit({ kind: "search", who, factor: 1, now: 60_000 }).ok).toBe(true);
    expect(takeFromVisitorLimit({ kind: "search", who: "somebody else", factor: 1, now: 0 }).ok).toBe(true);
  });
});

describe("“This solved it”", () => {
  const end = (solvedBy: number, key = crypto.randomUUID(), visit: string | null = null) =>
    endAsk(database.db, { actor: member, solvedBy, title: "My machine is full of scale", language: "en", visit, key });
  const count = async () => (await database.db.execute(sql`select 1 from deflections`)).length;

  it("ends the ask, counts once for a form however often it is sent, and closes the visit", async () => {
    const faq = await entry(database.db, { title: "Scale" });
    const { visit } = traceOf(await find(somebody(), { q: "scale" }));
    await saveDraft(database.db, { userId: member.id, target: "ask", fields: { title: "My machine" } });
    const key = crypto.randomUUID();
    expect(await end(faq, key, visit)).toEqual({ kind: "done", solver: { kind: "faq", slug: `entry-${faq}` } });
    expect((await end(faq, key, visit)).kind).toBe("done");
    expect(await count()).toBe(1);
    expect(await database.db.execute(sql`select 1 from drafts where user_id = ${member.id}::bigint`)).toHaveLength(0);
    expect((await logged())[0]?.followed).toBe("solved");
  });

  it("cannot be said of what nobody may read", async () => {
    const before = await count();
    const hidden = await page(database.db, { title: "Hidden" });
    await database.db.execute(sql`update pages set is_listed = false where id = ${hidden}::bigint`);
    expect(await end(hidden)).toEqual({ kind: "missing" });
    expect(await end(4_000_000)).toEqual({ kind: "missing" });
    expect(await count()).toBe(before);
  });

  it("has a limit, like everything that is counted", async () => {
    const question = await ask(database.db, { title: "Limited" });
    const kinds = [];
    for (let n = 0; n < 12; n += 1) {
      await intoThisWindow(database.sql);
      kinds.push((await end(question)).kind);
    }
    expect(kinds).toContain("limited");
  });
});

describe("asking without script", () => {
  it("shows what was asked before by a button, and keeps everything that was typed", async () => {
    const visitor = somebody();
    const cookie = await sessionOf(member);
    visitor.cookies.set(cookie[0], cookie[1]);
    const typed = {
      key: crypto.randomUUID(),
      look: "1",
      title: "descaling the machine",
      body: "half a sentence",
      tags: "scale",
    };
    const answer = await visitor.post(askPage, "/ask", typed);
    expect(answer.status).toBe(200);
    expect(answer.data.typed).toMatchObject({ title: typed.title, body: typed.body, tags: typed.tags });
    const found = answer.data.similar as { guides: { title: string }[]; questions: { title: string }[] };
    expect(found.guides[0]?.title).toBe("How often must I descale the machine?");
    expect(found.questions.map(({ title }) => title)).toContain("Descaling with citric acid");
  });
});

async function sessionOf(actor: Actor): Promise<[string, string]> {
  const { createSession } = await import("~/web/session.server");
  const line = await createSession(database.db, actor.id, null);
  const [name = "", value = ""] = line.split(";", 1)[0]?.split("=") ?? [];
  return [name, value];
}

describe("the list of searches that helped nobody", () => {
  const words = async (kind: MissKind) =>
    (await listMisses(database.db, { days: 30, kind })).words.map((row) => row.words);

  beforeEach(async () => {
    await database.db.execute(sql`
      insert into searches (query, language, result_count, opened_id, followed_by, at) values
        ('Ghost pump', 'en', 0, null, 'ask', now()), ('ghost  PUMP', 'en', 0, 0, null, now()),
        ('helped', 'en', 4, 12, null, now()), ('looked away', 'en', 4, 0, null, now()), ('who knows', 'en', 4, null, null, now()),
        ('tried again', 'en', 2, 5, 'search', now()), ('long ago', 'en', 0, 0, null, now() - interval '40 days')`);
  });

  it("puts the same words together, however they were typed, most people first", async () => {
    const { words: rows, totals } = await listMisses(database.db, { days: 30, kind: "missed" });
    expect(rows[0]).toMatchObject({ words: "ghost pump", searches: 2, results: 0, nothing: 2, asked: 1 });
    expect(rows.map((row) => row.words).sort()).toEqual(["ghost pump", "looked away", "tried again"]);
    expect(totals).toMatchObject({ searches: 6, nothing: 2, opened: 2, unopened: 1, asked: 1 });
  });

  it("tells what kind of miss it was, and counts nobody as lost of whom nothing is known", async () => {
    expect(await words("nothing")).toEqual(["ghost pump"]);
    expect(await words("unopened")).toEqual(["looked away"]);
    expect(await words("again")).toEqual(["tried again"]);
    expect(await words("asked")).toEqual(["ghost pump"]);
    expect(await words("all")).toHaveLength(5);
  });

  it("is for those who look after the place", async () => {
    const visitor = somebody();
    expect((await visitor.get(missesPage, "/admin/searches")).location).toMatch(/^\/login/);
    for (const [role, status] of [
      ["member", 403],
      ["moderator", 200],
      ["staff", 200],
      ["admin", 200],
    ] as const) {
      const one = somebody();
      one.cookies.set(...(await sessionOf(await person(database.db, role))));
      expect((await one.get(missesPage, "/admin/searches?kind=all&days=90")).status, role).toBe(status);
    }
  });
});
