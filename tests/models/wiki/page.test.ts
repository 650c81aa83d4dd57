import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { openForFlag } from "~/models/case/flag-reading.server";
import { findCase } from "~/models/case/reading.server";
import { movePage } from "~/models/wiki/move.server";
import { createPage } from "~/models/wiki/page.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import * as make from "./page-community";

describe("pages", () => {
  let database: TestDatabase;
  let lamp: number;
  let expert: Actor;
  let other: Actor;
  let member: Actor;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase({ hasLimits: false });
    const community = await make.furnish(db());
    lamp = community.products.find(({ slug }) => slug === "lamp")?.id ?? 0;
    expert = await make.person(db(), "staff");
    other = await make.editor(db(), lamp);
    member = await make.person(db());
  });
  afterAll(() => database.close());

  it("are published at once by whoever may publish, under an address made of the title", async () => {
    const page = await make.begin(db(), other, { title: "Flow sensor", productId: lamp });
    expect(page).toMatchObject({ state: "published", slug: "flow-sensor", productSlug: "lamp", protection: "trusted" });
    expect(await make.htmlOf(db(), page.id)).toContain("What is known about Flow sensor");
  });

  it("are begun once however often the form is sent", async () => {
    const key = crypto.randomUUID();
    const form = { actor: expert, productId: lamp, title: "Only once", body: "Once.", language: "en", key };
    const outcomes = await Promise.all([createPage(db(), form), createPage(db(), form)]);
    expect(outcomes[0]).toEqual(outcomes[1]);
    const rows = await db().execute(sql`select 1 from pages where title = 'Only once'`);
    expect(rows.length).toBe(1);
  });

  it("do not take another page's address", async () => {
    await make.begin(db(), expert, { title: "Fuse", productId: lamp });
    const again = await createPage(db(), {
      actor: expert,
      productId: lamp,
      title: "FUSE",
      body: "Another one.",
      language: "en",
      key: crypto.randomUUID(),
    });
    expect(again).toEqual({ kind: "taken", page: { productSlug: "lamp", slug: "fuse", title: "Fuse" } });
  });

  it("show their text to whoever decides about them or flags them, also when nobody has rendered it yet", async () => {
    const held = await make.begin(db(), member, {
      title: "Wick",
      body: "Trim the wick, see [[Fuse]].",
      productId: lamp,
    });
    await database.sql`delete from renderings`;
    const [row] = await db().execute<{ id: number }>(sql`select id from cases where document_id = ${held.id}::bigint`);
    expect((await findCase(db(), row?.id ?? 0))?.text.html).toContain("Trim the wick");
    const page = await make.begin(db(), expert, { title: "Shade", productId: lamp });
    await database.sql`delete from renderings`;
    expect((await openForFlag(db(), { actor: member, documentId: page.id })).html).toContain(
      "What is known about Shade",
    );
  });

  it("by a member without trust are held with a case and hold no address", async () => {
    const held = await make.begin(db(), member, { title: "Glow wire", productId: lamp });
    expect(held.state).toBe("held");
    expect(held.slug).toBe(`glow-wire~${held.id}`);
    const signals = await db().execute<{ code: string }>(sql`
      select s.code from signals s join cases c on c.id = s.case_id where c.document_id = ${held.id}::bigint`);
    expect(signals.map(({ code }) => code)).toEqual(["new-page"]);
    const page = await make.begin(db(), expert, { title: "Glow wire", productId: lamp });
    expect(page.slug).toBe("glow-wire");
  });

  const THREE = "First paragraph stands here.\n\nSecond paragraph stands here.\n\nThird paragraph stands here.\n";

  it("merge what two people changed in different blocks", async () => {
    const page = await make.begin(db(), expert, { title: "Two blocks", productId: lamp, body: THREE });
    const one = await make.change(db(), expert, page, THREE.replace("First paragraph", "The first paragraph"));
    const two = await make.change(db(), other, page, THREE.replace("Third paragraph", "The third paragraph"));
    expect(one).toMatchObject({ kind: "published", isMerged: false });
    expect(two).toMatchObject({ kind: "published", isMerged: true });
    const text = await make.sourceOf(db(), page.id);
    expect(text).toContain("The first paragraph");
    expect(text).toContain("The third paragraph");
  });

  it("say what overlaps when two people changed the same words, and change nothing", async () => {
    const page = await make.begin(db(), expert, { title: "Same block", productId: lamp, body: THREE });
    await make.change(db(), expert, page, THREE.replace("Second", "Middle"));
    const before = await make.sourceOf(db(), page.id);
    const two = await make.change(db(), other, page, THREE.replace("Second", "Other"));
    expect(two.kind).toBe("conflict");
    if (two.kind !== "conflict" || two.merge.clean) throw new Error("no conflict");
    const parts = two.merge.parts.filter((part) => part.kind === "conflict");
    expect(parts).toHaveLength(1);
    expect(JSON.stringify(parts)).toContain("Middle");
    expect(JSON.stringify(parts)).toContain("Other");
    expect(await make.sourceOf(db(), page.id)).toBe(before);
  });

  it("keep every change when many publish different blocks at the same moment", async () => {
    const blocks = Array.from({ length: 8 }, (_, at) => `Paragraph number ${at} says what it says.`);
    const page = await make.begin(db(), expert, { title: "Crowd", productId: lamp, body: blocks.join("\n\n") });
    const outcomes = await Promise.all(
      blocks
        .slice(0, 4)
        .map((block, at) =>
          make.change(db(), expert, page, blocks.join("\n\n").replace(block, `${block} Added by ${at}.`)),
        ),
    );
    expect(outcomes.map(({ kind }) => kind)).toEqual(Array(4).fill("published"));
    const text = await make.sourceOf(db(), page.id);
    for (const at of [0, 1, 2, 3]) expect(text).toContain(`Added by ${at}.`);
  });

  it("are merged into a page that was renamed meanwhile, without asking about its title", async () => {
    const page = await make.begin(db(), expert, { title: "Old name", productId: lamp, body: THREE });
    const to = { title: "New name", productId: lamp, parentId: null, summary: "", key: crypto.randomUUID() };
    expect((await movePage(db(), { actor: expert, page, ...to })).kind).toBe("done");
    const outcome = await make.change(db(), other, page, THREE.replace("Second", "Middle"));
    expect(outcome.kind).toBe("published");
    expect((await make.open(db(), page.id)).title).toBe("New name");
    expect(await make.sourceOf(db(), page.id)).toContain("Middle");
  });

  it("saved unchanged make no revision", async () => {
    const page = await make.begin(db(), expert, { title: "Unchanged", productId: lamp, body: THREE });
    expect((await make.change(db(), expert, page, THREE)).kind).toBe("unchanged");
    const rows = await db().execute(sql`select 1 from revisions where document_id = ${page.id}::bigint`);
    expect(rows.length).toBe(1);
  });
});
