import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seedEmpty } from "#drizzle/seed/empty.server";
import { importMediaWiki } from "~/imports/mediawiki/mediawiki.server";
import { type Cursor, parseCursor } from "~/models/cursor.server";
import { listChanges } from "~/models/wiki/changes.server";
import { tellAll } from "../../models/notification/notification-community";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import { exportOf, KETTLE_PAGES, wikiOptions, writeExport } from "./kettle-wiki";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ hasLimits: false });
  await seedEmpty(database.db);
  // Somebody waits for whatever is new: a search that the imported pages answer.
  await database.sql`
    with waiting as (insert into users (name, display_name, role) values ('waiting', 'Waiting', 'member') returning id)
    insert into watches (user_id, target, query, terms) select id, 'search', 'kettles', '''kettl''' from waiting`;
  const file = writeExport(exportOf(KETTLE_PAGES));
  await importMediaWiki(database.options, wikiOptions(file.path, { product: { slug: "kettle", isNew: true } }));
  file.delete();
});
afterAll(() => database.close());

async function changes(before: Cursor | null = null, limit = 50) {
  return listChanges(database.db, { productId: undefined, before, limit });
}

describe("recent changes of an imported wiki", () => {
  test("are its revisions, at their moments, by those who made them", async () => {
    const { changes: all } = await changes();
    const shown = all.map(({ page, number, verb, at, author, authorName, summary, isMinor }) => [
      `${page.title} ${number}`,
      verb,
      at.toISOString().slice(0, 10),
      author?.displayName ?? authorName,
      summary,
      isMinor,
    ]);
    expect(shown).toEqual([
      ["Hidden 1", "page-created", "2014-03-08", null, "", false],
      ["Styles.css 1", "page-created", "2014-03-07", "Zoë", "", false],
      ["kettles 1", "page-created", "2014-03-07", "Zoë", "", false],
      ["Talk:Kettles 1", "page-created", "2014-03-06", "Zoë", "", false],
      ["Kettles/Steel 1", "page-created", "2014-03-05", "Tom Medley", "", false],
      ["Kettles/Steel 2", "page-edited", "2014-03-04", "Anna Brew", "", false],
      ["Kettles 4", "page-edited", "2014-03-04", "Anna Brew", "back", false],
      ["Kettles 3", "page-edited", "2014-03-03", "192.0.2.7", "", false],
      ["Kettles 2", "page-edited", "2014-03-02", "Tom Medley", "→ Use: spelling", true],
      ["Kettles 1", "page-created", "2014-03-01", "Anna Brew", "begun", false],
    ]);
  });

  test("are told to nobody", async () => {
    await tellAll(database.db);
    expect([...(await database.sql`select kind from notifications`)]).toEqual([]);
    // It could have been: the same events, if they were not told from the start.
    await database.sql`update events set told_at = null where verb = 'page-created'`;
    await tellAll(database.db);
    expect([...(await database.sql`select kind from notifications`)]).toEqual([{ kind: "search" }]);
  });

  test("are all listed, page after page, also those of one moment", async () => {
    const before = (await changes()).changes.map(({ id }) => id);
    await database.sql`update events set at = '2014-03-05T10:00:00.123456Z' where verb like 'page-%'`;
    const read: number[] = [];
    for (let cursor: Cursor | null = null; ; ) {
      const { changes: some, next } = await changes(cursor, 3);
      read.push(...some.map(({ id }) => id));
      if (next === null) break;
      cursor = parseCursor(next);
      expect(cursor).not.toBeNull();
    }
    expect(read.sort((a, b) => a - b)).toEqual(before.sort((a, b) => a - b));
  });
});
