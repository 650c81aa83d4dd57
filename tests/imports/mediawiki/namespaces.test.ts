// Kinds of pages of an old wiki that are left out by choice, and accounted for.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { seedEmpty } from "#drizzle/seed/empty.server";
import { importMediaWiki } from "~/imports/mediawiki/mediawiki.server";
import { isLeftOut, LEAVABLE, readLeftOut } from "~/imports/mediawiki/namespaces";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import { exportOf, type OldWikiPage, wikiOptions, writeExport } from "./kettle-wiki";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await seedEmpty(database.db);
});
afterAll(() => database.close());

const page = (id: number, ns: number, title: string, redirect?: string): OldWikiPage => ({
  id,
  ns,
  title,
  ...(redirect === undefined ? {} : { redirect }),
  revisions: [
    {
      id: id * 10,
      at: "2014-03-01T10:00:00Z",
      by: "Anna Brew",
      text: redirect ? `#REDIRECT [[${redirect}]]` : `About ${title}, see [[Benutzer:Tom]].`,
    },
  ],
});
const PAGES = [
  page(1, 0, "Kettles"),
  page(2, 1, "Diskussion:Kettles"),
  page(3, 2, "Benutzer:Tom"),
  page(4, 3, "Benutzer Diskussion:Tom"),
  page(5, 6, "Datei:Kettle.png"),
  page(6, 12, "Hilfe:除垢"),
  page(7, 3000, "Extra:Notes"),
  page(8, 0, "Tom", "Benutzer:Tom"),
];

test("kinds of pages that are not wanted are left out, whatever they are called in the wiki's language", async () => {
  const file = writeExport(exportOf(PAGES), "kinds.xml");
  const product = { slug: "kettle", isNew: true };
  const without = readLeftOut("Talk, user,file,3000,");
  const report = await importMediaWiki(database.options, { ...wikiOptions(file.path, { product }), without });
  const titles = await database.db.execute<{ title: string }>(sql`select title from pages where is_listed order by id`);
  expect(titles.map(({ title }) => title)).toEqual(["Kettles", "Hilfe:除垢"]);
  const counts = report.files.pages;
  expect(counts).toMatchObject({ read: 8, written: 2 });
  expect(counts?.skipped["kind of page that was left out by --without"]).toBe(5);
  // Asked for later, they come.
  await importMediaWiki(database.options, { ...wikiOptions(file.path, { product }), without: readLeftOut("talk") });
  const later = await database.db.execute<{ title: string }>(
    sql`select title from pages where is_listed order by title`,
  );
  expect(later.map(({ title }) => title)).toEqual(
    ["Kettles", "Hilfe:除垢", "Benutzer:Tom", "Datei:Kettle.png", "Extra:Notes"].sort(),
  );
  file.delete();
});

test("what cannot be left out is said in one sentence", () => {
  for (const given of ["main page", "-1", "talk;user", "1e3"])
    expect(() => readLeftOut(given), given).toThrow(/--without/);
  expect(LEAVABLE.every((kind) => isLeftOut(0, readLeftOut(kind)))).toBe(false);
  expect(isLeftOut(5, readLeftOut("talk"))).toBe(true);
  expect(isLeftOut(4, readLeftOut("talk"))).toBe(false);
  expect(isLeftOut(0, readLeftOut(""))).toBe(false);
});
