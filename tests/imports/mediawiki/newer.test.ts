// A newer export of a wiki that is here already.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seedEmpty } from "#drizzle/seed/empty.server";
import { importMediaWiki } from "~/imports/mediawiki/mediawiki.server";
import type { ReportData } from "~/imports/report";
import { closeRendering } from "~/markdown/rendering.server";
import { findRevision } from "~/models/document/revision.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import { exportOf, KETTLE_PAGES, type OldWikiPage, type WikiRevision, wikiOptions, writeExport } from "./kettle-wiki";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await seedEmpty(database.db);
  await bring(KETTLE_PAGES);
});
afterAll(async () => {
  await closeRendering();
  await database.close();
});

async function bring(pages: readonly OldWikiPage[]): Promise<ReportData> {
  const file = writeExport(exportOf(pages));
  const report = await importMediaWiki(database.options, wikiOptions(file.path));
  file.delete();
  return report;
}

const with_ = (title: string, ...more: WikiRevision[]): OldWikiPage[] =>
  KETTLE_PAGES.map((page) => (page.title === title ? { ...page, revisions: [...page.revisions, ...more] } : page));

async function pageOf(title: string) {
  const [row] = await database.db.execute<{
    id: number;
    live: number;
    count: number;
    excerpt: string;
    number: number;
  }>(sql`
    select p.id, d.published_revision_id as live, p.revision_count as count, p.excerpt, v.number
    from pages p join documents d on d.id = p.id join revisions v on v.id = d.published_revision_id
    where p.title = ${title}`);
  if (!row) throw new Error(`no page ${title}`);
  const text = await findRevision(database.db, { documentId: row.id, number: row.number });
  return { ...row, text: text?.source ?? "" };
}

describe("a newer export", () => {
  const newer: WikiRevision = {
    id: 23,
    at: "2014-05-01T10:00:00Z",
    by: "Anna Brew",
    parent: 22,
    text: "Steel shines brightly. See [[Lids]].",
  };

  test("brings newer revisions of a page that nobody edited here, with search, links and recent changes", async () => {
    const before = await pageOf("Kettles/Steel");
    const report = await bring(with_("Kettles/Steel", newer, { ...newer, id: 24, parent: 23, text: "Steel blinks." }));
    const after = await pageOf("Kettles/Steel");
    expect(after).toMatchObject({
      id: before.id,
      number: 4,
      count: 4,
      text: "Steel blinks.",
      excerpt: "Steel blinks.",
    });
    expect(report.files.revisions).toMatchObject({ written: 2 });
    expect(report.written).toMatchObject({ "newer revisions": 2 });
    const changes = await database.db.execute<{ verb: string; told: boolean }>(sql`
      select verb, told_at is not null as told from events where subject_id = ${before.id}::bigint order by id`);
    expect([...changes]).toEqual([
      { verb: "page-created", told: true },
      ...Array.from({ length: 3 }, () => ({ verb: "page-edited", told: true })),
    ]);
    const found = await database.db.execute(sql`
      select 1 from search_documents where document_id = ${before.id}::bigint and vector @@ 'blink'::tsquery`);
    expect(found).toHaveLength(1);
  });

  test("changes nothing the second time", async () => {
    const before = await pageOf("Kettles/Steel");
    const report = await bring(with_("Kettles/Steel", newer, { ...newer, id: 24, parent: 23, text: "Steel blinks." }));
    expect(await pageOf("Kettles/Steel")).toEqual(before);
    expect(report.files.revisions?.written).toBe(0);
  });

  test("that says again what an older revision said changes the links and the excerpt, too", async () => {
    const back = { ...newer, id: 25, parent: 24, text: "Steel shines. See [[kettles]]." };
    await bring(with_("Kettles/Steel", newer, { ...newer, id: 24, parent: 23, text: "Steel blinks." }, back));
    const page = await pageOf("Kettles/Steel");
    expect(page).toMatchObject({ number: 5, excerpt: "Steel shines. See kettles." });
    const links = await database.db.execute(sql`select 1 from document_links where from_id = ${page.id}::bigint`);
    expect(links).toHaveLength(1);
  });

  test("leaves a page that was edited here as it is, and lists it", async () => {
    const { id, live } = await pageOf("Kettles");
    const [edited] = await database.db.execute<{ id: number }>(sql`
      insert into revisions (document_id, number, based_on, blob, title, summary, created_at, published_at)
      select document_id, 5, id, blob, title, 'here', now(), now() from revisions where id = ${live}::bigint returning id`);
    await database.db.execute(sql`
      update documents set published_revision_id = ${edited?.id ?? 0}::bigint, latest_revision_id = ${edited?.id ?? 0}::bigint where id = ${id}::bigint`);
    const report = await bring(
      with_("Kettles", { id: 15, at: "2014-05-01T10:00:00Z", by: "Zoë", parent: 14, text: "Other words." }),
    );
    expect((await pageOf("Kettles")).live).toBe(edited?.id);
    expect(Object.values(report.named)).toContainEqual(["Kettles"]);
    expect(report.files.revisions?.skipped).toEqual(
      expect.objectContaining({
        "newer than what was imported before; the page was edited here since and is left as it is": 1,
      }),
    );
  });

  test("leaves a page that is not shown here any more, and lists it", async () => {
    const { id } = await pageOf("Talk:Kettles");
    await database.db.execute(sql`update documents set state = 'removed' where id = ${id}::bigint`);
    await database.db.execute(sql`update pages set is_listed = false where id = ${id}::bigint`);
    const report = await bring(
      with_("Talk:Kettles", { id: 62, at: "2014-05-01T10:00:00Z", by: "Zoë", parent: 61, text: ":: No." }),
    );
    expect(Object.values(report.named)).toContainEqual(["Talk:Kettles"]);
    const [row] = await database.db.execute<{ state: string; count: number }>(sql`
      select d.state, p.revision_count as count from documents d join pages p on p.id = d.id where d.id = ${id}::bigint`);
    expect(row).toEqual({ state: "removed", count: 1 });
  });

  test("does not put what the old wiki gave back between revisions that have their numbers", async () => {
    const given = KETTLE_PAGES.map((page) =>
      page.title === "Hidden"
        ? { ...page, revisions: page.revisions.map((each) => ({ ...each, text: each.text ?? "Given back." })) }
        : page,
    );
    const report = await bring(given);
    expect(await pageOf("Hidden")).toMatchObject({ number: 1, text: "Seen." });
    expect(report.files.revisions?.skipped).toEqual(
      expect.objectContaining({ "stands before what was imported earlier, and would change its numbers": 1 }),
    );
  });
});
