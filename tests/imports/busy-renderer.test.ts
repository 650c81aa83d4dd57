// An import beside a crowd: the renderer has no time for it at first. Nothing that is made for want of time may stay.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seedEmpty } from "#drizzle/seed/empty.server";
import { importMediaWiki } from "~/imports/mediawiki/mediawiki.server";
import { importStackExchange } from "~/imports/stackexchange/stackexchange.server";
import { RENDERER_VERSION } from "~/markdown/rendered";
import { closeRendering, renderInWorker } from "~/markdown/rendering.server";
import { pageRenderingHash } from "~/models/document/rendering.server";
import { createTestDatabase, type TestDatabase } from "../support/cluster";
import { exportOf, KETTLE_PAGES, wikiOptions, writeExport } from "./mediawiki/kettle-wiki";
import { brewingDump } from "./stackexchange/brewing-dump";
import { importOptions, writeDump } from "./stackexchange/dump";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await seedEmpty(database.db);
});
afterAll(async () => {
  await closeRendering();
  await database.close();
});

/** More texts than the queue takes, from the beginning of the work on: so many wait that others are turned away. */
async function inACrowd<T>(work: () => Promise<T>): Promise<T> {
  const crowd = Array.from({ length: 1_500 }, (_, at) =>
    renderInWorker(`*post* ${at}\n\n${"- item\n".repeat(200)}`, { resolve: { origin: "https://community.example" } }),
  );
  const result = await work();
  const all = await Promise.all(crowd);
  expect(all.some(({ isRetryable }) => isRetryable)).toBe(true);
  return result;
}

describe("while others keep the renderer busy", { timeout: 240_000 }, () => {
  test("every page of a wiki is rendered as it should be, with its links and its excerpt", async () => {
    const file = writeExport(exportOf(KETTLE_PAGES));
    const report = await inACrowd(() => importMediaWiki(database.options, wikiOptions(file.path)));
    file.delete();
    expect(Object.keys(report.named).filter((what) => /could not be rendered/.test(what))).toEqual([]);
    const [pages] = await database.db.execute<{ all: number; rendered: number; marked: number; wanted: number }>(sql`
      select count(*) as all, count(r.hash) as rendered, count(*) filter (where p.excerpt ~ '\\*\\*|\\[\\[') as marked,
        (select count(*) from wanted_pages) as wanted
      from pages p join documents d on d.id = p.id join revisions v on v.id = d.published_revision_id
        left join renderings r on r.hash = ${pageRenderingHash(sql`p.product_id`, sql`v.blob`)} and r.renderer_version = ${RENDERER_VERSION}`);
    expect(pages).toMatchObject({ all: pages?.rendered, marked: 0 });
    expect(pages?.wanted).toBeGreaterThan(0);
    const [kettles] = await database.db.execute<{ html: string }>(sql`
      select r.html from pages p join documents d on d.id = p.id join revisions v on v.id = d.published_revision_id
        join renderings r on r.hash = ${pageRenderingHash(sql`p.product_id`, sql`v.blob`)} where p.title = 'Kettles'`);
    expect(kettles?.html).toContain("<strong>water</strong>");
  });

  test("every post of a dump is, too", async () => {
    const dump = writeDump(brewingDump());
    const report = await inACrowd(() => importStackExchange(database.options, importOptions(dump.folder)));
    dump.delete();
    expect(Object.keys(report.named).filter((what) => /render/.test(what))).toEqual([]);
    const [posts] = await database.db.execute<{ all: number; rendered: number }>(sql`
      select count(*) as all, count(r.hash) as rendered from documents d join revisions v on v.id = d.published_revision_id
        left join renderings r on r.hash = v.blob and r.renderer_version = ${RENDERER_VERSION}
      where d.kind in ('question', 'answer', 'comment') and d.state = 'published'`);
    expect(posts?.all).toBeGreaterThan(0);
    expect(posts?.rendered).toBe(posts?.all);
  });
});
