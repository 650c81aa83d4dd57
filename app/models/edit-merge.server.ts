// What an edit comes to when others published since its author began: the merge of both, or a conflict that shows both.
import { sql } from "drizzle-orm";
import type { Db } from "~/db.server";
import { type MergeResult, mergeText } from "~/merge";
import type { Edit, EditOutcome } from "./edit.server";
import { findRevisionById, type RevisionText } from "./revision.server";

export type EditedText = { title: string | null; source: string; tags: string[] | null };

type Merged =
  | { text: EditedText; current: RevisionText; isMerged: boolean }
  | { conflict: EditOutcome & { kind: "conflict" } };

/** What is to be saved: the author's text, or the merge of it with what others published since `base`. */
export async function mergeWithCurrent(db: Db, edit: Edit): Promise<Merged> {
  const mine: EditedText = { title: edit.title, source: edit.body, tags: edit.tags };
  const currentId = edit.post.state === "published" ? edit.post.publishedRevisionId : edit.post.latestRevisionId;
  const current = await readOwn(db, currentId ?? edit.post.latestRevisionId, edit.post.id);
  if (edit.base === current.id) return { text: mine, current, isMerged: false };
  const base = await readOwn(db, edit.base, edit.post.id);
  const merge = mergeText(base.source, edit.body, current.source);
  const title = pick(base.title, edit.title, current.title);
  const tags = pick(base.tags?.join(","), edit.tags?.join(","), current.tags?.join(","));
  if (!merge.clean || title === undefined || tags === undefined) return { conflict: conflictOf(current, merge) };
  const mergedTags = edit.tags === null ? null : (tags ?? "").split(",").filter(Boolean);
  return { text: { title: title ?? null, source: merge.text, tags: mergedTags }, current, isMerged: true };
}

/** Undefined: both sides changed it, differently. */
function pick<T>(base: T, mine: T, theirs: T): T | undefined {
  if (mine === theirs || mine === base) return theirs;
  return theirs === base ? mine : undefined;
}

async function readOwn(db: Db, revisionId: number, documentId: number): Promise<RevisionText> {
  const rows = await db.execute(
    sql`select 1 from revisions where id = ${revisionId}::bigint and document_id = ${documentId}::bigint`,
  );
  const revision = rows.length === 0 ? null : await findRevisionById(db, revisionId);
  if (!revision) throw new Response("bad-form", { status: 400 });
  return revision;
}

function conflictOf(current: RevisionText, merge: MergeResult): EditOutcome & { kind: "conflict" } {
  return {
    kind: "conflict",
    merge,
    current: { revisionId: current.id, title: current.title, source: current.source, tags: current.tags },
  };
}

/** Somebody published between reading and writing: the form comes back once more, with their text. */
export async function conflictNow(db: Db, edit: Edit): Promise<EditOutcome> {
  const rows = await db.execute<{ id: number }>(
    sql`select published_revision_id as id from documents where id = ${edit.post.id}::bigint`,
  );
  const current = await readOwn(db, rows[0]?.id ?? edit.base, edit.post.id);
  return conflictOf(current, {
    clean: false,
    parts: [{ kind: "conflict", base: "", mine: edit.body, theirs: current.source }],
  });
}
