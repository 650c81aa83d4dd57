// Promoting: an FAQ entry made from one or several accepted answers, in one step.
//
// Promises: the entry remembers exactly which revision of each answer it was made from (the one its writer saw: an edit in
// between opens a task at once); the answers' authors are credited; nothing of it is visible to readers before it is published.
// The sources are locked first, so that no edit can slip in between reading them and writing them down.

import { sql } from "drizzle-orm";
import { faqEntries } from "#drizzle/schema/faq";
import { canTakeStep } from "#moderation/permissions/faq";
import { canPromote } from "#moderation/permissions/office";
import type { PermissionReason } from "#moderation/reasons";
import type { Actor } from "~/actor";
import { idArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { createDocument } from "~/models/document/document.server";
import { type DraftingForm, settleDraft } from "~/models/document/draft.server";
import { draftTargets } from "~/models/document/draft-target";
import { excerptOf } from "~/models/document/excerpt";
import { renderText } from "~/models/document/rendering.server";
import { goLive } from "~/models/document/visibility.server";
import { recordEvent } from "~/models/event.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { hashOf, type KeyedForm, once } from "~/models/once.server";
import { factsOfPost, findPost, type Post } from "~/models/post/post.server";
import { freeSlug } from "./faq.server";
import { type GroupChoice, resolveGroup } from "./group.server";
import { checkSources, lockSources } from "./source.server";

export const MOST_SOURCES = 8;

export type NewEntry = DraftingForm & {
  actor: Actor;
  /** Accepted answers, the first one leading. `revisionId`: the text the writer saw; left out, the live one. */
  sources: { answerId: number; revisionId?: number }[];
  /** In the customers' words. */
  question: string;
  /** Markdown. */
  answer: string;
  cause: string;
  language: string;
  productId: number | null;
  /** Versions of that product; none means all. */
  versionIds: number[];
  group: GroupChoice;
  /** A day as 2026-11-22; null: half a year after publication. */
  reviewOn: string | null;
  /** Staff may publish at once. */
  isPublished: boolean;
};

export type NewEntryOutcome =
  | { kind: "created"; entryId: number; slug: string; isPublished: boolean }
  /** This form made an entry already, of something else than what it says now. */
  | { kind: "overtaken"; entryId: number; slug: string }
  | { kind: "refused"; because: "no-source" | "not-accepted" }
  | { kind: "forbidden"; reason: PermissionReason };

/**
 * Creates an entry as a draft, or published when a staff expert says so. Sources must be visible, accepted answers; everything
 * happens in one transaction, once per `key`.
 */
export async function createFaqEntry(db: Db, entry: NewEntry): Promise<NewEntryOutcome> {
  const rendered = await renderText(db, entry.answer, entry.language, entry);
  return once(db, formOf(entry), async (tx): Promise<NewEntryOutcome> => {
    const ids = [...new Set(entry.sources.map((source) => source.answerId))].slice(0, MOST_SOURCES);
    await lockSources(tx, ids);
    const posts = await findSources(tx, ids);
    if (posts === null) return { kind: "refused", because: "no-source" };
    const refusal = await whyNot(tx, entry, posts);
    if (refusal) return refusal;
    const { documentId } = await createDocument(tx, {
      kind: "faq",
      productId: entry.productId,
      language: entry.language,
      authorId: entry.actor.id,
      state: "draft",
      source: entry.answer,
      title: entry.question,
      tags: null,
      rendered,
    });
    const slug = await insertEntry(tx, { entry, id: documentId, excerpt: excerptOf(rendered.plain) });
    await insertSources(tx, documentId, { posts, seen: entry.sources });
    await checkSources(tx, documentId, entry.actor.id);
    await settleDraft(tx, { userId: entry.actor.id, target: draftTargets.promotion(ids[0] ?? 0), form: entry });
    for (const sourceId of ids)
      await recordEvent(tx, {
        actorId: entry.actor.id,
        verb: "faq-promoted",
        subjectId: documentId,
        details: { sourceId },
      });
    if (entry.isPublished) await goLive(tx, documentId, { actorId: entry.actor.id, rendered });
    return { kind: "created", entryId: documentId, slug, isPublished: entry.isPublished };
  });
}

function formOf({ actor, key, drafted: _, ...entry }: NewEntry): KeyedForm<NewEntryOutcome> {
  const { question, answer, cause, language, productId, versionIds, group, reviewOn } = entry;
  const ids = entry.sources.map(({ answerId }) => answerId);
  const hash = hashOf([ids, question, answer, cause, language, productId, versionIds, group, reviewOn]);
  const instead = (first: object): NewEntryOutcome => ({ ...(first as Created), kind: "overtaken" });
  return { userId: actor.id, key, of: "faq", sent: { hash, instead } };
}

type Created = Extract<NewEntryOutcome, { kind: "created" }>;

async function findSources(tx: Db, ids: number[]): Promise<Post[] | null> {
  const posts: Post[] = [];
  for (const id of ids) {
    const post = await findPost(tx, id);
    if (post?.kind !== "answer") return null;
    posts.push(post);
  }
  return posts.length === 0 ? null : posts;
}

async function whyNot(tx: Db, entry: NewEntry, posts: Post[]): Promise<NewEntryOutcome | null> {
  const member = await loadMemberFacts(tx, { actor: entry.actor, productId: entry.productId });
  for (const post of posts) {
    const permission = canPromote(member, factsOfPost(post));
    if (!permission.allowed) return { kind: "forbidden", reason: permission.reason };
  }
  const publish = canTakeStep(member, { state: "draft", productId: entry.productId }, "publish");
  if (entry.isPublished && !publish.allowed) return { kind: "forbidden", reason: publish.reason };
  const ids = `{${posts.map((post) => post.id).join(",")}}`;
  const open = await tx.execute(
    sql`select 1 from answers where id = any(${ids}::bigint[]) and not is_accepted limit 1`,
  );
  return open.length > 0 ? { kind: "refused", because: "not-accepted" } : null;
}

async function insertEntry(
  tx: Db,
  { entry, id, excerpt }: { entry: NewEntry; id: number; excerpt: string },
): Promise<string> {
  const slug = await freeSlug(tx, entry.question);
  const groupId = await resolveGroup(tx, entry);
  await tx.insert(faqEntries).values({
    id,
    slug,
    productId: entry.productId,
    groupId,
    language: entry.language,
    question: entry.question,
    cause: entry.cause,
    excerpt,
    ownerId: entry.actor.id,
    reviewOn: entry.reviewOn,
  });
  await setEntryVersions(tx, { entryId: id, productId: entry.productId, versionIds: entry.versionIds });
  return slug;
}

/** Versions of another product are left out. */
export async function setEntryVersions(
  tx: Db,
  { entryId, productId, versionIds }: { entryId: number; productId: number | null; versionIds: number[] },
): Promise<void> {
  await tx.execute(sql`
    with wanted as (
      select id from product_versions where product_id = ${productId}::bigint and id = any(${idArray(versionIds)})
    ), gone as (
      delete from faq_entry_versions where entry_id = ${entryId}::bigint and version_id not in (select id from wanted)
    )
    insert into faq_entry_versions (entry_id, version_id) select ${entryId}::bigint, id from wanted on conflict do nothing`);
}

/** Lineage and credits. A revision that was never live, or is another document's, does not count as seen. */
async function insertSources(
  tx: Db,
  entryId: number,
  { posts, seen }: { posts: Post[]; seen: NewEntry["sources"] },
): Promise<void> {
  for (const [position, post] of posts.entries()) {
    const revisionId = seen.find((source) => source.answerId === post.id)?.revisionId ?? null;
    await tx.execute(sql`
      insert into faq_sources (entry_id, document_id, revision_id, position)
      select ${entryId}::bigint, d.id, coalesce((select v.id from revisions v where v.id = ${revisionId}::bigint and v.document_id = d.id
        and v.published_at is not null), d.published_revision_id), ${position} from documents d where d.id = ${post.id}::bigint`);
    await tx.execute(sql`
      insert into faq_credits (entry_id, user_id) select ${entryId}::bigint, id from users
      where id = ${post.authorId}::bigint and deleted_at is null on conflict do nothing`);
  }
}
