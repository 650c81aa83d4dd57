// Coming into view and leaving it: the one place where a document's state, its question's lists, tags, counters,
// acceptances, links and the search index change together.
//
// Promises: after goLive everything is as if the text had been published at once; after goDark nothing of it is counted,
// listed or found any more, and goLive brings all of it back. Both run in the caller's transaction, hold the document's row
// and may be repeated. Locks are taken in the order document, question. The event is the caller's: only it knows what happened.
import { sql } from "drizzle-orm";
import { textArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { resumeProposals, settleSignals } from "~/models/case/case.server";
import { publishRevision, setDocumentState } from "~/models/document/document.server";
import { excerptOf } from "~/models/document/excerpt";
import type { RenderedText } from "~/models/document/rendered-text";
import {
  forgetExcerptsLinkingTo,
  forgetReferences,
  forgetRenderingsLinkingTo,
  renderText,
  storeReferences,
} from "~/models/document/rendering.server";
import { readBlob } from "~/models/document/revision.server";
import { noteSourceChange } from "~/models/faq/source.server";
import { hideEntry, showEntry } from "~/models/faq/visibility.server";
import { invalidatePages } from "~/models/invalidate-pages.server";
import { countAnswer, recountAcceptances } from "~/models/question/answer.server";
import { clearQuestionTags, setQuestionTags } from "~/models/question/tag.server";
import { currentTags } from "~/models/question/tag-names.server";
import { indexDocument, indexMany, indexWhatNames } from "~/models/search/indexing.server";
import { hidePage, showPage } from "~/models/wiki/visibility.server";
import { countComment } from "./comment.server";
import type { PostKind } from "./post.server";

type Row = {
  id: number;
  kind: PostKind;
  productId: number | null;
  state: string;
  language: string;
  authorId: number | null;
  published: number | null;
  latest: number;
  isFirst: boolean;
  questionId: number;
  parentId: number | null;
};

type PageRow = Omit<Row, "kind"> & { kind: "page" };

/**
 * Shows the newest text (of something deleted or removed: the one that was live). `rendered` of that text saves rendering
 * it again. False when there is no such post or somebody else published in between.
 */
export async function goLive(
  tx: Db,
  documentId: number,
  { rendered }: { rendered?: RenderedText } = {},
): Promise<boolean> {
  const row = await lockDocument(tx, documentId);
  if (!row) return showEntry(tx, { entryId: documentId, actorId: null, ...(rendered ? { rendered } : {}) });
  const wasLive = row.state === "published";
  if (!wasLive) await resumeProposals(tx, documentId);
  if (row.kind === "page") return showPage(tx, documentId, rendered);
  const isBack = row.state === "deleted" || row.state === "removed";
  const revisionId = (isBack ? row.published : null) ?? row.latest;
  const isPublished = await publishRevision(tx, { documentId, revisionId, base: row.published });
  if (!isPublished) return false;
  const text = await readText(tx, revisionId);
  const references = rendered ?? (await renderText(tx, text.source, row.language, row));
  if (row.kind === "question") await listQuestion(tx, row, { ...text, plain: references.plain });
  else await countIn(tx, row, wasLive ? 0 : 1);
  await storeReferences(tx, documentId, references);
  await indexAround(tx, row);
  await settleSignals(tx, { documentId, kinds: ["detector"] });
  if (row.kind === "question") {
    await forgetRenderingsLinkingTo(tx, documentId);
    await indexWhatNames(tx, documentId);
  }
  await invalidatePages(tx, [`question:${row.questionId}`, "lists"]);
  await noteAsSource(tx, row);
  return true;
}

/** Takes a post out of view. Nothing is lost: text, votes and acceptances stay where they are. */
export async function goDark(
  tx: Db,
  documentId: number,
  state: "deleted" | "removed" | "held" | "returned",
): Promise<boolean> {
  const row = await lockDocument(tx, documentId);
  if (!row) return hideEntry(tx, { entryId: documentId, actorId: null });
  await setDocumentState(tx, documentId, state);
  if (row.state !== "published") return true;
  if (row.kind === "page") return hidePage(tx, documentId);
  if (row.kind === "question") {
    await tx.execute(sql`update questions set is_listed = false where id = ${documentId}::bigint`);
    await clearQuestionTags(tx, documentId);
  } else await countIn(tx, row, -1);
  await forgetReferences(tx, documentId);
  await indexAround(tx, row);
  if (row.kind === "question") {
    await forgetRenderingsLinkingTo(tx, documentId);
    await forgetExcerptsLinkingTo(tx, documentId);
    await indexWhatNames(tx, documentId);
    // Its title may stand on any page that links to it.
    await invalidatePages(tx, ["everything"]);
  } else await invalidatePages(tx, [`question:${row.questionId}`, "lists"]);
  await noteAsSource(tx, row);
  return true;
}

/** FAQ entries stand on answers, and answers on their question. */
async function noteAsSource(tx: Db, { id, kind }: Row): Promise<void> {
  if (kind !== "comment")
    await noteSourceChange(tx, kind === "question" ? { questionId: id } : { documentId: id }, null);
}

/** The question's own row of the index and those of its answers: they are found only while the question is. */
export async function indexQuestionAndAnswers(tx: Db, questionId: number): Promise<void> {
  const answers = await tx.execute<{ id: number }>(
    sql`select id from answers where question_id = ${questionId}::bigint`,
  );
  await indexMany(tx, [questionId, ...answers.map((answer) => answer.id)]);
}

/** The kinds that come into view and leave it. Each kind other than posts does it in a file of its own. */
async function lockDocument(tx: Db, documentId: number): Promise<Row | PageRow | null> {
  const rows = await tx.execute<Row | PageRow>(sql`
    select d.id, d.kind, d.product_id as "productId", d.state, d.language, d.author_id as "authorId", d.published_revision_id as published, d.latest_revision_id as latest,
      d.published_at is null as "isFirst", coalesce(a.question_id, c.question_id, d.id) as "questionId", c.parent_id as "parentId"
    from documents d left join answers a on a.id = d.id left join comments c on c.id = d.id
    where d.id = ${documentId}::bigint and d.kind in ('question', 'answer', 'comment', 'page') for no key update of d`);
  return rows[0] ?? null;
}

async function readText(tx: Db, revisionId: number): Promise<{ title: string | null; tags: string[]; source: string }> {
  const rows = await tx.execute<{ title: string | null; tags: string[] | null; blob: string }>(sql`
    select title, tags, encode(blob, 'hex') as blob from revisions where id = ${revisionId}::bigint`);
  const row = rows[0];
  if (!row) throw new Error(`revision ${revisionId} vanished`);
  const tags = await currentTags(tx, row.tags ?? []);
  return { title: row.title, tags, source: await readBlob(tx, Buffer.from(row.blob, "hex")) };
}

/** Something that waited for a moderator counts from the moment others can see it: lists and feeds would pass it over otherwise. */
async function listQuestion(
  tx: Db,
  row: Row,
  text: { title: string | null; tags: string[]; plain: string },
): Promise<void> {
  await tx.execute(sql`
    update questions set title = coalesce(${text.title}, title), excerpt = ${excerptOf(text.plain)}, tag_slugs = ${textArray(text.tags)}, is_listed = true
      ${row.isFirst ? sql`, asked_at = now(), active_at = now()` : sql``}
    where id = ${row.id}::bigint`);
  await setQuestionTags(tx, { questionId: row.id, tags: text.tags });
}

async function countIn(tx: Db, row: Row, change: 1 | -1 | 0): Promise<void> {
  if (row.kind === "comment") {
    if (row.isFirst) await tx.execute(sql`update comments set commented_at = now() where id = ${row.id}::bigint`);
    if (change !== 0 && row.parentId !== null) await countComment(tx, { parentId: row.parentId, change });
    return;
  }
  await tx.execute(sql`select 1 from questions where id = ${row.questionId}::bigint for no key update`);
  if (row.isFirst) await tx.execute(sql`update answers set answered_at = now() where id = ${row.id}::bigint`);
  // An answer that comes back is no news; the question moves up only for one that was never seen.
  if (change !== 0 && row.isFirst) await countAnswer(tx, { questionId: row.questionId, change, actorId: row.authorId });
  else if (change !== 0)
    await tx.execute(
      sql`update questions set answer_count = answer_count + ${change} where id = ${row.questionId}::bigint`,
    );
  await recountAcceptances(tx, { questionId: row.questionId, answerId: row.id });
}

async function indexAround(tx: Db, row: Row): Promise<void> {
  if (row.kind === "question") await indexQuestionAndAnswers(tx, row.id);
  else if (row.kind === "answer") await indexDocument(tx, row.id);
}
