// What a hurried renderer could not do: the stand-in leaves nothing behind.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { plainTextFallback } from "~/markdown/rendered";
import { closeRendering, renderInWorker } from "~/markdown/rendering.server";
import { renderAgain } from "~/models/document/render-again.server";
import * as preview from "~/routes/preview";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import { type Visitor, visitorOf } from "../../support/visitor";
import * as make from "../question/care-community";

describe("a text that was stored as its stand-in", () => {
  let database: TestDatabase;
  let ann: Actor;
  let ben: Actor;
  let visitor: Visitor;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase();
    await make.furnish(db());
    ann = await make.person(db());
    ben = await make.person(db());
    visitor = await visitorOf(db(), ann);
  });
  afterAll(async () => {
    await closeRendering();
    await database.close();
  });

  it("names whom and what the text may mention, so that nobody goes untold, but nothing in code", () => {
    const text = "见@ann-b，#7 and [[Set up]]\n\n`@nobody #8`\n\n    @indented";
    expect(plainTextFallback(text)).toMatchObject({ mentions: ["ann-b"], questionLinks: [7], pageLinks: ["set up"] });
  });

  it("is rendered again with its links, its first words and its words for the search", async () => {
    const other = await make.ask(db(), ben);
    const id = await make.ask(db(), ann, {
      body: `**The pump** hums, as in #${other}, and @${ben.name} heard it too.`,
    });
    await database.sql`delete from renderings`;
    await database.sql`update questions set excerpt = '**raw signs**' where id = ${id}`;
    await database.sql`delete from document_links where from_id = ${id}`;
    await database.sql`delete from mentions where document_id = ${id}`;
    await renderAgain(db(), id);
    const [row] = await database.sql`
      select q.excerpt, r.html, (select count(*)::int from document_links where from_id = q.id) as links,
        (select count(*)::int from mentions where document_id = q.id) as mentions
      from questions q join documents d on d.id = q.id join revisions v on v.id = d.published_revision_id
        join renderings r on r.hash = v.blob where q.id = ${id}`;
    expect(row).toMatchObject({ links: 1, mentions: 1 });
    expect(row?.html).toContain("<strong>The pump</strong>");
    expect(row?.excerpt).toMatch(/^The pump hums/);
  });

  it("is previewed only up to the length of its kind", async () => {
    const send = async (kind: string, length: number) =>
      (await visitor.post(preview, "/preview", { kind, body: "a ".repeat(length / 2) })).status;
    expect(await send("comment", 1_000)).toBe(200);
    expect(await send("comment", 1_002)).toBe(400);
    expect(await send("post", 50_002)).toBe(400);
    expect(await send("page", 50_002)).toBe(200);
  });

  it("is not previewed when its author has used up the time of the rendering threads", async () => {
    const long = "word ".repeat(40_000);
    // Whatever the machine: until the bucket is empty.
    let status = 200;
    for (let count = 0; status === 200 && count < 400; count += 1) {
      await Promise.all(
        [1, 2].map(() => renderInWorker(long, { resolve: { origin: "" } }, { who: String(ann.id), hasTime: true })),
      );
      status = (await visitor.post(preview, "/preview", { body: "fine" })).status;
    }
    expect(status).toBe(429);
    expect((await (await visitorOf(db(), ben)).post(preview, "/preview", { body: "fine" })).status).toBe(200);
  });
});
