// Puts texts with all their versions into the document store, thousands in a few statements, each dated when it was written.
//
// Ids rise with the dates, as they would have. Rendering comes last, when everything that a text may link to is there; old
// versions are rendered by whoever looks at them first, as always.
import { sql } from "drizzle-orm";
import { RENDERER_VERSION } from "~/markdown/rendered";
import { blobHash } from "~/models/document/document.server";
import { type PlannedText, withNumbers } from "./demo-plan";
import { at, need, rows, secondsAgo, type World } from "./demo-world.server";

export type WrittenText = PlannedText & { id: number; revisionIds: number[]; source: string; hash: string };

export async function writeTexts(world: World, plans: readonly PlannedText[]): Promise<Map<PlannedText, WrittenText>> {
  const ids = await takeIds(world, plans.length, "documents");
  const ordered = [...plans].sort((a, b) => b.ago - a.ago);
  for (const [place, plan] of ordered.entries())
    if (plan.key !== null) world.documents.set(plan.key, ids[place] as number);
  const revisionIds = await takeIds(
    world,
    plans.reduce((sum, plan) => sum + plan.versions.length, 0),
    "revisions",
  );
  const written = ordered.map((plan, place): WrittenText => {
    const versions = plan.versions.map((version) => ({
      ...version,
      body: withNumbers(version.body, (key) => need(world.documents, key)),
    }));
    const source = versions[versions.length - 1]?.body ?? "";
    const own = revisionIds.splice(0, versions.length);
    return { ...plan, versions, id: ids[place] as number, revisionIds: own, source, hash: hex(source) };
  });
  await store(world, written);
  return new Map(ordered.map((plan, place) => [plan, written[place] as WrittenText]));
}

async function takeIds({ db }: World, count: number, table: "documents" | "revisions"): Promise<number[]> {
  const taken = await db.execute<{ id: number }>(
    sql`select nextval(pg_get_serial_sequence(${table}, 'id'))::int8 as id from generate_series(1, ${count})`,
  );
  return taken.map((row) => Number(row.id)).sort((a, b) => a - b);
}

function hex(source: string): string {
  return blobHash(source).toString("hex");
}

/** One statement, because documents and revisions point at each other. */
async function store({ db, users, products }: World, texts: readonly WrittenText[]): Promise<void> {
  const documents = texts.map((text) => ({
    id: text.id,
    kind: text.kind,
    product: text.product === null ? null : need(products, text.product),
    language: text.language,
    author: need(users, text.by),
    state: text.isHeld ? "held" : "published",
    latest: text.revisionIds.at(-1),
    live: text.isHeld ? null : text.revisionIds.at(-1),
    secs: secondsAgo(text.ago),
  }));
  const revisions = texts.flatMap((text) =>
    text.versions.map((version, place) => ({
      ...version,
      id: text.revisionIds[place],
      document: text.id,
      number: place + 1,
      basedOn: text.revisionIds[place - 1] ?? null,
      author: need(users, version.by),
      hash: hex(version.body),
      tags: text.tags,
      isLive: !text.isHeld,
      secs: secondsAgo(version.ago),
    })),
  );
  await db.execute(sql`
    with text as (
      select x.*, ${at} as at from ${rows(
        revisions,
        'id bigint, document bigint, number int, "basedOn" bigint, author bigint, hash text, body text, title text, tags text[], summary text, "isMinor" boolean, "isLive" boolean, secs float8',
      )}
    ), blob as (
      insert into blobs (hash, bytes, size) select distinct on (hash) decode(hash, 'hex'), convert_to(body, 'UTF8'), octet_length(body) from text
      on conflict do nothing
    ), document as (
      insert into documents (id, kind, product_id, language, author_id, state, latest_revision_id, published_revision_id, created_at, published_at)
      overriding system value
      select x.id, x.kind, x.product, x.language, x.author, x.state, x.latest, x.live, ${at}, case when x.live is not null then ${at} end
      from ${rows(documents, "id bigint, kind text, product bigint, language text, author bigint, state text, latest bigint, live bigint, secs float8")}
    )
    insert into revisions (id, document_id, number, based_on, author_id, blob, title, tags, summary, is_minor, created_at, published_at)
    overriding system value
    select id, document, number, "basedOn", author, decode(hash, 'hex'), title, tags, summary, "isMinor", at, case when "isLive" then at end from text`);
}

/** What readers will see, kept beside the texts. */
export async function storeRenderings(
  { db }: World,
  rendered: readonly { hash: string; html: string; plain: string }[],
): Promise<void> {
  await db.execute(sql`
    insert into renderings (hash, renderer_version, html, plain)
    select distinct on (x.hash) decode(x.hash, 'hex'), ${RENDERER_VERSION}, x.html, x.plain from ${rows(rendered, "hash text, html text, plain text")}
    on conflict do nothing`);
}
