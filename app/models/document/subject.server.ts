// Any document that people write, as what histories, proposals and links need to know of it, whatever its kind: where it is
// shown, what it is called, and the facts that permissions ask for. One statement.
import { sql } from "drizzle-orm";
import type { DocumentFacts, Protection } from "#moderation/facts";
import type { Db } from "~/database/db.server";
import { factsOfPost, type Post, type PostKind } from "~/models/post/post.server";
import { protectionNow } from "~/models/wiki/protection-now";
import { urls } from "~/urls";
import type { DocumentState } from "./document.server";

export type SubjectKind = PostKind | "page" | "faq";

export type Subject = {
  id: number;
  kind: SubjectKind;
  state: DocumentState;
  authorId: number | null;
  language: string;
  publishedRevisionId: number | null;
  latestRevisionId: number;
  /** Of the live version. */
  publishedNumber: number | null;
  productId: number | null;
  areaId: number | null;
  /** Of the question it is or belongs to, of the page, of the FAQ entry. */
  title: string;
  /** Where it is shown. */
  path: string;
  /** Of the kept pages that show it. */
  pageTag: string;
  /** Null for what is no post. */
  questionId: number | null;
  facts: DocumentFacts;
};

/** Of a post, as far as its question goes; of a page or an FAQ entry without one. */
type Hanging = Pick<Post, "questionId" | "questionTitle" | "questionState" | "areaId">;
type SubjectRow = Omit<Post, "kind" | keyof Hanging> & { [K in keyof Hanging]: Hanging[K] | null } & {
  kind: SubjectKind;
  publishedNumber: number | null;
  pageSlug: string | null;
  pageTitle: string | null;
  pageProduct: string | null;
  protection: Protection | null;
  entrySlug: string | null;
  entryTitle: string | null;
};

/** Null when there is no such document. Whether this reader may see it is the caller's question. */
export async function findSubject(db: Db, id: number): Promise<Subject | null> {
  if (!Number.isSafeInteger(id) || id < 1) return null;
  const rows = await db.execute<SubjectRow>(sql`
    select d.id as id, d.kind, d.state, d.author_id as "authorId", d.language,
      d.published_revision_id as "publishedRevisionId", d.latest_revision_id as "latestRevisionId",
      (select number from revisions where id = d.published_revision_id) as "publishedNumber",
      q.id as "questionId", q.title as "questionTitle", qd.state as "questionState", qd.author_id as "questionAuthorId",
      q.area_id as "areaId", case when q.id is null then d.product_id else q.product_id end as "productId", q.version_id as "versionId",
      coalesce(q.is_closed, false) as "isClosed", coalesce(ar.kind = 'marketplace', false) as "allowsAdvertising", q.merged_into as "mergedInto",
      exists (select 1 from protections p where p.document_id = q.id and p.lifted_at is null) as "isProtected",
      ad.id as "answerId", ad.state as "answerState", ad.author_id as "answerAuthorId",
      w.slug as "pageSlug", w.title as "pageTitle", ${protectionNow(sql`w`)} as protection, x.slug as "pageProduct", f.slug as "entrySlug", f.question as "entryTitle"
    from documents d
    left join answers a on a.id = d.id
    left join comments c on c.id = d.id
    left join questions q on q.id = coalesce(a.question_id, c.question_id, d.id)
    left join areas ar on ar.id = q.area_id
    left join documents qd on qd.id = q.id
    left join documents ad on ad.id = c.parent_id and ad.kind = 'answer'
    left join pages w on w.id = d.id left join products x on x.id = w.product_id
    left join faq_entries f on f.id = d.id
    where d.id = ${id}::bigint and coalesce(q.id, w.id, f.id) is not null`);
  return rows[0] ? subjectOf(rows[0]) : null;
}

function subjectOf(row: SubjectRow): Subject {
  if (row.pageSlug !== null) {
    const slug = row.pageSlug;
    const path = urls.page({ productSlug: row.pageProduct, slug });
    return { ...alone(row, "page"), title: row.pageTitle ?? "", path, pageTag: `page:${row.id}` };
  }
  if (row.entrySlug !== null)
    return {
      ...alone(row, "faq-entry"),
      title: row.entryTitle ?? "",
      path: urls.faq({ slug: row.entrySlug }),
      pageTag: `faq:${row.id}`,
    };
  return postOf(row);
}

function postOf(row: SubjectRow): Subject {
  const post = row as Post;
  return {
    ...shared(row),
    title: post.questionTitle,
    path: urls.post(post),
    pageTag: `question:${post.questionId}`,
    areaId: post.areaId,
    questionId: post.questionId,
    facts: factsOfPost(post),
  };
}

function shared(row: SubjectRow): Omit<Subject, "title" | "path" | "pageTag" | "areaId" | "questionId" | "facts"> {
  const { id, kind, state, authorId, language, publishedRevisionId, latestRevisionId, publishedNumber, productId } =
    row;
  return { id, kind, state, authorId, language, publishedRevisionId, latestRevisionId, publishedNumber, productId };
}

/** Pages and FAQ entries hang under nothing. */
function alone(row: SubjectRow, kind: "page" | "faq-entry"): Omit<Subject, "title" | "path" | "pageTag"> {
  const { authorId, state, productId } = row;
  const protection = row.protection ?? "staff";
  const facts = { kind, authorId, state, isClosed: false, isProtected: false, protection, productId };
  return { ...shared(row), areaId: null, questionId: null, facts };
}
