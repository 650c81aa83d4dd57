// What an edit becomes when others published since its author began: merged, or a conflict that carries both sides of every
// place; and what the author's choices make of that conflict.

import { and, eq } from "drizzle-orm";
import { revisions } from "#drizzle/schema/documents";
import { plainLine } from "#moderation/text/hidden-signs";
import type { Db } from "~/database/db.server";
import { parseTags } from "~/models/question/tag.server";
import { Unavailable } from "~/models/unavailable";
import type { MergeResult } from "~/text/merge";
import { chosenSide, chosenText, type EditConflict, type FieldConflict, partsToChoose } from "~/text/merge-choices";
import { mergeTexts } from "./comparing.server";
import { findRevisionById, type RevisionText } from "./revision.server";

/** Title and tags are null where the form has none; then they stay what they are. */
export type EditedText = { title: string | null; source: string; tags: string[] | null };

export type Conflict = { kind: "conflict" } & EditConflict;

/** What is edited: the live text, or the newest one of something that is not published. */
type Edited = { id: number; state: string; publishedRevisionId: number | null; latestRevisionId: number };

export type Merged = { text: EditedText; current: RevisionText; isMerged: boolean } | { conflict: Conflict };

type Begun = {
  document: Edited;
  base: number;
  mine: EditedText;
  /** Of whoever edits: canSeeUnpublished. */
  seesUnpublished: boolean;
};

/** What is to be saved: the author's text, or the merge of it with what others published since `base`. */
export async function mergeWithCurrent(
  db: Db,
  { document, base: baseId, mine, seesUnpublished }: Begun,
): Promise<Merged> {
  const currentId = document.state === "published" ? document.publishedRevisionId : document.latestRevisionId;
  const current = await readOwn(db, currentId ?? document.latestRevisionId, document.id);
  if (baseId === current.id) return { text: mine, current, isMerged: false };
  const base = await readSeen(db, { revisionId: baseId, documentId: document.id, seesUnpublished });
  const { merge, title, tags } = await mergeEdits(base, mine, current);
  if (!merge.clean || !title.clean || !tags.clean)
    return { conflict: { kind: "conflict", ...conflictOf({ merge, title, tags }, current.id) } };
  return { text: textOf(mine, { title: title.text, source: merge.text, tags: tags.text }), current, isMerged: true };
}

export type Settled = { text: EditedText } | { conflict: EditConflict };

/** What the choices make of a conflict that was shown. Where one is missing, the conflict once more. */
export async function settleConflict(
  db: Db,
  sent: { documentId: number; base: number; against: number; mine: EditedText; seesUnpublished: boolean },
  choices: Record<string, unknown>,
): Promise<Settled> {
  const { against, mine } = sent;
  const read = (revisionId: number) => readSeen(db, { ...sent, revisionId });
  const [base, theirs] = await Promise.all([read(sent.base), read(against)]);
  const merged = await mergeEdits(base, mine, theirs);
  const source = chosenText(partsToChoose(merged.merge), choices);
  const title = merged.title.clean ? merged.title.text : chosenSide(merged.title, choices, "title");
  const tags = merged.tags.clean ? merged.tags.text : chosenSide(merged.tags, choices, "tags");
  if (source === null || title === null || tags === null) return { conflict: conflictOf(merged, against) };
  const isTyped = choices["choice-tags"] === "own";
  return { text: textOf(mine, { title: plainLine(title), source, tags: isTyped ? parseTags(tags).join() : tags }) };
}

type MergedField = { clean: true; text: string } | ({ clean: false } & FieldConflict);
type MergedTexts = { merge: MergeResult; title: MergedField; tags: MergedField };

async function mergeEdits(base: EditedText, mine: EditedText, theirs: EditedText): Promise<MergedTexts> {
  return {
    merge: await mergeTexts(base.source, mine.source, theirs.source),
    title: mergeField(base.title ?? "", mine.title, theirs.title ?? ""),
    tags: mergeField(lineOf(base.tags) ?? "", lineOf(mine.tags), lineOf(theirs.tags) ?? ""),
  };
}

function mergeField(base: string, mine: string | null, theirs: string): MergedField {
  const text = mine === null ? theirs : pick(base, mine, theirs);
  return text === undefined ? { clean: false, mine: mine ?? "", theirs } : { clean: true, text };
}

/** Undefined: both sides changed it, differently. */
export function pick<T>(base: T, mine: T, theirs: T): T | undefined {
  if (mine === theirs || mine === base) return theirs;
  return theirs === base ? mine : undefined;
}

function lineOf(tags: string[] | null): string | null {
  return tags?.join(", ") ?? null;
}

function textOf(
  mine: EditedText,
  { title, source, tags }: { title: string; source: string; tags: string },
): EditedText {
  const slugs = tags.split(/, ?/).filter(Boolean);
  return { source, title: mine.title === null ? null : title, tags: mine.tags === null ? null : slugs };
}

function conflictOf({ merge, title, tags }: MergedTexts, against: number): EditConflict {
  const open = (field: MergedField) => (field.clean ? null : { mine: field.mine, theirs: field.theirs });
  return { against, merge, title: open(title), tags: open(tags) };
}

/** For numbers that come from a form, which are anybody's: also none that this reader may not see. */
export async function readSeen(
  db: Db,
  { revisionId, documentId, seesUnpublished }: { revisionId: number; documentId: number; seesUnpublished: boolean },
): Promise<RevisionText> {
  const revision = await readOwn(db, revisionId, documentId);
  if (revision.publishedAt === null && !seesUnpublished) throw new Unavailable("bad-form");
  return revision;
}

/** A revision of this document and of no other. */
export async function readOwn(db: Db, revisionId: number, documentId: number): Promise<RevisionText> {
  const rows = await db
    .select({ id: revisions.id })
    .from(revisions)
    .where(and(eq(revisions.id, revisionId), eq(revisions.documentId, documentId)));
  const revision = rows.length === 0 ? null : await findRevisionById(db, revisionId);
  if (!revision) throw new Unavailable("bad-form");
  return revision;
}

export type Raced = { kind: "raced" };

/** Whoever loses lets somebody else's save through: so many people would have to save one text in the same moment. */
const MOST_ATTEMPTS = 20;

/** Somebody published between reading and writing: nothing was written, and what they published is merged in like anything else. */
export async function whileRaced<T extends { kind: string }>(
  attempt: () => Promise<T | Raced>,
): Promise<T | { kind: "limited"; retryAfterSeconds: number }> {
  for (let count = 1; count <= MOST_ATTEMPTS; count += 1) {
    const outcome = await attempt();
    if (outcome.kind !== "raced") return outcome as T;
  }
  return { kind: "limited", retryAfterSeconds: 1 };
}
