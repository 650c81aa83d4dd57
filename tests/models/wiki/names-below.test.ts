// Pages that are called after the one they stand below follow its new title where that is wished for, all of them or none.
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { findMovedPage } from "~/models/wiki/address.server";
import { titleBelow } from "~/models/wiki/below.server";
import { movePage } from "~/models/wiki/move.server";
import type { PageMove } from "~/models/wiki/move-outcome";
import type { WikiPage } from "~/models/wiki/page.server";
import { setProtection } from "~/models/wiki/protection.server";
import { loadPage } from "~/models/wiki/reading.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import * as make from "./page-community";

describe("titles that begin with the title of the page above", () => {
  let database: TestDatabase;
  let kettle: number;
  let expert: Actor;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase({ hasLimits: false });
    const { products } = await make.furnish(db());
    kettle = products.find(({ slug }) => slug === "kettle")?.id ?? 0;
    expert = await make.person(db(), "staff");
  });
  afterAll(() => database.close());

  let made = 0;
  /** A product of its own, and pages in it by their titles; each stands below the one that it is called after. */
  async function wiki(titles: readonly string[]): Promise<{ productId: number; pages: WikiPage[] }> {
    made += 1;
    const [product] = await database.sql<{ id: number }[]>`
      insert into products (slug, name) values (${`below${made}`}, ${`Below ${made}`}) returning id`;
    const productId = product?.id ?? 0;
    const pages: WikiPage[] = [];
    for (const title of titles) {
      const above = pages.filter((page) => title.startsWith(`${page.title}/`)).at(-1);
      const body = `What is known about ${title} in wiki ${made}.`;
      pages.push(await make.begin(db(), expert, { title, productId, parentId: above?.id ?? null, body }));
    }
    return { productId, pages };
  }
  const move = async (page: WikiPage, to: Partial<PageMove>) => {
    const { productId, parentId } = page;
    const stays = { actor: expert, page, title: page.title, productId, parentId, summary: "New name" };
    return movePage(db(), { ...stays, key: crypto.randomUUID(), renamesBelow: true, ...to });
  };
  const now = async (pages: readonly WikiPage[]) => Promise.all(pages.map(({ id }) => make.open(db(), id)));
  const titles = async (pages: readonly WikiPage[]) => (await now(pages)).map(({ title }) => title);

  it("follow a rename, with a version each, an address that leads on, and links that show the new one", async () => {
    const all = ["手册", "手册/保养", "手册/保养/除垢", "手册续编", "Other"];
    const { productId, pages } = await wiki(all);
    const [manual, care, descale, , other] = pages;
    if (!manual || !care || !descale || !other) throw new Error("no pages");
    const list = await make.begin(db(), expert, { title: "List", productId, body: "See [[手册/保养]] for it." });
    expect((await move(manual, { title: "Manual" })).kind).toBe("done");
    expect(await titles(pages)).toEqual(["Manual", "Manual/保养", "Manual/保养/除垢", "手册续编", "Other"]);
    for (const page of [care, descale]) {
      const opened = await make.open(db(), page.id);
      expect(await findMovedPage(db(), { productId, slug: page.slug })).toMatchObject({ title: opened.title });
      const versions = await database.sql`
        select title, summary, author_id as by from revisions where document_id = ${page.id} order by number desc`;
      expect(versions).toHaveLength(2);
      expect(versions[0]).toEqual({ title: opened.title, summary: "New name", by: expert.id });
      expect(await make.sourceOf(db(), page.id)).toBe(`What is known about ${page.title} in wiki ${made}.`);
      const [found] = await database.sql`
        select vector::text like '%manual%' as "byItsTitle" from search_documents where document_id = ${page.id}`;
      expect(found?.byItsTitle).toBe(true);
    }
    const html = (await loadPage(db(), { productId, slug: list.slug, actor: null }))?.page.html;
    expect(decodeURIComponent(html ?? "")).toContain(`/${(await make.open(db(), care.id)).slug}"`);
    const events = await database.sql`select 1 from events where verb = 'page-renamed' and subject_id = ${care.id}`;
    expect(events).toHaveLength(1);
  });

  it("stay as they are where nobody wished for it, and go along to another product under their new titles", async () => {
    const { pages } = await wiki(["Guide", "Guide/First steps", "Guide/Notes"]);
    const [guide, , notes] = pages;
    if (!guide || !notes) throw new Error("no pages");
    await move(guide, { title: "Handbook", renamesBelow: false });
    expect(await titles(pages)).toEqual(["Handbook", "Guide/First steps", "Guide/Notes"]);
    await move(await make.open(db(), guide.id), { title: "Guide", renamesBelow: false });
    expect((await move(await make.open(db(), guide.id), { title: "Primer", productId: kettle })).kind).toBe("done");
    expect(await now(pages)).toMatchObject([
      { title: "Primer", productId: kettle },
      { title: "Primer/First steps", productId: kettle },
      { title: "Primer/Notes", productId: kettle },
    ]);
  });

  it("may take each other's names, whichever way the title grows", async () => {
    const part = fc.constantFrom("A", "B", "水");
    const title = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join("/"));
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(title, { minLength: 1, maxLength: 4 }), title, async (below, to) => {
        const { pages } = await wiki(["A", ...below.map((one) => `A/${one}`)]);
        const [top] = pages;
        if (!top) throw new Error("no page");
        const outcome = await move(top, { title: to });
        const expected = pages.map((page) => titleBelow({ ...page, isListed: true }, { from: "A", to }) ?? to);
        expect(outcome.kind).toBe(to === "A" ? "unchanged" : "done");
        expect(await titles(pages)).toEqual(expected);
        const slugs = (await now(pages)).map(({ slug }) => slug);
        expect(new Set(slugs).size).toBe(pages.length);
        for (const slug of slugs) expect(slug).not.toContain("~");
      }),
      { numRuns: 20 },
    );
  }, 120_000);

  it("let all of it stay where one cannot be called so, or may not be changed by this member", async () => {
    const { pages, productId } = await wiki(["Pump", "Pump/Valve", "Water/Valve"]);
    const [pump, valve, namesake] = pages;
    if (!pump || !valve || !namesake) throw new Error("no pages");
    expect(await move(pump, { title: "Water" })).toMatchObject({ kind: "taken", page: { slug: namesake.slug } });
    const long = "Long ".repeat(40).trim().slice(0, 197);
    expect(await move(pump, { title: long })).toEqual({ kind: "too-long-below", title: `${long}/Valve` });
    const editor = await make.editor(db(), productId);
    await setProtection(db(), { actor: expert, page: valve, protection: "staff", reason: "", until: null });
    expect(await move(pump, { title: "Pumps", actor: editor })).toEqual({
      kind: "forbidden",
      reason: "page-protected",
    });
    expect(await titles(pages)).toEqual(["Pump", "Pump/Valve", "Water/Valve"]);
    expect((await now(pages)).map(({ slug }) => slug)).toEqual(pages.map(({ slug }) => slug));
  });
});
