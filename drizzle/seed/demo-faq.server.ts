// The official FAQ, made by the commands that make it in a real community: promoted, published, rated, and marked when the
// answer it came from has changed since.
import { sql } from "drizzle-orm";
import type { Actor } from "~/actor";
import { INTERFACE_LANGUAGES } from "~/i18n";
import { findRevisionById } from "~/models/document/revision.server";
import { createFaqEntry } from "~/models/faq/creation.server";
import { editFaqEntry } from "~/models/faq/edit.server";
import { currentRevision, findEntry } from "~/models/faq/faq.server";
import { createFaqGroup } from "~/models/faq/group.server";
import { rateFaqEntry } from "~/models/faq/rating.server";
import { moveFaqEntry } from "~/models/faq/workflow.server";
import { dateBack } from "./demo-past.server";
import { changed } from "./demo-plan";
import type { WrittenText } from "./demo-texts.server";
import { at, need, past, rows, secondsAgo, TOLD_AFTER_DAYS, type World } from "./demo-world.server";
import type { DemoEdit, DemoEntry } from "./story";

type Scene = { world: World; actors: Map<string, Actor>; texts: Map<string, WrittenText> };

export async function seedFaq(
  world: World,
  {
    entries,
    actors,
    texts,
  }: { entries: readonly DemoEntry[]; actors: Map<string, Actor>; texts: readonly WrittenText[] },
): Promise<void> {
  const byKey = new Map(texts.flatMap((text) => (text.key === null ? [] : [[text.key, text] as const])));
  const scene = { world, actors, texts: byKey };
  for (const language of INTERFACE_LANGUAGES) await seedGroups(world, entries, language);
  for (const entry of [...entries].sort((a, b) => b.ago - a.ago)) await seedEntry(scene, entry);
}

/** Groups in the order of languages; within one in that of the story. */
async function seedGroups({ db, products }: World, entries: readonly DemoEntry[], language: string): Promise<void> {
  for (const { group: name, product, language: own } of entries) {
    const productId = product ? need(products, product) : null;
    if (own === language) await createFaqGroup(db, { name, productId, language, parentId: null });
  }
}

async function seedEntry(scene: Scene, entry: DemoEntry): Promise<void> {
  const { world } = scene;
  const made = await createFaqEntry(world.db, {
    actor: actorOf(scene, entry.by),
    sources: entry.sources.map((key) => sourceAt(scene, key, entry.ago)),
    question: entry.question,
    answer: entry.answer,
    cause: entry.cause ?? "",
    language: entry.language,
    productId: entry.product ? need(world.products, entry.product) : null,
    versionIds: versionsOf(scene, entry),
    group: { name: entry.group },
    reviewOn: null,
    isPublished: false,
    key: `demo-${entry.sources[0]}`,
  });
  if (made.kind !== "created") throw new Error(`seed: “${entry.question}” was ${made.kind}`);
  await world.db.execute(sql`
    update revisions set created_at = ${past(entry.ago)}, published_at = ${entry.publishedAgo === undefined ? sql`null` : past(entry.publishedAgo)}
    where document_id = ${made.entryId}::bigint`);
  await world.db.execute(sql`update faq_entries set view_count = ${entry.views} where id = ${made.entryId}::bigint`);
  await dateBack(world, entry.ago);
  for (const edit of entry.edits ?? []) await improve(scene, made.entryId, { entry, edit });
  if (entry.state === "review") await step(scene, made.entryId, { by: entry.by, step: "submit", ago: entry.ago });
  if (entry.publishedAgo === undefined) return;
  const by = entry.publishedBy ?? entry.by;
  await step(scene, made.entryId, { by, step: "publish", ago: entry.publishedAgo });
  await dateNewest(scene, made.entryId, entry);
  await rate(scene, made.entryId, entry);
  await dateSourceChanges(scene, made.entryId, entry);
  if (entry.state === "archived") await step(scene, made.entryId, { by, step: "archive", ago: entry.publishedAgo / 2 });
}

function versionsOf({ world }: Scene, { product, versions = [] }: DemoEntry): number[] {
  return versions.map((name) => need(world.versions, `${product} ${name}`));
}

/** A further version. Written before the entry is published, as a published version never changes, not even its date. */
async function improve(
  scene: Scene,
  entryId: number,
  { entry, edit }: { entry: DemoEntry; edit: DemoEdit },
): Promise<void> {
  const { db } = scene.world;
  const draft = await findEntry(db, { id: entryId });
  const text = draft && (await findRevisionById(db, currentRevision(draft)));
  if (!draft || !text) throw new Error(`seed: “${entry.question}” is not there`);
  const outcome = await editFaqEntry(db, {
    ...draft,
    entry: draft,
    actor: actorOf(scene, edit.by),
    question: edit.title ?? draft.question,
    answer: changed(text.source, edit),
    versionIds: versionsOf(scene, entry),
    group: { name: entry.group },
    summary: edit.summary,
    base: text.id,
    key: `demo-${entryId}-${edit.ago}`,
  });
  if (outcome.kind !== "saved") throw new Error(`seed: “${edit.summary}” was ${outcome.kind}`);
  await db.execute(sql`
    update revisions set created_at = ${past(edit.ago)}, published_at = ${past(edit.ago)} where document_id = ${entryId}::bigint and created_at = now()`);
  await dateBack(scene.world, edit.ago);
}

async function dateNewest({ world }: Scene, entryId: number, { edits = [] }: DemoEntry): Promise<void> {
  const newest = edits.at(-1);
  if (newest)
    await world.db.execute(sql`
      update faq_entries set changed_at = ${past(newest.ago)}, checked_at = ${past(newest.ago)} where id = ${entryId}::bigint`);
}

/** The revision that was live when the entry was written. */
function sourceAt({ texts }: Scene, key: string, ago: number): { answerId: number; revisionId: number } {
  const text = texts.get(key);
  if (!text) throw new Error(`seed: there is no answer ${key}`);
  const place = text.versions.filter((version) => version.ago >= ago).length - 1;
  const revisionId = text.revisionIds[place];
  if (revisionId === undefined) throw new Error(`seed: ${key} was not written yet`);
  return { answerId: text.id, revisionId };
}

/** Nobody could know of a change before it was made. */
async function dateSourceChanges({ world, texts }: Scene, entryId: number, { sources, ago }: DemoEntry): Promise<void> {
  const changes = sources.flatMap((key) => texts.get(key)?.versions.filter((version) => version.ago < ago) ?? []);
  const last = changes.at(-1);
  if (!last) return;
  const then = past(last.ago);
  await world.db.execute(sql`
    with c as (select id from cases where document_id = ${entryId}::bigint),
      s as (update signals set at = ${then} where kind = 'source-changed' and case_id in (select id from c)),
      o as (update cases set opened_at = ${then} where id in (select id from c)),
      e as (update events set at = ${then}, told_at = ${last.ago > TOLD_AFTER_DAYS ? then : sql`null`} where subject_id = ${entryId}::bigint and verb = 'faq-source-changed')
    update faq_sources set changed_at = ${then} where entry_id = ${entryId}::bigint and state <> 'ok'`);
}

async function step(
  { world, actors, texts }: Scene,
  entryId: number,
  { by, step: name, ago }: { by: string; step: "submit" | "publish" | "archive"; ago: number },
): Promise<void> {
  const outcome = await moveFaqEntry(world.db, { actor: actorOf({ world, actors, texts }, by), entryId, step: name });
  if (outcome.kind !== "done") throw new Error(`seed: ${name} was ${outcome.kind}`);
  await dateBack(world, ago);
}

/** A low rating opens a task, which is dated at once; the ratings themselves together. */
async function rate({ world, actors }: Scene, entryId: number, { ratings = [] }: DemoEntry): Promise<void> {
  const { db } = world;
  const dates: { by: number | null; visitor: string | null; secs: number }[] = [];
  for (const [place, { by, ago, rating, comment = "" }] of ratings.entries()) {
    const actor = by === undefined ? undefined : actors.get(by);
    // Guests of the demo come from addresses that are nobody's (RFC 5737).
    const rater = actor ? { actor } : { visitor: null, address: `198.51.100.${(entryId + place) % 250}` };
    const outcome = await rateFaqEntry(db, { rater, entryId, rating, comment });
    if (outcome.kind !== "rated") throw new Error(`seed: a rating was ${outcome.kind}`);
    if (rating < LOW_RATING) await dateBack(world, ago);
    dates.push({ by: actor?.id ?? null, visitor: outcome.visitor, secs: secondsAgo(ago) });
  }
  await db.execute(sql`
    update faq_ratings r set at = ${at} from ${rows(dates, '"by" bigint, visitor text, secs float8')}
    where r.entry_id = ${entryId}::bigint and (r.user_id = x."by" or r.visitor = x.visitor)`);
}

const LOW_RATING = 4;

function actorOf({ actors }: Scene, name: string): Actor {
  const actor = actors.get(name);
  if (!actor) throw new Error(`seed: ${name} is nobody`);
  return actor;
}
