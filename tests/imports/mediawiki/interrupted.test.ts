import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { StartError } from "#drizzle/start-error";
import type { Db } from "~/database/db.server";
import { importMediaWiki } from "~/imports/mediawiki/mediawiki.server";
import { cutOffAt, emptyCommunities, progressUntil } from "../interruption";
import { type ExportFile, exportOf, KETTLE_PAGES, type OldWikiPage, wikiOptions, writeExport } from "./kettle-wiki";

/** More than one batch of everything. */
function largeWiki(): OldWikiPage[] {
  const pages = [...KETTLE_PAGES];
  for (let number = 0; number < 120; number += 1)
    pages.push({
      id: 1000 + number,
      title: `Models/Kettle ${number}`,
      revisions: [1, 2, 3].map((version) => ({
        id: 10_000 + number * 10 + version,
        at: `2015-0${version}-01T10:00:00Z`,
        by: `Person ${number % 40}`,
        text: `Version ${version} of [[Models/Kettle ${(number * 7) % 120}]], which boils.`,
      })),
    });
  return pages;
}

/** Everything the import wrote, without the numbers that sequences gave. */
async function wikiOf(db: Db): Promise<Record<string, unknown[]>> {
  const read = async (query: ReturnType<typeof sql>) => [...(await db.execute(query))];
  return {
    users: await read(sql`select name, display_name, is_unclaimed, created_at, last_seen_on from users order by name`),
    pages: await read(sql`
      select p.title, p.slug, above.slug as parent, p.excerpt, p.is_listed, p.revision_count, p.created_at, p.changed_at, d.state, u.name as author, d.author_name, l.number as live
      from pages p join documents d on d.id = p.id left join pages above on above.id = p.parent_id left join users u on u.id = d.author_id
        left join revisions l on l.id = d.published_revision_id order by p.slug`),
    revisions: await read(sql`
      select p.slug, v.number, before.number as based_on, u.name as author, v.author_name, v.summary, v.is_minor, v.created_at, encode(v.blob, 'hex') as blob
      from revisions v join pages p on p.id = v.document_id left join users u on u.id = v.author_id left join revisions before on before.id = v.based_on order by 1, 2`),
    changes: await read(sql`
      select p.slug, e.verb, e.at, e.told_at is not null as is_told, u.name as actor, v.number from events e join pages p on p.id = e.subject_id
        left join users u on u.id = e.actor_id left join revisions v on v.id = (e.details ->> 'revisionId')::bigint order by 1, 6`),
    redirects: await read(
      sql`select r.slug, p.slug as page from page_redirects r join pages p on p.id = r.page_id order by 1`,
    ),
    links: await read(
      sql`select a.slug as from, b.slug as to from document_links l join pages a on a.id = l.from_id join pages b on b.id = l.to_id order by 1, 2`,
    ),
    wanted: await read(
      sql`select p.slug, w.slug as wanted from wanted_pages w join pages p on p.id = w.from_id order by 1, 2`,
    ),
    found: await read(sql`select p.slug from search_documents s join pages p on p.id = s.document_id order by 1`),
    origins: await read(sql`select source, kind, external_id from origins order by 1, 2, 3`),
  };
}

async function visibleCount(db: Db): Promise<number> {
  const [row] = await db.execute<{ count: number }>(sql`
    select (select count(*) from documents where kind = 'page' and state = 'published') + (select count(*) from pages where is_listed)
      + (select count(*) from search_documents) + (select count(*) from page_redirects) as count`);
  return row?.count ?? 0;
}

let file: ExportFile;
let clean: Record<string, unknown[]>;
const communities = emptyCommunities();

beforeAll(async () => {
  file = writeExport(exportOf(largeWiki()));
  const database = await communities.create();
  await importMediaWiki(database.options, wikiOptions(file.path));
  clean = await wikiOf(database.db);
});
afterAll(async () => {
  file.delete();
  await communities.close();
});

describe("an import of a wiki that is interrupted", () => {
  test("shows nothing, and completes to the same wiki, when it loses the database again and again", {
    timeout: 120_000,
  }, async () => {
    const database = await communities.create();
    for (const moment of [
      { step: "Reading wiki.xml", advances: 1 },
      { step: "Members", advances: 1 },
      { step: "Pages", advances: 3 },
      { step: "Pages", advances: 60 },
      { step: "Showing everything", advances: 0 },
      { step: "Rendering and linking", advances: 0 },
      { step: "Rendering and linking", advances: 2 },
    ]) {
      const failure = await cutOffAt(database, moment, (progress) =>
        importMediaWiki(database.options, wikiOptions(file.path, { progress })),
      );
      if (["Showing everything", "Rendering and linking"].includes(moment.step)) continue;
      expect(failure, JSON.stringify(moment)).toMatch(
        /^The connection to the database was lost\. Run the same command again/,
      );
      expect(await visibleCount(database.db), JSON.stringify(moment)).toBe(0);
    }
    await importMediaWiki(database.options, wikiOptions(file.path));
    expect(await wikiOf(database.db)).toEqual(clean);
  });

  test("stops between two pages when it is told to, shows nothing, and goes on later", {
    timeout: 60_000,
  }, async () => {
    const database = await communities.create();
    for (const moment of [
      { step: "Members", advances: 1 },
      { step: "Pages", advances: 5 },
    ]) {
      const attempt = new AbortController();
      const progress = progressUntil(moment, () => attempt.abort(new StartError("Stopped.")));
      const stopped = importMediaWiki(database.options, wikiOptions(file.path, { progress, signal: attempt.signal }));
      await expect(stopped).rejects.toThrow("Stopped.");
      expect(await visibleCount(database.db)).toBe(0);
    }
    await importMediaWiki(database.options, wikiOptions(file.path));
    expect(await wikiOf(database.db)).toEqual(clean);
  });
});

describe("an import of a wiki that runs again", () => {
  test("writes nothing, says so, and leaves alone what the community has changed", { timeout: 60_000 }, async () => {
    const database = await communities.create();
    await importMediaWiki(database.options, wikiOptions(file.path));
    await database.db.execute(
      sql`update pages set title = 'Edited here', parent_id = null where title = 'Kettles/Steel'`,
    );
    await database.db.execute(sql`delete from page_redirects`);
    await database.db.execute(
      sql`update documents set state = 'removed' where id = (select id from pages where slug = 'models-kettle-3')`,
    );
    const before = await wikiOf(database.db);
    const report = await importMediaWiki(database.options, wikiOptions(file.path, { site: "renamed.example.com" }));
    expect(await wikiOf(database.db)).toEqual(before);
    expect(Object.entries(report.written).filter(([, count]) => count !== 0)).toEqual([]);
    expect(report.files.pages).toMatchObject({ read: 130, written: 0, alreadyThere: 128 });
    expect(report.files.revisions).toMatchObject({ read: 375, written: 0, alreadyThere: 370 });
  });

  test("adds the pages that a newer export has beyond the older one, and does not touch the others", {
    timeout: 60_000,
  }, async () => {
    const database = await communities.create();
    const older = writeExport(exportOf(KETTLE_PAGES));
    await importMediaWiki(database.options, wikiOptions(older.path));
    older.write(exportOf(largeWiki()));
    const report = await importMediaWiki(database.options, wikiOptions(older.path));
    older.delete();
    expect(report.files.pages).toMatchObject({ written: 120, alreadyThere: 8 });
    const now = await wikiOf(database.db);
    for (const part of ["pages", "revisions", "changes", "links", "wanted", "found"])
      expect(now[part], part).toEqual(clean[part]);
  });

  test("beside another one waits for it, and nothing is there twice", { timeout: 60_000 }, async () => {
    const database = await communities.create();
    const both = await Promise.allSettled([
      importMediaWiki(database.options, wikiOptions(file.path)),
      importMediaWiki(database.options, wikiOptions(file.path)),
    ]);
    expect(both.some(({ status }) => status === "fulfilled")).toBe(true);
    expect(await wikiOf(database.db)).toEqual(clean);
  });

  test("keeps a page of the community that has the same name", async () => {
    const database = await communities.create();
    await database.db.execute(sql`
      with d as (insert into documents (kind, language, state) values ('page', 'en', 'held') returning id)
      insert into pages (id, slug, title, language) select id, 'kettles', 'Kettles', 'en' from d`);
    const small = writeExport(exportOf(KETTLE_PAGES));
    await importMediaWiki(database.options, wikiOptions(small.path));
    small.delete();
    const rows = await database.db.execute<{ slug: string }>(
      sql`select slug from pages where lower(title) = 'kettles' order by id`,
    );
    expect(rows.map(({ slug }) => slug)).toEqual(["kettles", "kettles-2", "kettles-3"]);
  });
});
