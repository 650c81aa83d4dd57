// Images that come along with a text, or on their own from the editor's script: each is taken or named with the reason, and
// the text is never lost over it.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { env } from "~/env.server";
import { translator } from "~/i18n";
import * as answers from "~/routes/q.$id.$slug";
import * as uploads from "~/routes/uploads._index";
import * as make from "../../models/question/care-community";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import { type Visitor, visitorOf } from "../../support/visitor";

const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from("ftypheic\0\0\0\0mif1heic", "latin1")]);

describe("images with a text", () => {
  let database: TestDatabase;
  let author: Actor;
  let visitor: Visitor;
  let question: number;
  let picture: Buffer;
  const folder = mkdtempSync(join(tmpdir(), "images-"));
  const before = env().DATA_DIR;
  const db = () => database.db;

  beforeAll(async () => {
    env().DATA_DIR = folder;
    database = await createTestDatabase({ hasLimits: false });
    await make.furnish(db());
    author = await make.person(db());
    visitor = await visitorOf(db(), author);
    question = await make.ask(db(), author);
    picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: "#a63" } })
      .png()
      .toBuffer();
  });
  beforeEach(async () => {
    env().SMTP_URL = null;
  });
  afterAll(async () => {
    env().DATA_DIR = before;
    env().SMTP_URL = null;
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const file = (bytes: Uint8Array, name: string) => new File([new Uint8Array(bytes)], name);
  const answer = (fields: Record<string, string>, files: File[]) => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ key: crypto.randomUUID(), ...fields })) form.set(name, value);
    for (const one of files) form.append("file", one);
    return visitor.postForm(answers, `/q/${question}/x`, form, { id: String(question), slug: "x" });
  };
  const send = (one: Visitor, sent: File | null) => {
    const form = new FormData();
    if (sent) form.set("file", sent);
    return one.postForm(uploads, "/uploads", form);
  };

  it("stand at the end of the text that is posted", async () => {
    const reply = await answer({ body: "Turn the valve.", seen: "The ]valve[" }, [file(picture, "a.png")]);
    expect(reply.status).toBe(303);
    const [row] = await database.sql<{ text: string }[]>`
      select convert_from(b.bytes, 'utf8') as text from documents d join revisions r on r.id = d.published_revision_id
        join blobs b on b.hash = r.blob where d.kind = 'answer' order by d.id desc limit 1`;
    expect(row?.text).toMatch(/^Turn the valve\.\n\n!\[The valve\]\(\/uploads\/[0-9a-f]{32}\.webp\)$/);
  });

  it("come back in the text when another of them is refused, each refused one by name", async () => {
    const reply = await answer({ body: "Turn the valve, and then wait." }, [
      file(heic, "IMG_1.HEIC"),
      file(picture, "b.png"),
      file(Buffer.from("PK"), "c.zip"),
    ]);
    expect(reply.status).toBe(400);
    expect(reply.data.errors).toEqual({
      file: { code: "image-type", values: { name: "IMG_1.HEIC" } },
      "file-2": { code: "image-broken", values: { name: "c.zip" } },
    });
    expect(reply.data.typed).toMatchObject({
      body: expect.stringMatching(/^Turn the valve, and then wait\.\n\n!\[\]\(/),
    });
  });

  it("never cost the text, whatever is sent along", async () => {
    const given = fc.record({
      name: fc.string({ minLength: 1, maxLength: 300, unit: "grapheme" }),
      bytes: fc.oneof(fc.uint8Array({ minLength: 1, maxLength: 300 }), fc.constant(new Uint8Array(heic))),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(given, { minLength: 1, maxLength: 7 }), async (files) => {
        const reply = await answer(
          { body: "泵不出水，先关掉阀门。" },
          files.map(({ name, bytes }) => file(bytes, name)),
        );
        expect(reply.status).toBe(400);
        expect(reply.data.typed).toMatchObject({ body: "泵不出水，先关掉阀门。" });
        expect(Object.keys(reply.data.errors as object)[0]).toBe("file");
      }),
      { numRuns: 40 },
    );
  });

  it("are refused with a sentence in the reader's language when they come from the script", async () => {
    const t = translator(author.language);
    for (const [sent, words] of [
      [file(heic, "IMG_1.HEIC"), t("common:error.image-type", { name: "IMG_1.HEIC" })],
      [file(Buffer.from("text"), "notes.txt"), t("common:error.image-broken", { name: "notes.txt" })],
      [file(Buffer.alloc(5_300_000), "large.png"), t("common:error.image-too-large", { name: "large.png", most: 5 })],
      [null, t("common:error.required")],
    ] as const)
      expect(await send(visitor, sent)).toMatchObject({ status: 400, data: { words } });
    env().SMTP_URL = "smtp://127.0.0.1:1";
    const newcomer = await make.person(db());
    await database.sql`update users set email_verified_at = null where id = ${newcomer.id}`;
    expect(await send(await visitorOf(db(), newcomer), file(picture, "a.png"))).toMatchObject({
      status: 403,
      data: { error: "verify-first", words: t("moderation:reason.verify-first") },
    });
  });
});
