import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seedEmpty } from "#drizzle/seed/empty.server";
import { importMediaWiki } from "~/imports/mediawiki/mediawiki.server";
import type { ReportData } from "~/imports/report";
import {
  resolveOldPage,
  resolveOldPageNumber,
  resolveOldRevision,
  resolveOldWiki,
} from "~/models/community/old-page.server";
import { compareRevisions } from "~/models/document/comparison.server";
import { findRevision, listRevisions } from "~/models/document/revision.server";
import * as oldSoftware from "~/routes/index[.]php";
import type { Visit } from "~/web/visit.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import { type ExportFile, exportOf, KETTLE_PAGES, wikiOptions, writeExport, zipped } from "./kettle-wiki";

let database: TestDatabase;
let file: ExportFile;
let report: ReportData;
beforeAll(async () => {
  database = await createTestDatabase();
  await seedEmpty(database.db);
  file = writeExport(zipped(exportOf(KETTLE_PAGES)), "wiki.xml.gz");
  report = await importMediaWiki(
    database.options,
    wikiOptions(file.path, { product: { slug: "kettle", isNew: true } }),
  );
});
afterAll(async () => {
  file.delete();
  await database.close();
});

type PageRow = {
  id: number;
  title: string;
  slug: string;
  parent: string | null;
  count: number;
  excerpt: string;
  changed: string;
  listed: boolean;
};

async function pages(): Promise<PageRow[]> {
  return database.db.execute<PageRow>(sql`
    select p.id, p.title, p.slug, above.title as parent, p.revision_count as count, p.excerpt, p.changed_at::date::text as changed, p.is_listed as listed
    from pages p left join pages above on above.id = p.parent_id order by p.id`);
}

async function pageId(title: string): Promise<number> {
  return (await pages()).find((page) => page.title === title)?.id ?? 0;
}

describe("the export of a wiki", () => {
  test("arrives as pages in a tree, with their addresses", async () => {
    const rows = (await pages()).map(({ title, slug, parent, count, changed, listed }) => ({
      title,
      slug,
      parent,
      count,
      changed,
      listed,
    }));
    expect(rows).toEqual([
      { title: "Kettles", slug: "kettles", parent: null, count: 4, changed: "2014-03-04", listed: true },
      {
        title: "Kettles/Steel",
        slug: "kettles-steel",
        parent: "Kettles",
        count: 2,
        changed: "2014-03-04",
        listed: true,
      },
      { title: "Talk:Kettles", slug: "talk-kettles", parent: "Kettles", count: 1, changed: "2014-03-06", listed: true },
      { title: "kettles", slug: "kettles-2", parent: null, count: 1, changed: "2014-03-07", listed: true },
      { title: "Styles.css", slug: "stylescss", parent: null, count: 1, changed: "2014-03-07", listed: true },
      { title: "Hidden", slug: "hidden", parent: null, count: 1, changed: "2014-03-08", listed: true },
    ]);
  });

  test("brings every revision in its order, with author, moment, summary and minor mark", async () => {
    const { revisions } = await listRevisions(database.db, {
      documentId: await pageId("Kettles"),
      seesUnpublished: false,
      before: null,
    });
    const shown = revisions.map(({ number, author, authorName, summary, isMinor, createdAt }) => [
      number,
      author?.displayName ?? authorName,
      summary,
      isMinor,
      createdAt.toISOString().slice(0, 10),
    ]);
    expect(shown).toEqual([
      [4, "Anna Brew", "back", false, "2014-03-04"],
      [3, "192.0.2.7", "", false, "2014-03-03"],
      [2, "Tom Medley", "→ Use: spelling", true, "2014-03-02"],
      [1, "Anna Brew", "begun", false, "2014-03-01"],
    ]);
    expect(revisions[0]?.blob).toBe(revisions[2]?.blob);
    expect(revisions.map(({ basedOn }) => basedOn)).toEqual([
      revisions[1]?.id,
      revisions[2]?.id,
      revisions[3]?.id,
      null,
    ]);
  });

  test("follows who followed whom where a clock was set back", async () => {
    const rows = await database.db.execute<{ text: string }>(sql`
      select convert_from(b.bytes, 'UTF8') as text from revisions v join blobs b on b.hash = v.blob
      where v.document_id = ${await pageId("Kettles/Steel")} order by v.number`);
    expect(rows.map(({ text }) => text)).toEqual(["Steel. See [[Kettles|kettles]].", "Steel shines. See [[kettles]]."]);
  });

  test("lets any two revisions be compared", async () => {
    const id = await pageId("Kettles");
    for (const [from, to] of [
      [1, 2],
      [2, 3],
      [1, 4],
    ]) {
      const one = await findRevision(database.db, { documentId: id, number: from ?? 0 });
      const other = await findRevision(database.db, { documentId: id, number: to ?? 0 });
      if (!one || !other) throw new Error("no such revision");
      const place = { language: "en", productId: null, isPage: true };
      const comparison = await compareRevisions(database.db, one, other, place, "source");
      expect(
        comparison.diff.blocks.some(({ kind }) => kind !== "same"),
        `${from}..${to}`,
      ).toBe(true);
    }
  });

  test("makes its authors members who can be claimed, once each", async () => {
    const rows = await database.db.execute(sql`
      select name, display_name, is_unclaimed, email, created_at::date::text as since from users where is_unclaimed order by name`);
    expect(rows).toEqual([
      { name: "anna-brew", display_name: "Anna Brew", is_unclaimed: true, email: null, since: "2014-03-01" },
      { name: "tom-medley", display_name: "Tom Medley", is_unclaimed: true, email: null, since: "2014-03-02" },
      { name: "zoe", display_name: "Zoë", is_unclaimed: true, email: null, since: "2014-03-06" },
    ]);
  });

  test("links its pages, remembers the wanted ones, and is rendered and found", async () => {
    const links = await database.db.execute<{ pair: string }>(sql`
      select a.title || ' → ' || b.title as pair from document_links l join pages a on a.id = l.from_id join pages b on b.id = l.to_id order by 1`);
    // There is a page called exactly so.
    expect(links.map(({ pair }) => pair)).toEqual(["Kettles → Kettles/Steel", "Kettles/Steel → kettles"]);
    const wanted = await database.db.execute<{ title: string }>(sql`select title from wanted_pages order by title`);
    expect(wanted.map(({ title }) => title.toLowerCase())).toEqual(["lids", "teapots"]);
    const [found] = await database.db.execute<{ count: number }>(
      sql`select count(*) from search_documents where kind = 'page'`,
    );
    expect(found?.count).toBe(6);
  });

  test("is listed with its first prose, not with what its templates were given", async () => {
    const excerpts = new Map((await pages()).map(({ title, excerpt }) => [title, excerpt]));
    expect(excerpts.get("Kettles")).toContain("Kettles boil water.");
    expect(excerpts.get("kettles")).toBe("The same name in small letters.");
  });

  test("ends with an account of every page and revision", () => {
    expect(report.source).toBe("mediawiki:kettle.example.com/kettles");
    expect(report.files.pages).toEqual({
      read: 10,
      written: 8,
      alreadyThere: 0,
      skipped: { "redirect to a page that is not in the export": 1, "message of the old software": 1 },
    });
    expect(report.files.revisions).toEqual({
      read: 15,
      written: 10,
      alreadyThere: 0,
      skipped: {
        "revision of a page that only leads to another one now": 2,
        "the old wiki hid its text": 1,
        "the page was skipped: message of the old software": 1,
        "the page was skipped: redirect to a page that is not in the export": 1,
      },
    });
    expect(report.written).toMatchObject({ members: 3, pages: 6, revisions: 10, redirects: 2 });
  });
});

describe("an old address", () => {
  test.each([
    ["Kettles", "/wiki/kettle/kettles"],
    ["Kettles/Steel", "/wiki/kettle/kettles-steel"],
    ["kettles/STEEL", "/wiki/kettle/kettles-steel"],
    ["Talk:Kettles", "/wiki/kettle/talk-kettles"],
    ["Old_boilers", "/wiki/kettle/kettles"],
    ["Boilers#Use", "/wiki/kettle/kettles"],
    ["kettles", "/wiki/kettle/kettles-2"],
    ["Gone", null],
    ["MediaWiki:Sidebar", null],
    ["", null],
    ["x".repeat(5_000), null],
  ])("of the title %s leads to %s", async (title, expected) => {
    expect(await resolveOldPage(database.db, title)).toBe(expected);
  });

  test("by the number of a page or a revision leads there", async () => {
    const id = await pageId("Kettles");
    expect(await resolveOldPageNumber(database.db, "2")).toBe("/wiki/kettle/kettles-steel");
    expect(await resolveOldRevision(database.db, "12", null)).toBe(`/posts/${id}/history/2`);
    expect(await resolveOldRevision(database.db, "13", "11")).toBe(`/posts/${id}/history/1..3`);
    for (const wrong of ["0", "-1", "999", "x", "1 or 1=1"]) {
      expect(await resolveOldPageNumber(database.db, wrong), wrong).toBeNull();
      expect(await resolveOldRevision(database.db, wrong, null), wrong).toBeNull();
    }
  });

  test("is answered by a lasting redirect, or not at all", async () => {
    const ask = async (query: string): Promise<string> => {
      const visit = { db: database.db, actor: null } as Visit;
      const request = new Request(`http://localhost/index.php?${query}`);
      try {
        const response = await oldSoftware.loader({ params: {}, context: { visit }, request });
        return `${response.status} ${response.headers.get("location")}`;
      } catch (error) {
        return error instanceof Response ? String(error.status) : `unexpected ${error}`;
      }
    };
    expect(await ask("title=Kettles/Steel&action=view")).toBe("301 /wiki/kettle/kettles-steel");
    expect(await ask("title=Kettles&oldid=11")).toBe(`301 /posts/${await pageId("Kettles")}/history/1`);
    expect(await ask("title=Gone")).toBe("404");
    expect(await ask("")).toBe("404");
  });

  test("that the software made itself leads to what is the same here, by its names in five languages", async () => {
    const resolve = (title: string, query = "") => resolveOldWiki(database.db, title, new URLSearchParams(query));
    const kettles = await pageId("Kettles");
    for (const title of [
      "Special:RecentChanges",
      "special:recentchanges",
      "Spezial:Letzte_Änderungen",
      "Служебная:Свежие_правки",
      "Special:最近更改",
      "特殊:最近變更",
    ])
      expect(await resolve(title), title).toBe("/wiki/changes");
    expect(await resolve("Special:Search", "search=steel+kettles")).toBe("/search?q=steel+kettles");
    expect(await resolve("Special:Search/水壶")).toBe(`/search?q=${encodeURIComponent("水壶")}`);
    expect(await resolve("", "search=steel")).toBe("/search?q=steel");
    expect(await resolve("Special:AllPages")).toBe("/wiki");
    expect(await resolve("Special:WantedPages")).toBe("/wiki/wanted");
    expect(await resolve("Special:WhatLinksHere/Kettles")).toBe(`/pages/${kettles}/links`);
    expect(await resolve("Kettles", "action=history")).toBe(`/posts/${kettles}/history`);
    expect(await resolve("Kettles", "action=edit")).toBe("/wiki/kettle/kettles");
    expect(await resolve("Special:PermanentLink/12")).toBe(`/posts/${kettles}/history/2`);
    expect(await resolve("Special:Diff/11/13")).toBe(`/posts/${kettles}/history/1..3`);
    expect(await resolve("Special:Redirect/page/2")).toBe("/wiki/kettle/kettles-steel");
    expect(await resolve("User:Tom_Medley")).toBe("/members/tom-medley");
    expect(await resolve("Benutzer Diskussion:Tom Medley/Archive")).toBe("/members/tom-medley");
    expect(await resolve("Special:Contributions/Tom Medley")).toBe("/members/tom-medley");
    for (const nothing of [
      "Special:Version",
      "Special:constructor",
      "Special:Diff/x",
      "User:Nobody",
      "User:",
      ":",
      "Special:",
    ])
      expect(await resolve(nothing), nothing).toBeNull();
  });

  test("of a page that is out of sight leads nowhere", async () => {
    const id = await pageId("Hidden");
    await database.db.execute(sql`update documents set state = 'removed' where id = ${id}`);
    await database.db.execute(sql`update pages set is_listed = false where id = ${id}`);
    expect(await resolveOldPage(database.db, "Hidden")).toBeNull();
    expect(await resolveOldRevision(database.db, "102", null)).toBeNull();
  });
});
