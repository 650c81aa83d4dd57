// A question, answer or comment seen as what they share: a document in a place, with an author and a state. What votes,
// edits, histories and decisions need before they may act.
import { sql } from "drizzle-orm";
import type { ActorFacts, ContainerFacts, DocumentFacts, MemberFacts } from "#moderation/facts";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import type { DocumentState } from "~/models/document/document.server";
import { loadMemberFacts } from "~/models/member/facts.server";

export type PostKind = "question" | "answer" | "comment";

export type Post = {
  id: number;
  kind: PostKind;
  state: DocumentState;
  authorId: number | null;
  language: string;
  publishedRevisionId: number | null;
  latestRevisionId: number;
  /** The question it is or belongs to. */
  questionId: number;
  questionTitle: string;
  questionState: DocumentState;
  questionAuthorId: number | null;
  areaId: number;
  /** It stands in the Marketplace. */
  allowsAdvertising: boolean;
  productId: number | null;
  versionId: number | null;
  isClosed: boolean;
  isProtected: boolean;
  /** Of the question: where it was merged to. */
  mergedInto: number | null;
  /** The answer a comment stands under, if it does. */
  answerId: number | null;
  answerState: DocumentState | null;
  answerAuthorId: number | null;
};

/** Null when there is no such post. Visibility is the caller's question: see factsOfPost and canSeeDocument. */
export async function findPost(db: Db, id: number): Promise<Post | null> {
  if (!Number.isSafeInteger(id) || id < 1) return null;
  const rows = await db.execute<Post>(sql`
    select d.id as id, d.kind, d.state, d.author_id as "authorId", d.language,
      d.published_revision_id as "publishedRevisionId", d.latest_revision_id as "latestRevisionId",
      q.id as "questionId", q.title as "questionTitle", qd.state as "questionState", qd.author_id as "questionAuthorId",
      q.area_id as "areaId", ar.kind = 'marketplace' as "allowsAdvertising", q.product_id as "productId", q.version_id as "versionId", q.is_closed as "isClosed", q.merged_into as "mergedInto",
      exists (select 1 from protections p where p.document_id = q.id and p.lifted_at is null) as "isProtected",
      ad.id as "answerId", ad.state as "answerState", ad.author_id as "answerAuthorId"
    from documents d
    left join answers a on a.id = d.id
    left join comments c on c.id = d.id
    join questions q on q.id = coalesce(a.question_id, c.question_id, d.id)
    join areas ar on ar.id = q.area_id
    join documents qd on qd.id = q.id
    left join documents ad on ad.id = c.parent_id and ad.kind = 'answer'
    where d.id = ${id}::bigint`);
  return rows[0] ?? null;
}

export function factsOfPost(post: Post): DocumentFacts {
  const question: ContainerFacts = { state: post.questionState, authorId: post.questionAuthorId };
  const answer: ContainerFacts | undefined =
    post.answerId === null
      ? undefined
      : { state: post.answerState ?? "deleted", authorId: post.answerAuthorId, within: question };
  return {
    kind: post.kind,
    authorId: post.authorId,
    state: post.state,
    isClosed: post.isClosed,
    isProtected: post.isProtected,
    protection: "open",
    areaId: post.areaId,
    productId: post.productId,
    ...(post.kind === "question" ? {} : { within: answer ?? question }),
  };
}

/** The facts of the question a post belongs to. */
export function factsOfQuestion(post: Post): DocumentFacts {
  return {
    kind: "question",
    authorId: post.questionAuthorId,
    state: post.questionState,
    isClosed: post.isClosed,
    isProtected: post.isProtected,
    protection: "open",
    areaId: post.areaId,
    productId: post.productId,
  };
}

/** Facts about who asks; null for a guest. */
export async function actorFacts(db: Db, actor: Actor | null, productId: number | null): Promise<ActorFacts> {
  return actor === null ? null : loadMemberFacts(db, { actor, productId });
}

export type { MemberFacts };
