// Being told about the wiki and the official FAQ: pages and trees one watches, promoted answers, sources that change.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { recordEvent, type Verb } from "~/models/event.server";
import { listNotifications } from "~/models/notification/notification.server";
import { setWatch } from "~/models/notification/watch.server";
import { indexDocument } from "~/models/search/indexing.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import * as make from "../question/care-community";
import { forget, tellAll, toldTo } from "./notification-community";

describe("being told about pages and entries", () => {
  let database: TestDatabase;
  let editor: Actor;
  let reader: Actor;
  let staff: Actor;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase({ hasLimits: false });
    await make.furnish(db());
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await forget(db());
    [editor, reader, staff] = [await make.person(db()), await make.person(db()), await make.person(db(), "staff")];
  });

  /** A document of a kind with one published text, as its own commands leave it behind. */
  async function document(kind: "page" | "faq", author: Actor, state = "published"): Promise<number> {
    const [row] = await db().execute<{ id: number }>(sql`
      with blob as (insert into blobs (hash, encoding, bytes, size) values (sha256(gen_random_uuid()::text::bytea), 'plain', '\\x41', 1) returning hash),
      ids as (select nextval(pg_get_serial_sequence('documents', 'id')) as d, nextval(pg_get_serial_sequence('revisions', 'id')) as r),
      made as (insert into documents (id, kind, author_id, state, published_revision_id, latest_revision_id, published_at) overriding system value
        select d, ${kind}, ${author.id}::bigint, ${state}, r, r, now() from ids),
      written as (insert into revisions (id, document_id, number, author_id, blob, summary, published_at) overriding system value
        select r, d, 1, ${author.id}::bigint, hash, 'new photo of the valve', now() from ids, blob)
      select d::int8 as id from ids`);
    return Number(row?.id);
  }

  async function page(title: string, parent: number | null = null): Promise<number> {
    const id = await document("page", editor);
    await db().execute(sql`
      insert into pages (id, parent_id, slug, title, language, is_listed) values (${id}::bigint, ${parent}::bigint, ${`page-${id}`}, ${title}, 'en', true)`);
    return id;
  }

  async function entry(question: string, state: "published" | "draft"): Promise<number> {
    const id = await document("faq", staff, state);
    await db().execute(sql`
      insert into faq_entries (id, slug, language, question, state, owner_id) values (${id}::bigint, ${`entry-${id}`}, 'en', ${question}, ${state}, ${staff.id}::bigint)`);
    return id;
  }

  const happened = async (verb: Verb, subjectId: number, details?: Record<string, unknown>, actor: Actor = editor) => {
    await recordEvent(db(), { actorId: actor.id, verb, subjectId, ...(details ? { details } : {}) });
    await tellAll(db());
  };

  it("tells watchers of a page of its changes, but not of minor ones and not its editor", async () => {
    const id = await page("Care of the valve");
    for (const actor of [reader, editor]) await setWatch(db(), { actor, watching: { target: "page", id }, isOn: true });
    await happened("page-edited", id, { isMinor: false });
    await happened("page-edited", id, { isMinor: true });
    await happened("page-renamed", id);
    expect(await toldTo(db(), reader)).toEqual(["page.renamed", "page.edited"]);
    expect(await toldTo(db(), editor)).toEqual([]);
    const { items } = await listNotifications(db(), { userId: reader.id, after: null });
    expect(items[0]).toMatchObject({
      title: "Care of the valve",
      path: `/wiki/-/page-${id}`,
      excerpt: "new photo of the valve",
    });
  });

  it("tells watchers of a tree of everything below it, once each, and not of what stands beside it", async () => {
    const top = await page("All about valves");
    const middle = await page("Care", top);
    const leaf = await page("Descaling", middle);
    const beside = await page("All about pumps");
    await setWatch(db(), { actor: reader, watching: { target: "tree", id: top }, isOn: true });
    await setWatch(db(), { actor: reader, watching: { target: "page", id: leaf }, isOn: true });
    for (const id of [top, middle, leaf, beside]) await happened("page-edited", id);
    await happened("page-created", await page("Cleaning", middle));
    expect(await toldTo(db(), reader)).toEqual(["page.created", "page.edited", "page.edited", "page.edited"]);
  });

  it("says nothing of a page that is hidden", async () => {
    const id = await page("Secret plans");
    await setWatch(db(), { actor: reader, watching: { target: "page", id }, isOn: true });
    await happened("page-edited", id);
    expect(await toldTo(db(), reader)).toHaveLength(1);
    await database.sql`update documents set state = 'removed' where id = ${id}`;
    await happened("page-edited", id);
    expect(await toldTo(db(), reader)).toEqual([]);
  });

  it("tells those whose words an entry was made from, once, and only when the entry can be seen", async () => {
    const question = await make.ask(db(), editor);
    const answer = await make.answer(db(), reader, question);
    const id = await entry("What if the valve drips?", "draft");
    await database.sql`
      insert into faq_sources (entry_id, document_id, revision_id) select ${id}, id, published_revision_id from documents where id = ${answer}`;
    await database.sql`insert into faq_credits (entry_id, user_id) values (${id}, ${reader.id})`;
    await happened("faq-promoted", id, { sourceId: answer }, staff);
    expect(await toldTo(db(), reader)).not.toContain("faq-promoted");
    await database.sql`update documents set state = 'published' where id = ${id}`;
    await database.sql`update faq_entries set state = 'published' where id = ${id}`;
    await happened("faq-published", id, undefined, staff);
    await happened("faq-published", id, undefined, staff);
    expect((await toldTo(db(), reader)).filter((kind) => kind === "faq-promoted")).toHaveLength(1);
    const { items } = await listNotifications(db(), { userId: reader.id, after: null });
    expect(items[0]).toMatchObject({ title: "What if the valve drips?", path: `/faq/entry-${id}` });
  });

  it("tells whoever looks after an entry that its source changed", async () => {
    const id = await entry("What if the valve drips?", "published");
    await happened("faq-source-changed", id, { sourceId: 1, state: "gone" });
    expect(await toldTo(db(), staff)).toEqual(["faq-source.gone"]);
    expect(await toldTo(db(), reader)).toEqual([]);
  });

  it("answers a search that was watched when a page or an entry is published", async () => {
    await setWatch(db(), {
      actor: reader,
      watching: { target: "search", query: "valve drips", language: "en" },
      isOn: true,
    });
    const id = await entry("What if the valve drips?", "published");
    await indexDocument(db(), id);
    await happened("faq-published", id, undefined, staff);
    expect(await toldTo(db(), reader)).toEqual(["search"]);
  });
});
