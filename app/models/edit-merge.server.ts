// What an edit becomes when others published since its author began: merged, or a conflict that carries all three texts.
import { sql } from "drizzle-orm";
import type { Db } from "~/db.server";
import { type MergeResult, mergeText } from "~/merge";
import { findRevisionById, type RevisionText } from "./revision.server";

export type EditedText = { title: string | null; source: string; tags: string[] | null };

export type Conflict = {
  kind: "conflict";
  current: { revisionId: number; title: string | null; source: string; tags: string[] | null };
  merge: MergeResult;
};

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
  const merge = mergeText(base.source, mine.source, current.source);
  const title = pick(base.title, mine.title, current.title);
  const tags = pick(lineOf(base.tags), lineOf(mine.tags), lineOf(current.tags));
  if (!merge.clean || title === undefined || tags === undefined) return { conflict: conflictOf(current, merge) };
  const mergedTags = mine.tags === null ? null : tags.split(",").filter(Boolean);
  return { text: { title: title ?? null, source: merge.text, tags: mergedTags }, current, isMerged: true };
}

/** Texts without tags have none in all three: that is no disagreement. */
function lineOf(tags: string[] | null): string {
  return tags?.join(",") ?? "";
}

/** Undefined: both sides changed it, differently. */
export function pick<T>(base: T, mine: T, theirs: T): T | undefined {
  if (mine === theirs || mine === base) return theirs;
  return theirs === base ? mine : undefined;
}

/** For numbers that come from a form, which are anybody's: also none that this reader may not see. */
export async function readSeen(
  db: Db,
  { revisionId, documentId, seesUnpublished }: { revisionId: number; documentId: number; seesUnpublished: boolean },
): Promise<RevisionText> {
  const revision = await readOwn(db, revisionId, documentId);
  if (revision.publishedAt === null && !seesUnpublished) throw new Response("bad-form", { status: 400 });
  return revision;
}

/** A revision of this document and of no other. */
export async function readOwn(db: Db, revisionId: number, documentId: number): Promise<RevisionText> {
  const rows = await db.execute(
    sql`select 1 from revisions where id = ${revisionId}::bigint and document_id = ${documentId}::bigint`,
  );
  const revision = rows.length === 0 ? null : await findRevisionById(db, revisionId);
  if (!revision) throw new Response("bad-form", { status: 400 });
  return revision;
}

function conflictOf(current: RevisionText, merge: MergeResult): Conflict {
  return {
    kind: "conflict",
    merge,
    current: { revisionId: current.id, title: current.title, source: current.source, tags: current.tags },
  };
}

/** Somebody published between reading and writing: the form comes back once more, with their text. */
export async function conflictNow(
  db: Db,
  { document, base, source }: { document: Edited; base: number; source: string },
): Promise<Conflict> {
  const rows = await db.execute<{ id: number }>(
    sql`select published_revision_id as id from documents where id = ${document.id}::bigint`,
  );
  const current = await readOwn(db, rows[0]?.id ?? base, document.id);
  return conflictOf(current, {
    clean: false,
    parts: [{ kind: "conflict", base: "", mine: source, theirs: current.source }],
  });
}
