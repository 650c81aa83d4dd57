// Everything one question page shows, in one statement: the question, its answers, its comments, what links here, the
// reader's own votes and draft. Each statement more costs a page about a third of a millisecond on both sides.
// What may not be seen by this reader is left out here, not hidden later.

import { sql } from "drizzle-orm";
import { isModerator } from "#moderation/permissions/permission";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { type InJson, momentInJson } from "~/database/moments";
import { RENDERER_VERSION } from "~/markdown/rendered";
import type { DocumentState } from "~/models/document/document.server";
import type { Draft } from "~/models/document/draft.server";
import { draftTargets } from "~/models/document/draft-target";
import { type OfficialAnswer, officialAnswers } from "~/models/faq/official.server";
import { triedEntries } from "~/models/faq/stuck.server";
import { ANSWERS_PER_PAGE, COMMENTS_PER_PAGE } from "~/models/page-sizes";
import { type AskedAbout, askedAbout } from "~/models/wiki/asked-about.server";
import { type Backlink, duplicatesOf, linksTo } from "./leading-here.server";
import { type SimilarQuestion, similarRows } from "./similar.server";

export type MemberLine = {
  id: number;
  name: string;
  displayName: string;
  avatar: string | null;
  role: string;
  isDeleted: boolean;
};
export type Written = {
  id: number;
  state: DocumentState;
  language: string;
  html: string;
  /** The renderer changed and threw the rendering away; see renderMissing. */
  isUnrendered: boolean;
  author: MemberLine | null;
  authorName: string | null;
  createdAt: Date;
  /** Number of the live revision; 1 was never edited. */
  revisionNumber: number;
  editedAt: Date | null;
  score: number;
  /** The reader's own vote. */
  myVote: 1 | -1 | 0;
};
export type QuestionView = Written & {
  title: string;
  areaId: number;
  productId: number | null;
  versionId: number | null;
  tags: string[];
  isClosed: boolean;
  isPinned: boolean;
  isProtected: boolean;
  answerCount: number;
  acceptedCount: number;
  meTooCount: number;
  viewCount: number;
  activeAt: Date;
  hasMeToo: boolean;
  isWatched: boolean;
  closure: { reason: string; note: string; closedBy: string | null; closedAt: Date } | null;
  excerpt: string;
  /** In the Marketplace: until when it is listed. */
  offerEndsAt: Date | null;
  /** Published FAQ entries made from its answers. */
  official: OfficialAnswer[] | null;
  /** Entries of the FAQ that did not help whoever asked. */
  tried: { slug: string; question: string; language: string }[] | null;
  /** The page of the wiki that it was asked about. */
  about: AskedAbout | null;
};
export type AnswerView = Written & { isAccepted: boolean; acceptedBy: string | null };
export type CommentView = Written & { parentId: number };

export const ANSWER_ORDERS = ["useful", "newest", "oldest", "votes"] as const;
export type AnswerOrder = (typeof ANSWER_ORDERS)[number];

export type Reader = { userId: number | null; seesAll: boolean };

export function readerOf(actor: Pick<Actor, "id" | "role" | "isSuspended"> | null): Reader {
  return { userId: actor?.id ?? null, seesAll: isModerator(actor) };
}

/** Columns of the live text, or for the author and moderators of the newest one while nothing is live. */
const written = sql`
  d.id, d.state, d.language, coalesce(r.html, '') as html, r.html is null as "isUnrendered", d.author_name as "authorName", d.created_at as "createdAt",
  v.number as "revisionNumber", case when v.number > 1 then v.created_at end as "editedAt",
  case when u.id is null then null else json_build_object('id', u.id, 'name', u.name, 'displayName', u.display_name, 'avatar', u.avatar,
    'role', u.role, 'isDeleted', u.deleted_at is not null) end as author`;
const text = sql`
  join revisions v on v.id = coalesce(d.published_revision_id, d.latest_revision_id)
  left join renderings r on r.hash = v.blob and r.renderer_version = ${RENDERER_VERSION}
  left join users u on u.id = d.author_id`;

function visible({ userId, seesAll }: Reader) {
  if (seesAll) return sql`true`;
  if (userId === null) return sql`d.state = 'published'`;
  return sql`(d.state = 'published' or (d.author_id = ${userId}::bigint and d.state <> 'deleted'))`;
}

function myVote({ userId }: Reader) {
  if (userId === null) return sql`0 as "myVote"`;
  return sql`coalesce((select value from votes where document_id = d.id and user_id = ${userId}::bigint), 0) as "myVote"`;
}

export type QuestionReading = {
  question: QuestionView;
  answers: AnswerView[];
  comments: CommentView[];
  links: Backlink[];
  duplicates: Backlink[];
  /** Those of `similarIds` that are visible. */
  similar: SimilarQuestion[];
  answerDraft: Draft | null;
  /** Of comments on the question and on its answers. */
  commentDrafts: Draft[];
};

type AnswersQuery = {
  id: number;
  reader: Reader;
  order: AnswerOrder;
  page: number;
  similarIds: readonly number[];
  /** The reader's draft that a link asks for; else it is the latest one. */
  wishedDraft?: string | null;
};

export async function readQuestionPage(db: Db, asked: AnswersQuery): Promise<QuestionReading | null> {
  const { id, reader } = asked;
  const [row] = await db.execute<RawReading>(sql`
    select ${written}, ${myVote(reader)}, q.title, q.area_id as "areaId", q.product_id as "productId", q.version_id as "versionId",
      q.tag_slugs as tags, q.is_closed as "isClosed", q.is_pinned as "isPinned", q.score, q.answer_count as "answerCount",
      q.accepted_count as "acceptedCount", q.me_too_count as "meTooCount", q.view_count as "viewCount", q.active_at as "activeAt", q.excerpt, q.offer_ends_at as "offerEndsAt",
      exists (select 1 from protections p where p.document_id = q.id and p.lifted_at is null) as "isProtected",
      ${reader.userId === null ? sql`false` : sql`exists (select 1 from me_toos m where m.question_id = q.id and m.user_id = ${reader.userId}::bigint)`} as "hasMeToo",
      ${reader.userId === null ? sql`false` : sql`exists (select 1 from watches w where w.user_id = ${reader.userId}::bigint and w.target = 'question' and w.target_id = q.id)`} as "isWatched",
      (select json_build_object('reason', c.reason, 'note', c.note, 'closedBy', cu.display_name, 'closedAt', c.closed_at)
        from question_closures c left join users cu on cu.id = c.closed_by where c.question_id = q.id and c.reopened_at is null) as closure,
      ${officialAnswers} as official, ${triedEntries} as tried, ${askedAbout} as about,
      (select json_agg(x) from (${answersOf(asked)}) x) as answers,
      (select json_agg(x) from (${commentsOn(asked)}) x) as comments,
      (select json_agg(x) from (${linksTo(id)}) x) as links,
      (select json_agg(x) from (${duplicatesOf(id)}) x) as duplicates,
      ${asked.similarIds.length === 0 ? sql`null::json` : sql`(select json_agg(x) from (${similarRows(asked.similarIds)}) x)`} as similar,
      ${draftsAt(asked)} as drafts
    from questions q join documents d on d.id = q.id ${text}
    where q.id = ${id}::bigint and ${visible(reader)}`);
  return row ? readingOf(row) : null;
}

type RawReading = Omit<QuestionView, "closure"> & {
  closure: InJson<NonNullable<QuestionView["closure"]>> | null;
  answers: InJson<AnswerView>[] | null;
  comments: InJson<CommentView>[] | null;
  links: Backlink[] | null;
  duplicates: Backlink[] | null;
  similar: SimilarQuestion[] | null;
  drafts: InJson<Draft>[] | null;
};

function readingOf(row: RawReading): QuestionReading {
  const { answers, comments, links, duplicates, similar, drafts, closure, ...question } = row;
  const [answerDrafts, commentDrafts] = [/^answer:/, /^comment:/].map((kind) =>
    (drafts ?? [])
      .filter(({ target }) => kind.test(target))
      .map((draft) => ({ ...draft, updatedAt: momentInJson(draft.updatedAt) })),
  );
  return {
    question: { ...question, closure: closure && { ...closure, closedAt: momentInJson(closure.closedAt) } },
    answers: (answers ?? []).map(dated),
    comments: (comments ?? []).map(dated),
    links: links ?? [],
    duplicates: duplicates ?? [],
    similar: similar ?? [],
    answerDraft: answerDrafts?.[0] ?? null,
    commentDrafts: commentDrafts ?? [],
  };
}

/** What this reader was writing here, the latest first; the one that is wished for before all others. */
function draftsAt({ id, reader, wishedDraft }: AnswersQuery) {
  if (reader.userId === null) return sql`null::json`;
  return sql`
    (select json_agg(json_build_object('id', x.id, 'target', x.target, 'fields', x.fields, 'form', x.form_key, 'updatedAt', x.updated_at)
        order by x.target is not distinct from ${wishedDraft ?? null}::text desc, x.updated_at desc)
      from drafts x where x.user_id = ${reader.userId}::bigint and (split_part(x.target, '~', 1) = ${draftTargets.answer(id)} or (x.target like 'comment:%' and (split_part(x.target, '~', 1) = ${draftTargets.comment(id)}
        or substring(x.target from '^comment:([0-9]+)')::bigint in (select a.id from answers a where a.question_id = ${id}::bigint)))))`;
}

function answersOf({ id, reader, order, page }: AnswersQuery) {
  return sql`
    select ${written}, ${myVote(reader)}, a.score, a.is_accepted as "isAccepted",
      case when a.is_accepted then (select au.display_name from answer_acceptances x join users au on au.id = x.accepted_by
        where x.answer_id = a.id and x.undone_at is null) end as "acceptedBy"
    from answers a join documents d on d.id = a.id ${text}
    where a.question_id = ${id}::bigint and ${visible(reader)}
    order by ${orderBy(order)} limit ${ANSWERS_PER_PAGE} offset ${(page - 1) * ANSWERS_PER_PAGE}`;
}

/** On the question and on all its answers, oldest first. */
function commentsOn({ id, reader }: AnswersQuery) {
  return sql`
    select ${written}, ${myVote(reader)}, c.score, c.parent_id as "parentId"
    from comments c join documents d on d.id = c.id ${text}
    where c.question_id = ${id}::bigint and ${visible(reader)}
    order by c.commented_at, c.id limit ${COMMENTS_PER_PAGE}`;
}

function orderBy(order: AnswerOrder) {
  switch (order) {
    case "useful":
      return sql`a.is_accepted desc, a.wilson desc, a.answered_at, a.id`;
    case "newest":
      return sql`a.answered_at desc, a.id desc`;
    case "oldest":
      return sql`a.answered_at, a.id`;
    case "votes":
      return sql`a.score desc, a.answered_at, a.id`;
  }
}

/** On which page of the answers one stands, so that a link to it can lead there. */
export async function pageOfAnswer(
  db: Db,
  { questionId, answerId, reader }: { questionId: number; answerId: number; reader: Reader },
): Promise<number> {
  const rows = await db.execute<{ position: number }>(sql`
    select position from (
      select a.id, row_number() over (order by ${orderBy("useful")}) as position
      from answers a join documents d on d.id = a.id where a.question_id = ${questionId}::bigint and ${visible(reader)}
    ) x where id = ${answerId}::bigint`);
  return Math.max(1, Math.ceil((rows[0]?.position ?? 1) / ANSWERS_PER_PAGE));
}

function dated<T extends InJson<Written>>(
  row: T,
): Omit<T, "createdAt" | "editedAt"> & Pick<Written, "createdAt" | "editedAt"> {
  return { ...row, createdAt: momentInJson(row.createdAt), editedAt: momentInJson(row.editedAt) };
}
