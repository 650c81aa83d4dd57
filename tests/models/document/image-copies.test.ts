// Images of other places in published texts: links, then copies, and what the administration chose instead.
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { THE_INTERNET, type Way } from "~/images/fetch-image.server";
import { storeRenderings } from "~/imports/stackexchange/texts.server";
import { closeRendering, renderInWorker } from "~/markdown/rendering.server";
import { saveSettings } from "~/models/community/settings.server";
import { compareRevisions } from "~/models/document/comparison.server";
import { addRevision, blobHash, createDocument, storeRendering } from "~/models/document/document.server";
import { copyWaitingImages, countCopies, forgetOldRenderings } from "~/models/document/image-copies.server";
import type { RenderedText } from "~/models/document/rendered-text";
import { renderText, showRevision } from "~/models/document/rendering.server";
import { findRevisionById } from "~/models/document/revision.server";
import type { Settings } from "~/settings";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import * as make from "../question/care-community";

describe("an image of another place in a text", () => {
  let database: TestDatabase;
  let ann: Actor;
  let admin: Actor;
  let way: Way;
  let asked: string[] = [];
  let isThere = true;
  let picture: Buffer;
  const db = () => database.db;
  /** What the other place waits for before it answers. */
  let answers: Promise<void> = Promise.resolve();
  const world = createServer(async (incoming, response) => {
    asked.push(incoming.url ?? "");
    await answers;
    if (!isThere) response.writeHead(503).end();
    else response.end(incoming.url?.endsWith(".txt") ? "words" : picture);
  });

  beforeAll(async () => {
    database = await createTestDatabase();
    await make.furnish(db());
    ann = await make.person(db());
    admin = await make.person(db(), "admin");
    picture = await sharp({ create: { width: 8, height: 6, channels: 3, background: "#888" } })
      .png()
      .toBuffer();
    await new Promise<void>((listening) => world.listen(0, "127.0.0.1", listening));
    way = {
      ...THE_INTERNET,
      request: request as unknown as Way["request"],
      port: (world.address() as AddressInfo).port,
      isPublic: () => true,
      resolve: (_, settle) => settle(null, [{ address: "127.0.0.1", family: 4 }]),
    };
  });
  beforeEach(async () => {
    asked = [];
    isThere = true;
    await database.sql`delete from outside_images`;
    await choose({ outside: "copies", hosts: [] });
  });
  afterAll(async () => {
    world.closeAllConnections();
    world.close();
    await closeRendering();
    await database.close();
  });

  let count = 0;
  const fresh = (kind = "png") => `https://pictures.example/${++count}.${kind}`;
  const choose = (value: Settings["images"]) => saveSettings(db(), { actor: admin, page: "images", value });
  const ask = (address: string) =>
    make.ask(db(), ann, {
      body: `The pump of number ${++count} hums since spring, see ![the pump](${address}) for it.`,
    });
  /** As the next reader is shown it. */
  const shown = async (id: number) => {
    const [row] = await database.sql<
      { revision: number }[]
    >`select published_revision_id as revision from documents where id = ${id}`;
    const revision = await findRevisionById(db(), Number(row?.revision));
    if (!revision) throw new Error("no revision");
    return (await showRevision(db(), revision, "en")).html;
  };

  it("is a link until its copy has come, and then shown from here", async () => {
    const address = fresh();
    const id = await ask(address);
    expect(await shown(id)).toContain(`<a href="${address}" class="outside-image"`);
    await copyWaitingImages(db(), way);
    const html = await shown(id);
    expect(html).toMatch(/<img src="\/uploads\/[a-z0-9]+\.webp" alt="the pump" width="8" height="6"/);
    expect(html).not.toContain("pictures.example");
    expect((await renderText(db(), `![](${address})`, "de")).html).toContain('<img src="/uploads/');
  });

  it("is fetched once, whoever shows it and however often it is looked for", async () => {
    const address = fresh();
    const ids = [await ask(address), await ask(address)];
    await Promise.all([copyWaitingImages(db(), way), copyWaitingImages(db(), way)]);
    await copyWaitingImages(db(), way);
    expect(asked).toHaveLength(1);
    for (const id of ids) expect(await shown(id)).toContain("<img");
  });

  it("is shown in comparisons like in the text", async () => {
    const address = fresh();
    const id = await ask(address);
    await copyWaitingImages(db(), way);
    const [row] = await database.sql<
      { revision: number }[]
    >`select published_revision_id as revision from documents where id = ${id}`;
    const one = await findRevisionById(db(), Number(row?.revision));
    if (!one) throw new Error("no revision");
    const other = { ...one, number: one.number + 1, source: `${one.source}\n\nMore.` };
    const { rendered } = await compareRevisions(db(), one, other, { language: "en", productId: null }, "rendered");
    expect(JSON.stringify(rendered)).toContain("/uploads/");
    expect(JSON.stringify(rendered)).not.toContain("pictures.example");
  });

  it("is asked for again when its server fails, a few times and later each time, and stays a link", async () => {
    const id = await ask(fresh());
    isThere = false;
    for (let turn = 0; turn < 6; turn += 1) {
      await copyWaitingImages(db(), way);
      await copyWaitingImages(db(), way);
      await database.sql`update outside_images set next_try_at = now()`;
    }
    expect(asked).toHaveLength(4);
    expect(await shown(id)).toContain("outside-image");
    expect(await countCopies(db())).toEqual([{ state: "refused", reason: "unreachable", count: 1 }]);
  });

  it("stays a link when what comes is none, and is not asked for again", async () => {
    const id = await ask(fresh("txt"));
    await copyWaitingImages(db(), way);
    await database.sql`update outside_images set next_try_at = now()`;
    await copyWaitingImages(db(), way);
    expect(asked).toHaveLength(1);
    expect(await shown(id)).toContain("outside-image");
    expect(await countCopies(db())).toEqual([{ state: "refused", reason: "not-an-image", count: 1 }]);
  });

  it("is not fetched where links are shown, and texts follow what was chosen, also those of before", async () => {
    const copied = await ask(fresh());
    await copyWaitingImages(db(), way);
    expect(await shown(copied)).toContain("<img");
    await choose({ outside: "links", hosts: [] });
    await forgetOldRenderings(db());
    expect(await shown(copied)).not.toContain("<img");
    const id = await ask(fresh());
    await copyWaitingImages(db(), way);
    expect(asked).toHaveLength(1);
    await choose({ outside: "hosts", hosts: ["pictures.example"] });
    await forgetOldRenderings(db());
    for (const one of [copied, id]) expect(await shown(one)).toContain('<img src="https://pictures.example/');
    await choose({ outside: "copies", hosts: [] });
    await forgetOldRenderings(db());
    expect(await shown(copied)).toContain('<img src="/uploads/');
    expect(await shown(id)).toContain("outside-image");
    await copyWaitingImages(db(), way);
    expect(await shown(id)).toContain('<img src="/uploads/');
  });

  it("that was kept while the choice was being made follows a minute later, once", async () => {
    const id = await ask(fresh());
    await database.sql`update settings set updated_at = now() - interval '2 minutes' where key = 'images'`;
    await database.sql`update outside_image_uses set created_at = now() - interval '110 seconds'`;
    const kept = async () => Number((await database.sql`select count(*) from outside_image_uses`)[0]?.count);
    expect(await kept()).toBeGreaterThan(0);
    await forgetOldRenderings(db());
    expect(await kept()).toBe(0);
    await shown(id);
    await forgetOldRenderings(db());
    expect(await kept()).toBe(1);
  });

  /** Ways into the store, with what is then kept under the hash of the text. */
  const texts = (address: string) => `The valve of number ${++count} leaks, see ![the valve](${address}) for it.`;
  /** By another text that names it. */
  const know = async (address: string) => {
    const source = texts(address);
    await storeRendering(db(), blobHash(source), await renderText(db(), source, "en"));
  };
  const create = (tx: Db, source: string, rendered: RenderedText) => {
    const text = { source, title: null, tags: null, rendered };
    const place = { productId: null, language: "en", authorId: ann.id };
    return createDocument(tx, { kind: "answer", state: "published", ...place, ...text });
  };
  const stores: Record<string, (tx: Db, source: string, rendered: RenderedText) => Promise<unknown>> = {
    "as a new text": create,
    "as a change": async (tx, source, rendered) => {
      const before = `Before change number ${++count} it was dry.`;
      const { documentId, revisionId } = await create(tx, before, await renderText(db(), before, "en"));
      const edit = { documentId, basedOn: revisionId, authorId: ann.id, summary: "", isMinor: false };
      await addRevision(tx, { ...edit, source, title: null, tags: null, rendered });
    },
    "by whoever reads it": (tx, source, rendered) => storeRendering(tx, blobHash(source), rendered),
    "by an import": async (tx, source, { plain }) => {
      const { html } = await renderInWorker(source, { language: "en", resolve: { origin: "http://localhost" } });
      const hash = blobHash(source).toString("hex");
      await storeRenderings(tx, [{ hash, markdown: source, addressed: [], html, plain, mentions: [] }]);
    },
  };
  const keptHtml = async (source: string) =>
    String((await database.sql`select html from renderings where hash = ${blobHash(source)}`)[0]?.html ?? "none");
  const isCopying = async () =>
    (
      await database.sql`select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like '%outside_images%'`
    ).length > 0;

  for (const [how, store] of Object.entries(stores)) {
    it(`whose copy comes while a text is on its way is shown in it, stored ${how}`, async () => {
      const address = fresh();
      await know(address);
      const source = texts(address);
      const rendered = await renderText(db(), source, "en");
      expect(rendered.html).toContain("outside-image");
      await copyWaitingImages(db(), way);
      await db().transaction((tx) => store(tx, source, rendered));
      expect(await keptHtml(source)).toContain('<img src="/uploads/');
    });

    it(`whose copy comes while a text is being stored ${how} is not kept as a link`, async () => {
      const address = fresh();
      await know(address);
      const source = texts(address);
      const rendered = await renderText(db(), source, "en");
      let answer = () => {};
      answers = new Promise((resolve) => {
        answer = resolve;
      });
      const copying = copyWaitingImages(db(), way);
      while (asked.length === 0) await pause(10);
      await db().transaction(async (tx) => {
        await store(tx, source, rendered);
        answer();
        while (!(await isCopying())) await pause(10);
      });
      await copying;
      expect(await keptHtml(source)).toBe("none");
      await storeRendering(db(), blobHash(source), rendered);
      expect(await keptHtml(source)).toContain('<img src="/uploads/');
    });
  }

  it("is forgotten with its text also where the text is being kept anew while old choices are forgotten", async () => {
    const address = fresh();
    await know(address);
    const source = texts(address);
    const rendered = await renderText(db(), source, "en");
    await storeRendering(db(), blobHash(source), rendered);
    await choose({ outside: "links", hosts: [] });
    await choose({ outside: "copies", hosts: [] });
    await db().transaction(async (tx) => {
      await tx.execute(sql`delete from renderings where hash = ${blobHash(source)}`);
      await storeRendering(tx, blobHash(source), rendered);
      await forgetOldRenderings(db());
    });
    await copyWaitingImages(db(), way);
    expect(await keptHtml(source)).toBe("none");
  });

  it("is forgotten the next time where somebody holds its text, and nobody waits for that", async () => {
    const address = fresh();
    await know(address);
    const source = texts(address);
    await storeRendering(db(), blobHash(source), await renderText(db(), source, "en"));
    await db().transaction(async (tx) => {
      await tx.execute(sql`select 1 from renderings where hash = ${blobHash(source)} for update`);
      await copyWaitingImages(db(), way);
    });
    expect(await keptHtml(source)).toContain("outside-image");
    await forgetOldRenderings(db());
    expect(await keptHtml(source)).toBe("none");
  });
});
