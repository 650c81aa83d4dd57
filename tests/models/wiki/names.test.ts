// Titles live side by side whatever signs they hold, and a name in a text means the page that is called so.
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { findMovedPage } from "~/models/wiki/address.server";
import { listWantedPages } from "~/models/wiki/links.server";
import { movePage } from "~/models/wiki/move.server";
import type { PageMove } from "~/models/wiki/move-outcome";
import { createPage, type WikiPage } from "~/models/wiki/page.server";
import { loadPage } from "~/models/wiki/reading.server";
import { isSameTitle } from "~/text/page-name";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import * as make from "./page-community";

describe("names of pages", () => {
  let database: TestDatabase;
  let lamp: number;
  let kettle: number;
  let expert: Actor;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase({ hasLimits: false });
    const { products } = await make.furnish(db());
    lamp = products.find(({ slug }) => slug === "lamp")?.id ?? 0;
    kettle = products.find(({ slug }) => slug === "kettle")?.id ?? 0;
    expert = await make.person(db(), "staff");
  });
  afterAll(() => database.close());

  const begin = (title: string, body = `About ${title}`, productId: number | null = lamp) =>
    make.begin(db(), expert, { title, productId, body });
  const create = (title: string, more = {}) =>
    createPage(db(), {
      actor: expert,
      productId: lamp,
      title,
      body: `About ${title}, ${crypto.randomUUID()}`,
      language: "en",
      key: crypto.randomUUID(),
      ...more,
    });
  const move = (page: WikiPage, to: Partial<PageMove>) =>
    movePage(db(), {
      actor: expert,
      page,
      title: page.title,
      productId: page.productId,
      parentId: page.parentId,
      summary: "",
      key: crypto.randomUUID(),
      ...to,
    });
  const shown = async (page: WikiPage) =>
    (await loadPage(db(), { productId: page.productId, slug: page.slug, actor: null }))?.page.html ?? "";
  const linkIn = (html: string) =>
    [...html.matchAll(/<a href="([^"]*)"/g)].map((match) => decodeURIComponent(match[1] ?? ""));
  const addressOf = ({ slug }: WikiPage) => `/wiki/lamp/${slug}`;

  it("that differ in signs alone stand beside each other, and each link means its own", async () => {
    const titles = ["C", "C++", "C#", "C/", "😀", "..", "-", "!!!", "温控", "温控+", "F#/Notes"];
    const pages: WikiPage[] = [];
    for (const title of titles) pages.push(await begin(title));
    expect(new Set(pages.map(({ slug }) => slug)).size).toBe(titles.length);
    expect(pages.map(({ title }) => title)).toEqual(titles);
    const list = await begin("List of names", titles.map((title) => `- [[${title}]]`).join("\n"));
    expect(linkIn(await shown(list))).toEqual(pages.map(addressOf));
  });

  it("of any signs are kept as they were typed, have an address of their own, and are found by their link", async () => {
    const sign = fc.constantFrom(..."aAb中水+#*!?&.,:;/\\-_()'\"|😀é ");
    const title = fc
      .array(sign, { minLength: 1, maxLength: 6 })
      .map((signs) => signs.join("").replace(/\s+/g, " ").trim())
      .filter((text) => text !== "");
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(title, { minLength: 2, maxLength: 5, comparator: isSameTitle }),
        async (titles) => {
          const productId = await freshProduct();
          const pages: WikiPage[] = [];
          for (const one of titles) pages.push(await begin(one, `About ${one}`, productId));
          expect(pages.map((page) => page.title)).toEqual(titles);
          expect(new Set(pages.map(({ slug }) => slug)).size).toBe(titles.length);
          // As characters, so that Markdown sees no mark of its own in them.
          const written = (text: string) =>
            [...text]
              .map((one) => (/[\w\s中水é😀]/u.test(one) && one !== "_" ? one : `&#${one.codePointAt(0)};`))
              .join("");
          const list = await begin("The list", titles.map((one) => `[[${written(one)}]]`).join("\n\n"), productId);
          expect(linkIn(await shown(list)).map((path) => path.split("/").at(-1))).toEqual(
            pages.map(({ slug }) => slug),
          );
        },
      ),
      { numRuns: 25 },
    );
  }, 120_000);

  let made = 0;
  async function freshProduct(): Promise<number> {
    made += 1;
    const rows = await database.sql<
      { id: number }[]
    >`insert into products (slug, name) values (${`p${made}`}, ${`P ${made}`}) returning id`;
    return rows[0]?.id ?? 0;
  }

  it("mean the exact title first, then the same without case and spaces, then the address", async () => {
    const [one, other] = [await begin("Set up"), await begin("Setup")];
    const page = await begin("Spellings", "[[Set up]] [[Setup]] [[SETUP]] [[set  up]] [[Set-up]] [[Set up!]]");
    const [exact, joined, shouted, spaced, hyphen, loud] = linkIn(await shown(page));
    expect([exact, joined, spaced]).toEqual([addressOf(one), addressOf(other), addressOf(one)]);
    expect([addressOf(one), addressOf(other)]).toContain(shouted);
    expect([hyphen, loud]).toEqual([addressOf(one), addressOf(one)]);
  });

  it("hold a bar, a hash and brackets where a page is called so, and mean what they mean where none is", async () => {
    const [bar, list, hash] = [await begin("On|Off"), await begin("List [old]"), await begin("Rule #1")];
    await begin("On");
    const page = await begin(
      "Signs",
      "[[On|Off]] [[On|Off|the switch]] [[List [old]]] [[Rule #1]] [[On|words]] [[On#Setup]]",
    );
    const html = await shown(page);
    expect(linkIn(html)).toEqual(
      [bar, bar, list, hash].map(addressOf).concat("/wiki/lamp/on", "/wiki/lamp/on#h-setup"),
    );
    expect(html).toContain(">the switch</a>");
    expect(html).toContain(">words</a>");
  });

  it("that objects have from birth are names like others", async () => {
    const page = await begin("Odd names", "[[constructor]] [[valueOf]] [[toString]] [[hasOwnProperty|words]]");
    expect((await shown(page)).match(/class="wanted"/g)).toHaveLength(4);
  });

  it("lead to the page itself as soon as it has them: begun, renamed, moved, brought back", async () => {
    const page = await begin("Kitchen sink", "## Tables\n\n[[Kitchen sink#tables|tables]] and [[Great sink]]");
    expect(linkIn(await shown(page))[0]).toBe("/wiki/lamp/kitchen-sink#h-tables");
    const wishes = async () =>
      (await listWantedPages(db(), { productId: undefined, limit: 90 })).map(({ title }) => title);
    expect(await wishes()).not.toContain("Kitchen sink");
    await move(page, { title: "Great sink" });
    const renamed = await make.open(db(), page.id);
    expect(linkIn(await shown(renamed))).toEqual(["/wiki/lamp/great-sink#h-tables", "/wiki/lamp/great-sink"]);
    expect(await wishes()).not.toContain("Great sink");
    await move(renamed, { productId: kettle, parentId: null });
    expect(linkIn(await shown(await make.open(db(), page.id)))[1]).toBe("/wiki/kettle/great-sink");
  });

  it("that were made do with another page are linked anew when their own page comes", async () => {
    const c = await begin("Lang D");
    const page = await begin("About languages", "[[Lang D++]] is not [[Lang D]]");
    expect(linkIn(await shown(page))).toEqual([addressOf(c), addressOf(c)]);
    const own = await begin("Lang D++");
    expect(linkIn(await shown(page))).toEqual([addressOf(own), addressOf(c)]);
    await move(own, { title: "Lang D plus" });
    expect(linkIn(await shown(page))).toEqual(["/wiki/lamp/lang-d-plus", addressOf(c)]);
  });

  it("are not given twice: a second page of one title is asked to say what is different about it", async () => {
    const first = await begin("Water filter");
    for (const title of ["Water filter", "water  FILTER", "Water_filter"])
      expect(await create(title)).toMatchObject({ kind: "taken", page: { slug: first.slug } });
    expect((await create("Water filter?")).kind).toBe("published");
    const other = await begin("Air filter");
    expect((await move(other, { title: "Water filter" })).kind).toBe("taken");
  });

  it("that a page had before can be taken after a sentence, by creating and by renaming", async () => {
    const renamed = await begin("Filter");
    await move(renamed, { title: "Fine filter" });
    const reader = await begin("Reads of filters", "[[Filter]] and [[Fine filter]]");
    expect(await create("Filter")).toMatchObject({ kind: "former", page: { id: renamed.id, title: "Fine filter" } });
    const taken = await create("Filter", { takesFormer: true });
    expect(taken).toMatchObject({ kind: "published", slug: "filter" });
    expect(await findMovedPage(db(), { productId: lamp, slug: "filter" })).toBeNull();
    expect(linkIn(await shown(reader))).toEqual(["/wiki/lamp/filter", "/wiki/lamp/fine-filter"]);

    await move(await make.open(db(), renamed.id), { title: "Finest filter" });
    const third = await begin("Third filter");
    expect((await move(third, { title: "Fine filter" })).kind).toBe("former");
    expect(await move(third, { title: "Fine filter", takesFormer: true })).toEqual({
      kind: "done",
      slug: "fine-filter",
    });
    expect(linkIn(await shown(reader))).toEqual(["/wiki/lamp/filter", "/wiki/lamp/fine-filter"]);
  });

  it("go to another product with all that stands below, in one step, and their old addresses with them", async () => {
    const top = await begin("Manual");
    const child = await make.begin(db(), expert, { title: "Care", productId: lamp, parentId: top.id });
    const leaf = await make.begin(db(), expert, {
      title: "Care!",
      productId: lamp,
      parentId: child.id,
      body: "See [[Care]] and [[Manual]]",
    });
    await make.begin(db(), expert, { title: "Care", productId: kettle });
    expect((await move(top, { productId: kettle, parentId: null })).kind).toBe("done");
    const moved = await Promise.all([top, child, leaf].map(({ id }) => make.open(db(), id)));
    expect(moved.map(({ productId }) => productId)).toEqual([kettle, kettle, kettle]);
    expect(moved.map(({ slug }) => slug)).toEqual(["manual", "care-2", "care-3"]);
    expect(moved[2]?.parentId).toBe(child.id);
    for (const page of [top, child, leaf])
      expect((await findMovedPage(db(), { productId: lamp, slug: page.slug }))?.productSlug).toBe("kettle");
    expect(linkIn(await shown(moved[2] ?? leaf))[1]).toBe("/wiki/kettle/manual");
  });
});
