import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { raiseSignal } from "~/models/case/case.server";
import { loadCommunity } from "~/models/community/community.server";
import { type Home, loadHome } from "~/models/community/home.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import { person } from "../question/care-community";
import { answer, ask, entry, furnish, page } from "../search/search-community";

let database: TestDatabase;
let member: Actor;
let moderator: Actor;
let staff: Actor;

beforeAll(async () => {
  database = await createTestDatabase();
  await furnish(database.db);
  member = await person(database.db);
  moderator = await person(database.db, "moderator");
  staff = await person(database.db, "staff");
});
afterAll(() => database.close());

async function home(actor: Actor | null = null, language: "en" | "de" = "en"): Promise<Home> {
  const { db } = database;
  const community = await loadCommunity(db);
  return loadHome(db, { actor, community, language });
}

const titles = (items: { title: string }[]) => items.map(({ title }) => title);

describe("the home page", () => {
  it("is empty without a word out of place in a new community", async () => {
    expect(await home()).toEqual({
      recent: [],
      waiting: [],
      isWaitingMine: false,
      isWaitingOld: false,
      showcase: [],
      official: [],
      pages: [],
      questionCount: 0,
      queue: null,
    });
  });

  it("shows a visitor what was solved, what waits, what others made, official answers and the wiki's latest", async () => {
    const solved = await ask(database.db, { title: "Solved one" });
    await answer(database.db, solved, "Like this.");
    await database.db.execute(sql`update questions set accepted_count = 1 where id = ${solved}::bigint`);
    await ask(database.db, { title: "Waiting one" });
    await ask(database.db, { title: "My greenhouse", areaId: 2 });
    await entry(database.db, { title: "Official one" });
    await entry(database.db, { title: "Offizielle Antwort", language: "de" });
    const older = await page(database.db, { title: "Older page" });
    await database.db.execute(sql`update pages set changed_at = now() - interval '2 days' where id = ${older}::bigint`);
    await page(database.db, { title: "Newer page" });
    const seen = await home();
    expect(titles(seen.recent)).toEqual(["Solved one"]);
    expect(titles(seen.waiting)).toEqual(["Waiting one"]);
    expect(titles(seen.showcase)).toEqual(["My greenhouse"]);
    expect(titles(seen.official)).toEqual(["Official one", "Offizielle Antwort"]);
    expect(titles((await home(null, "de")).official)).toEqual(["Offizielle Antwort", "Official one"]);
    expect(titles(seen.pages)).toEqual(["Newer page", "Older page"]);
    expect(seen.pages[0]?.author?.displayName).toBe("Anna");
    expect(seen.questionCount).toBe(3);
  });

  it("begins with what the reader can read", async () => {
    const german = await ask(database.db, { title: "Wartet schon", language: "de" });
    expect(titles((await home(null, "de")).waiting)).toEqual(["Wartet schon", "Waiting one"]);
    expect(titles((await home()).waiting)).toEqual(["Waiting one", "Wartet schon"]);
    await database.db.execute(sql`update questions set is_listed = false where id = ${german}::bigint`);
  });

  it("shows nobody a page or an entry that is not published", async () => {
    const hidden = await page(database.db, { title: "Hidden page" });
    const draft = await entry(database.db, { title: "Drafted entry" });
    await database.db.execute(sql`update pages set is_listed = false where id = ${hidden}::bigint`);
    await database.db.execute(sql`update faq_entries set state = 'review' where id = ${draft}::bigint`);
    for (const actor of [null, member, moderator]) {
      const seen = await home(actor);
      expect(titles([...seen.pages, ...seen.official])).not.toContain("Hidden page");
      expect(titles([...seen.pages, ...seen.official])).not.toContain("Drafted entry");
    }
  });

  it("offers a member first what waits in the products they watch or wrote about", async () => {
    await ask(database.db, { title: "About the hose", productId: 2 });
    expect((await home(member)).isWaitingMine).toBe(false);
    await database.db.execute(
      sql`insert into watches (user_id, target, target_id) values (${member.id}::bigint, 'product', 2)`,
    );
    const seen = await home(member);
    expect(seen.isWaitingMine).toBe(true);
    expect(titles(seen.waiting)).toEqual(["About the hose"]);
  });

  it("tells moderators how much waits and of what kind, staff only what is theirs, others nothing", async () => {
    const held = await ask(database.db, { title: "Held one" });
    await database.db.execute(sql`update documents set state = 'held' where id = ${held}::bigint`);
    await database.db.execute(sql`update questions set is_listed = false where id = ${held}::bigint`);
    await raiseSignal(database.db, { documentId: held, kind: "detector", code: "links", byUserId: member.id });
    const suggested = await ask(database.db, { title: "Could be better" });
    await raiseSignal(database.db, {
      documentId: suggested,
      kind: "proposal",
      code: "suggested-edit",
      byUserId: member.id,
    });
    const [forModerator, forStaff] = [await home(moderator), await home(staff)];
    expect(forModerator.queue?.count).toBe(2);
    expect(forModerator.queue?.doors).toEqual([
      { kind: "held", count: 1 },
      { kind: "proposal", count: 1 },
    ]);
    expect(forModerator.queue?.oldestAt).toBeInstanceOf(Date);
    expect(forStaff.queue?.doors).toEqual([{ kind: "proposal", count: 1 }]);
    expect((await home(member)).queue).toBeNull();
    expect(titles((await home()).waiting)).not.toContain("Held one");
  });

  it("offers what was asked lately, and of an old community the newest that is not solved", async () => {
    const age = (days: number, id: number) =>
      database.db.execute(
        sql`update questions set asked_at = now() - make_interval(days => ${days}::int) where id = ${id}::bigint`,
      );
    const old = await ask(database.db, { title: "Asked years ago" });
    await age(4_000, old);
    const seen = await home();
    expect(seen.isWaitingOld).toBe(false);
    expect(titles(seen.waiting)).not.toContain("Asked years ago");
    await database.db.execute(sql`update questions set asked_at = asked_at - interval '10 years'`);
    const newer = await ask(database.db, { title: "Asked a year ago" });
    await age(400, newer);
    const later = await home();
    expect(later.isWaitingOld).toBe(true);
    expect(titles(later.waiting)[0]).toBe("Asked a year ago");
    expect(later.waiting[0]?.askedAt).toBeInstanceOf(Date);
    const shown = await home(member);
    expect(titles(shown.waiting)).toEqual(titles(later.waiting));
  });
});
