// What a member wrote, kind by kind: published for everybody; for themselves and moderators what is held, returned or removed too.
import { type SQL, sql } from "drizzle-orm";
import { isModerator } from "#moderation/permissions/permission";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { cursorText, microsOf, momentOf, parseCursor } from "~/models/cursor.server";
import type { DocumentState } from "~/models/document/document.server";
import { CONTRIBUTIONS_PER_PAGE } from "~/models/page-sizes";

export type ContributionKind = "question" | "answer" | "comment";
export type Contribution = {
  id: number;
  kind: ContributionKind;
  state: DocumentState;
  productId: number | null;
  questionId: number;
  questionTitle: string;
  language: string;
  score: number;
  isAccepted: boolean;
  answerCount: number;
  acceptedCount: number;
  at: Date;
};
export type ContributionPage = { contributions: Contribution[]; next: string | null };

export type PageEdit = {
  id: number;
  title: string;
  slug: string;
  productSlug: string | null;
  language: string;
  summary: string;
  number: number;
  at: Date;
};

/** What somebody wrote in the wiki, newest first. `after`: the `next` of the page before. */
export async function listPageEdits(
  db: Db,
  { userId, after }: { userId: number; after: string | null },
): Promise<{ edits: PageEdit[]; next: string | null }> {
  const before = /^[1-9]\d{0,14}$/.test(after ?? "") ? sql`and v.id < ${Number(after)}::bigint` : sql``;
  const rows = await db.execute<PageEdit>(sql`
    select v.id, p.title, p.slug, x.slug as "productSlug", d.language, v.summary, v.number, v.created_at as at
    from revisions v join documents d on d.id = v.document_id join pages p on p.id = d.id left join products x on x.id = p.product_id
    where d.kind = 'page' and d.state = 'published' and v.published_at is not null and v.author_id = ${userId}::bigint ${before}
    order by v.id desc limit ${CONTRIBUTIONS_PER_PAGE + 1}`);
  const edits = rows.slice(0, CONTRIBUTIONS_PER_PAGE);
  const last = edits.at(-1);
  return { edits, next: rows.length > edits.length && last ? String(last.id) : null };
}

/** Newest first. `after`: the `next` of the page before. */
export async function listContributions(
  db: Db,
  {
    userId,
    kind,
    viewer,
    after,
  }: { userId: number; kind: ContributionKind; viewer: Actor | null; after: string | null },
): Promise<ContributionPage> {
  const cursor = parseCursor(after);
  const rows = await db.execute<Contribution & { micros: number }>(sql`
    select d.id, d.kind, d.state, d.product_id as "productId", q.id as "questionId", q.title as "questionTitle", d.language,
      coalesce(a.score, q.score) as score, coalesce(a.is_accepted, false) as "isAccepted", q.answer_count as "answerCount",
      q.accepted_count as "acceptedCount", d.created_at as at, ${microsOf(sql`d.created_at`)} as micros
    from documents d
    left join answers a on a.id = d.id
    left join comments c on c.id = d.id
    join questions q on q.id = coalesce(a.question_id, c.question_id, d.id)
    join documents qd on qd.id = q.id
    where d.author_id = ${userId}::bigint and d.kind = ${kind} and ${visibleTo(viewer, userId)}
      ${cursor ? sql`and (d.created_at, d.id) < (${momentOf(cursor.value)}, ${cursor.id}::bigint)` : sql``}
    order by d.created_at desc, d.id desc limit ${CONTRIBUTIONS_PER_PAGE + 1}`);
  const shown = rows.slice(0, CONTRIBUTIONS_PER_PAGE);
  const last = shown.at(-1);
  return {
    contributions: shown.map(({ micros: _, ...row }) => row),
    next: rows.length > CONTRIBUTIONS_PER_PAGE && last ? cursorText({ value: last.micros, id: last.id }) : null,
  };
}

export function seesEverything(viewer: Actor | null, userId: number): boolean {
  return viewer?.id === userId || isModerator(viewer);
}

function visibleTo(viewer: Actor | null, userId: number): SQL {
  return seesEverything(viewer, userId)
    ? sql`d.state <> 'deleted' and qd.state <> 'deleted'`
    : sql`d.state = 'published' and qd.state = 'published'`;
}
