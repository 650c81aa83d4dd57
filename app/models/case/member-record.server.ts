// A member as moderators look at them: everything they wrote of every kind and state, what was decided, what is restricted.
//
// Promises: for moderators only; nothing here names an address. Costs: one statement for the texts, by index and keyset.
import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";
import { urls } from "~/urls";

export type WrittenRow = {
  id: number;
  kind: "question" | "answer" | "comment" | "page" | "faq" | "edit";
  state: string;
  title: string;
  excerpt: string;
  language: string;
  path: string;
  at: Date;
  caseId: number | null;
};

export const WRITTEN_ROWS = 50;

type RecordRow = Omit<WrittenRow, "at" | "path"> & {
  at: Date;
  documentId: number;
  questionId: number | null;
  pageSlug: string | null;
  isEntry: boolean;
  productSlug: string | null;
};

/** Revisions, newest first: the first of a document of their own is the document, others are edits. */
export async function listWritten(
  db: Db,
  { userId, before }: { userId: number; before: number | null },
): Promise<{ rows: WrittenRow[]; next: number | null }> {
  const found = await db.execute<RecordRow>(sql`
    select v.id, d.id as "documentId", case when v.number = 1 and d.author_id = v.author_id then d.kind else 'edit' end as kind, d.state,
      coalesce(q.title, p.title, f.question, '') as title, d.language, v.created_at as at, c.id as "caseId", q.id as "questionId",
      coalesce(p.slug, f.slug) as "pageSlug", f.id is not null as "isEntry", pp.slug as "productSlug",
      left(regexp_replace(left(coalesce(r.plain, ''), 600), '\\s+', ' ', 'g'), 200) as excerpt
    from (select * from revisions where author_id = ${userId}::bigint and ${before === null ? sql`true` : sql`id < ${before}::bigint`}
      order by id desc limit ${WRITTEN_ROWS + 1}) v
    join documents d on d.id = v.document_id and d.kind <> 'rule' left join cases c on c.document_id = d.id
    left join answers a on a.id = d.id left join comments m on m.id = d.id
    left join questions q on q.id = coalesce(a.question_id, m.question_id, d.id)
    left join pages p on p.id = d.id left join products pp on pp.id = p.product_id left join faq_entries f on f.id = d.id
    left join lateral (select plain from renderings where hash = v.blob order by renderer_version desc limit 1) r on true
    order by v.id desc`);
  const rows = found
    .slice(0, WRITTEN_ROWS)
    .map(({ documentId, questionId, pageSlug, isEntry, productSlug, ...row }) => ({
      ...row,
      at: row.at,
      path: pathOf(documentId, { questionId, pageSlug, isEntry, productSlug }, row),
    }));
  return { rows, next: found.length > WRITTEN_ROWS ? (rows.at(-1)?.id ?? null) : null };
}

function pathOf(
  documentId: number,
  {
    questionId,
    pageSlug,
    isEntry,
    productSlug,
  }: Pick<RecordRow, "questionId" | "pageSlug" | "isEntry" | "productSlug">,
  { title }: Pick<RecordRow, "title">,
): string {
  if (questionId === documentId) return urls.question({ id: questionId, title });
  if (questionId !== null) return urls.permalink(documentId);
  if (isEntry) return urls.faq({ slug: pageSlug ?? "" });
  return productSlug === null && pageSlug === null ? "" : urls.page({ productSlug, slug: pageSlug ?? "" });
}
