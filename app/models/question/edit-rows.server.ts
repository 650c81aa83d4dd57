// The rows of a change: its revision, and what the question says of the text that is live.
import { eq, sql } from "drizzle-orm";
import { questions } from "#drizzle/schema/forum";
import type { Actor } from "~/actor";
import { textArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { addRevision, blobHash, publishRevision } from "~/models/document/document.server";
import type { EditedText, Raced } from "~/models/document/edit-merge.server";
import { excerptOf } from "~/models/document/excerpt";
import type { RenderedText } from "~/models/document/rendered-text";
import { forgetRenderingsLinkingTo } from "~/models/document/rendering.server";
import type { RevisionText } from "~/models/document/revision.server";
import type { Landed, Landing, Stored } from "~/models/document/writing";
import type { Post } from "~/models/post/post.server";
import { indexWhatNames } from "~/models/search/indexing.server";
import { setQuestionTags } from "./tag.server";

export type EditLanding = Landing & { isMerged: boolean };
export type Unchanged = { kind: "unchanged" };
export type Merged = EditedText & { current: RevisionText; isMerged: boolean };
type Change = { actor: Actor; post: Post; summary: string; isMinor: boolean };

export async function storeEdit(
  tx: Db,
  { actor, post, summary, isMinor }: Change,
  { text, rendered, isHeld }: { text: Merged; rendered: RenderedText; isHeld: boolean },
): Promise<Stored<EditLanding> | Unchanged | Landed<EditLanding>> {
  const { current, isMerged, ...fields } = text;
  const landing = { documentId: post.id, isMerged };
  const isLive = post.state === "published";
  if (isLive && isHeld && (await isWaiting(tx, { post, actor, text })))
    return { kind: "held", reasons: [], ...landing };
  const revisionId = await addRevision(tx, {
    documentId: post.id,
    basedOn: current.id,
    authorId: actor.id,
    ...fields,
    summary,
    isMinor,
    rendered,
  });
  // One that went back may be sent again as it is.
  const isBack = post.state === "returned" || post.state === "removed";
  if (revisionId === null && !isBack) return { kind: "unchanged" };
  if (!isLive) await updateHidden(tx, { post, text, plain: rendered.plain });
  return { revisionId: revisionId ?? current.id, landing };
}

/** This very change waits beside the live text already, sent with another key. */
async function isWaiting(
  tx: Db,
  { post, actor, text }: { post: Post; actor: Actor; text: EditedText },
): Promise<boolean> {
  const rows = await tx.execute(sql`
    select 1 from documents d join revisions v on v.id = d.latest_revision_id
    where d.id = ${post.id}::bigint and v.published_at is null and v.author_id = ${actor.id}::bigint
      and v.blob = ${blobHash(text.source)} and v.title is not distinct from ${text.title}::text
      and v.tags is not distinct from ${textArray(text.tags)}`);
  return rows.length > 0;
}

async function updateHidden(
  tx: Db,
  { post, text, plain }: { post: Post; text: EditedText; plain: string },
): Promise<void> {
  if (post.kind === "question") await updateQuestionRow(tx, { id: post.id, text, plain });
  await tx.execute(
    sql`update documents set state = 'held' where id = ${post.id}::bigint and state in ('returned', 'removed')`,
  );
}

export async function showChange(
  tx: Db,
  {
    edit,
    written,
    revisionId,
  }: { edit: Change; written: { text: Merged; rendered: RenderedText }; revisionId: number },
): Promise<Raced | null> {
  const { post, actor, isMinor } = edit;
  const { text, rendered } = written;
  const isLive = await publishRevision(tx, { documentId: post.id, revisionId, base: text.current.id });
  if (!isLive) return { kind: "raced" };
  if (post.kind === "question") {
    await updateQuestionRow(tx, { id: post.id, text, plain: rendered.plain });
    await setQuestionTags(tx, { questionId: post.id, tags: text.tags ?? [] });
    if (text.title !== post.questionTitle) {
      await forgetRenderingsLinkingTo(tx, post.id);
      await indexWhatNames(tx, post.id);
    }
  }
  if (!isMinor && post.kind !== "comment") {
    await tx
      .update(questions)
      .set({ activeAt: sql`now()`, activeBy: actor.id })
      .where(eq(questions.id, post.questionId));
  }
  return null;
}

async function updateQuestionRow(
  db: Db,
  { id, text, plain }: { id: number; text: EditedText; plain: string },
): Promise<void> {
  await db
    .update(questions)
    .set({ title: text.title ?? "", excerpt: excerptOf(plain), tagSlugs: [...(text.tags ?? [])] })
    .where(eq(questions.id, id));
}
