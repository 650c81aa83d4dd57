// Changing an FAQ entry: a new revision, merged with what others saved meanwhile; live at once when the entry is published.
//
// Promises: nobody's save overwrites another's (three-way merge, and where it overlaps a choice for every passage); what the entry was made from
// stays what it was; an entry that was never published may still change its address with its question.
import { sql } from "drizzle-orm";
import { canEditEntry } from "#moderation/permissions/faq";
import type { PermissionReason } from "#moderation/reasons";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { addRevision } from "~/models/document/document.server";
import { type DraftingForm, settleDraft } from "~/models/document/draft.server";
import { draftTargets } from "~/models/document/draft-target";
import {
  type Conflict,
  type Merged,
  mergeWithCurrent,
  type Raced,
  whileRaced,
} from "~/models/document/edit-merge.server";
import { excerptOf } from "~/models/document/excerpt";
import type { RenderedText } from "~/models/document/rendered-text";
import { renderText } from "~/models/document/rendering.server";
import { goLive } from "~/models/document/visibility.server";
import { recordEvent } from "~/models/event.server";
import { invalidatePages } from "~/models/invalidate-pages.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { hashOf, type KeyedForm, once, unlessDone } from "~/models/once.server";
import { setEntryVersions } from "./creation.server";
import { currentRevision, type Entry, factsOfEntry, findEntry, freeSlug, lockEntry, pagesShowing } from "./faq.server";
import { type GroupChoice, resolveGroup } from "./group.server";
import { lockSourcesOf } from "./source.server";

export type EntryEdit = DraftingForm & {
  actor: Actor;
  entry: Entry;
  question: string;
  answer: string;
  cause: string;
  language: string;
  productId: number | null;
  versionIds: number[];
  group: GroupChoice;
  ownerId: number | null;
  reviewOn: string | null;
  summary: string;
  /** The revision the writer began with. */
  base: number;
};

export type EntryEditOutcome =
  | { kind: "saved"; slug: string; isMerged: boolean }
  | { kind: "forbidden"; reason: PermissionReason }
  | { kind: "limited"; retryAfterSeconds: number }
  | Conflict;

export async function editFaqEntry(db: Db, edit: EntryEdit): Promise<EntryEditOutcome> {
  let { entry } = edit;
  return whileRaced(async () => {
    const attempt = await editNow(db, { ...edit, entry });
    if (attempt.kind === "raced") entry = (await findEntry(db, { id: entry.id })) ?? entry;
    return attempt;
  });
}

async function editNow(db: Db, edit: EntryEdit): Promise<EntryEditOutcome | Raced> {
  const { actor, entry } = edit;
  const form = formOf(edit);
  const member = await loadMemberFacts(db, { actor, productId: entry.productId });
  const permission = canEditEntry(member, factsOfEntry(entry));
  if (!permission.allowed) return unlessDone(db, form, { kind: "forbidden", reason: permission.reason });
  const mine = { title: edit.question, source: edit.answer, tags: null };
  const merged = await mergeWithCurrent(db, { document: entry, base: edit.base, mine, seesUnpublished: true });
  if ("conflict" in merged) return unlessDone(db, form, merged.conflict);
  const rendered = await renderText(db, merged.text.source, edit.language, edit);
  return once<EntryEditOutcome | Raced>(db, form, (tx) => save(tx, { edit, merged, rendered }));
}

/** What was typed after the form had its effect is merged with what that was, as from any other form. */
function formOf({ actor, key, drafted: _, ...edit }: EntryEdit): KeyedForm<EntryEditOutcome> {
  const { question, answer, cause, language, productId, versionIds, group, ownerId, reviewOn } = edit;
  const sent = [edit.entry.id, question, answer, cause, language, productId, versionIds, group, ownerId, reviewOn];
  return { userId: actor.id, key, of: "faq-edit", sent: { hash: hashOf(sent), instead: "anew" } };
}

async function save(
  tx: Db,
  {
    edit,
    merged,
    rendered,
  }: { edit: EntryEdit; merged: Exclude<Merged, { conflict: Conflict }>; rendered: RenderedText },
): Promise<EntryEditOutcome | Raced> {
  const { actor } = edit;
  await lockSourcesOf(tx, edit.entry.id);
  const entry = await lockEntry(tx, edit.entry.id);
  if (!entry || entry.state !== edit.entry.state) return { kind: "forbidden", reason: "not-published" };
  if (currentRevision(entry) !== merged.current.id) return { kind: "raced" };
  await addEntryRevision(tx, { entry, actorId: actor.id, merged, rendered, summary: edit.summary });
  const slug = entry.wasPublished ? entry.slug : await freeSlug(tx, merged.text.title ?? edit.question, entry.id);
  const groupId = await resolveGroup(tx, edit);
  await tx.execute(sql`
    with place as (update documents set product_id = ${edit.productId}::bigint, language = ${edit.language} where id = ${entry.id}::bigint)
    update faq_entries set slug = ${slug}, question = ${merged.text.title}, cause = ${edit.cause}, language = ${edit.language}, product_id = ${edit.productId}::bigint,
      group_id = ${groupId}::bigint, excerpt = ${excerptOf(rendered.plain)}, changed_at = now(), review_on = ${edit.reviewOn}::date,
      owner_id = (select id from users where id = ${edit.ownerId}::bigint and role <> 'member' and deleted_at is null)
    where id = ${entry.id}::bigint`);
  await setEntryVersions(tx, { entryId: entry.id, productId: edit.productId, versionIds: edit.versionIds });
  await settleDraft(tx, { userId: actor.id, target: draftTargets.faq(entry.id), form: edit });
  await recordEvent(tx, { actorId: actor.id, verb: "faq-edited", subjectId: entry.id });
  if (entry.state === "published") await goLive(tx, entry.id, { actorId: actor.id, rendered });
  else await invalidatePages(tx, await pagesShowing(tx, entry.id));
  return { kind: "saved", slug, isMerged: merged.isMerged };
}

/** Nothing is written when the text is what it was. Not live yet: goLive does that. */
export async function addEntryRevision(
  tx: Db,
  {
    entry,
    actorId,
    merged,
    rendered,
    summary,
  }: {
    entry: Entry;
    actorId: number;
    merged: { text: { title: string | null; source: string }; current: { id: number } };
    rendered: RenderedText;
    summary: string;
  },
): Promise<number | null> {
  return addRevision(tx, {
    documentId: entry.id,
    basedOn: merged.current.id,
    authorId: actorId,
    source: merged.text.source,
    title: merged.text.title,
    tags: null,
    summary,
    isMinor: false,
    rendered,
  });
}
