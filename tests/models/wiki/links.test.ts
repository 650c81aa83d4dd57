import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { goDark, goLive } from "~/models/document/visibility.server";
import { findMovedPage } from "~/models/wiki/address.server";
import { listBacklinks, listOldAddresses, listWantedPages } from "~/models/wiki/links.server";
import { movePage } from "~/models/wiki/move.server";
import type { PageMove } from "~/models/wiki/move-outcome";
import type { WikiPage } from "~/models/wiki/page.server";
import { loadPage } from "~/models/wiki/reading.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import * as make from "./page-community";

describe("links between pages", () => {
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

  const begin = (title: string, body?: string, productId: number | null = lamp) =>
    make.begin(db(), expert, { title, productId, ...(body === undefined ? {} : { body }) });
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
  const shown = async (page: WikiPage) => {
    const seen = await loadPage(db(), { productId: page.productId, slug: page.slug, actor: null });
    return seen?.page.html ?? null;
  };
  const wanted = async () => (await listWantedPages(db(), { productId: undefined, limit: 50 })).map(({ slug }) => slug);

  it("to a page that is not there yet wish for it, and lead to it when it comes", async () => {
    const page = await begin("Start here", "See [[Warm up]] and [[Warm up|how to]] warm it.");
    expect(await shown(page)).toContain('href="/wiki/new?product=lamp&amp;title=Warm+up" class="wanted"');
    expect(await wanted()).toContain("warm-up");
    const warm = await begin("Warm up");
    expect(await wanted()).not.toContain("warm-up");
    expect(await shown(page)).toContain('<a href="/wiki/lamp/warm-up" class="page-link">how to</a>');
    expect((await listBacklinks(db(), { pageId: warm.id, readable: [] })).map(({ id }) => id)).toEqual([page.id]);
  });

  it("mean the own product first, then pages about none; another product and a section can be named", async () => {
    await begin("Safety", "General safety.", null);
    const general = await begin("Uses general safety", "[[Safety]]");
    expect(await shown(general)).toContain('href="/wiki/-/safety"');
    await begin("Safety", "Safety of the lamp.");
    expect(await shown(general)).toContain('href="/wiki/lamp/safety"');
    const other = await begin(
      "From the kettle",
      "[[lamp/Safety]] and [[Safety#Hot parts|hot]] and [[-/Safety|all]]",
      kettle,
    );
    const html = await shown(other);
    expect(html).toContain('<a href="/wiki/lamp/safety" class="page-link">Safety</a>');
    expect(html).toContain('href="/wiki/-/safety#h-hot-parts"');
  });

  it("stand in questions too, and come back as backlinks", async () => {
    const page = await begin("Ballast");
    const question = await make.ask(db(), expert, {
      productId: lamp,
      title: "What does the ballast of the lamp do at night",
    });
    await db().execute(sql`select 1`);
    const asked = await make.ask(db(), expert, { productId: lamp });
    expect(question).not.toBe(asked);
    const { postAnswer } = await import("~/models/question/answer.server");
    const outcome = await postAnswer(db(), {
      actor: expert,
      question: await make.post(db(), question),
      body: "It is explained in [[Ballast]] and nowhere else in such detail.",
      language: "en",
      key: crypto.randomUUID(),
    });
    if (outcome.kind !== "published") throw new Error(outcome.kind);
    expect(await listBacklinks(db(), { pageId: page.id, readable: [] })).toMatchObject([
      { id: outcome.documentId, kind: "answer" },
    ]);
  });

  it("keep working after two renames and a move to another product, in one step", async () => {
    const from = await begin("Linking", "[[Old name]]");
    const page = await begin("Old name");
    expect((await move(page, { title: "Middle name" })).kind).toBe("done");
    expect((await move(await make.open(db(), page.id), { title: "New name" })).kind).toBe("done");
    expect((await move(await make.open(db(), page.id), { productId: kettle, parentId: null })).kind).toBe("done");
    for (const slug of ["old-name", "middle-name", "new-name"])
      expect(await findMovedPage(db(), { productId: lamp, slug })).toEqual({
        productSlug: "kettle",
        slug: "new-name",
        title: "New name",
      });
    expect(await shown(from)).toContain('href="/wiki/kettle/new-name"');
    expect(await listOldAddresses(db(), page.id)).toHaveLength(3);
  });

  it("find a page that got its old name back where it was", async () => {
    const page = await begin("Back and forth");
    await move(page, { title: "Forth" });
    expect((await move(await make.open(db(), page.id), { title: "Back and forth" })).kind).toBe("done");
    expect((await make.open(db(), page.id)).slug).toBe("back-and-forth");
    expect(await findMovedPage(db(), { productId: lamp, slug: "back-and-forth" })).toBeNull();
    expect(await findMovedPage(db(), { productId: lamp, slug: "forth" })).toMatchObject({ slug: "back-and-forth" });
  });

  it("a rename is a version of its own with the same text", async () => {
    const page = await begin("Wrong tiltle", "Text that stays.");
    await move(page, { title: "Wrong title", summary: "a slip" });
    const rows = await db().execute<{ number: number; title: string; summary: string; blob: string }>(sql`
      select number, title, summary, encode(blob, 'hex') as blob from revisions where document_id = ${page.id}::bigint order by number`);
    expect(rows.map(({ title }) => title)).toEqual(["Wrong tiltle", "Wrong title"]);
    expect(rows[0]?.blob).toBe(rows[1]?.blob);
    expect(rows[1]?.summary).toBe("a slip");
  });

  it("a page does not stand below itself, nor below one of another product", async () => {
    const top = await begin("Top");
    const below = await make.begin(db(), expert, { title: "Below", productId: lamp, parentId: top.id });
    expect((await move(top, { parentId: below.id })).kind).toBe("wrong-parent");
    expect((await move(top, { parentId: top.id })).kind).toBe("wrong-parent");
    const other = await begin("Elsewhere", undefined, kettle);
    expect((await move(below, { parentId: other.id })).kind).toBe("wrong-parent");
  });

  it("two pages that are put below each other at the same moment do not both go", async () => {
    const [one, two] = [await begin("Left"), await begin("Right")];
    const outcomes = await Promise.all([move(one, { parentId: two.id }), move(two, { parentId: one.id })]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["done", "wrong-parent"]);
  });

  it("a form whose parent was wrong may be sent again with another one", async () => {
    const [page, parent, key] = [await begin("Mended"), await begin("Right one"), crypto.randomUUID()];
    expect((await move(page, { parentId: page.id, key })).kind).toBe("wrong-parent");
    expect((await move(page, { parentId: parent.id, key })).kind).toBe("done");
  });

  it("to a page that is taken down are wishes again, and links again when it comes back", async () => {
    const page = await begin("Comes and goes", "It wishes for [[Nothing at all]].");
    const from = await begin("Refers", "[[Comes and goes]]");
    await db().transaction((tx) => goDark(tx, page.id, "removed"));
    expect(await shown(from)).toContain('class="wanted"');
    expect(await wanted()).not.toContain("nothing-at-all");
    expect(await loadPage(db(), { productId: lamp, slug: "comes-and-goes", actor: null })).toBeNull();
    await db().transaction((tx) => goLive(tx, page.id));
    expect(await shown(from)).toContain('href="/wiki/lamp/comes-and-goes"');
    expect(await wanted()).toContain("nothing-at-all");
  });

  it("of a page are not those of a post that says the same", async () => {
    const source = "## Parts\n\nThe [[Very special part]] of the lamp, which nobody has described in all those years.";
    const page = await begin("Special parts", source);
    const question = await make.ask(db(), expert, {
      title: "Which parts of the kettle are special in any way",
      productId: kettle,
    });
    const { postAnswer } = await import("~/models/question/answer.server");
    await postAnswer(db(), {
      actor: expert,
      question: await make.post(db(), question),
      body: source,
      language: "en",
      key: crypto.randomUUID(),
    });
    const html = await shown(page);
    expect(html).toContain("<h2 id");
    expect(html).toContain("product=lamp");
  });
});
