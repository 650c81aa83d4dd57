// Lists of questions: filters that combine, stable addresses, keyset pages. Only what is listed ever appears.
//
// Every order has a partial index over listed questions; the filters narrow within it. Costs: one statement.

import { type SQL, sql } from "drizzle-orm";
import { idArray, textArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import type { Area } from "~/models/community/community.server";
import { type Cursor, microsOf, momentOf } from "~/models/cursor.server";
import { QUESTIONS_PER_PAGE } from "~/models/page-sizes";
import { IS_CURRENT } from "./offer.server";
import { ownProducts } from "./own-products.server";

export const QUESTION_ORDERS = ["active", "newest", "votes", "waiting"] as const;
export type QuestionOrder = (typeof QUESTION_ORDERS)[number];
export const QUESTION_STATES = ["unanswered", "unsolved", "solved", "closed"] as const;
export type QuestionState = (typeof QUESTION_STATES)[number];

/** The filters of a list as its address says them. */
export type FilterText = {
  area?: string;
  product?: string;
  version?: string;
  tag?: string;
  language?: string;
  state?: string;
  order?: string;
  mine?: string;
};

export type QuestionFilters = {
  areaId?: number;
  areaKind?: Area["kind"];
  productIds?: number[];
  /** A member's id: only what is about their products. */
  ownProductsOf?: number;
  versionId?: number;
  tag?: string;
  language?: string;
  /** Only these, or all but these: see readable-list. */
  languages?: { are: readonly string[] } | { areNot: readonly string[] };
  /** Without what this member asked: lists for helping. */
  notBy?: number;
  /** Asked lately: whoever asked is likely to look whether somebody helps. */
  isRecent?: boolean;
  state?: QuestionState;
  order: QuestionOrder;
};

export type QuestionListItem = {
  id: number;
  title: string;
  excerpt: string;
  language: string;
  areaId: number;
  productId: number | null;
  versionId: number | null;
  tagSlugs: string[];
  score: number;
  answerCount: number;
  acceptedCount: number;
  meTooCount: number;
  viewCount: number;
  isClosed: boolean;
  isPinned: boolean;
  askedAt: Date;
  activeAt: Date;
  author: { name: string; displayName: string; avatar: string | null } | null;
  authorName: string | null;
};

export type QuestionPage = { questions: QuestionListItem[]; next: Cursor | null };

export async function listQuestions(
  db: Db,
  { filters, after, limit = QUESTIONS_PER_PAGE }: { filters: QuestionFilters; after: Cursor | null; limit?: number },
): Promise<QuestionPage> {
  const rows = await db.execute<RawItem>(questionRows({ filters, after, limit: limit + 1 }));
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    questions: shown.map(questionItem),
    next: rows.length > limit && last ? { value: last.cursorValue, id: last.id } : null,
  };
}

/** Exact up to MOST_COUNTED: nobody needs to know by how many it is more. */
export const MOST_COUNTED = 1_000;

export async function countQuestions(db: Db, filters: QuestionFilters): Promise<number> {
  const [row] = await db.execute<{ count: number }>(sql`
    select count(*) as count from (
      select 1 from questions q where ${sql.join(conditionsOf(filters), sql` and `)} limit ${MOST_COUNTED + 1}::int) x`);
  return row?.count ?? 0;
}

/** The list as a statement, for pages that read several lists at once. */
export function questionRows({
  filters,
  after,
  limit,
}: {
  filters: QuestionFilters;
  after: Cursor | null;
  limit: number;
}): SQL {
  const { column, direction, isMoment } = ordering(filters.order);
  const conditions = conditionsOf(filters);
  if (after) {
    const compare = direction === "desc" ? sql.raw("<") : sql.raw(">");
    const value = isMoment ? momentOf(after.value) : sql`${after.value}::int8`;
    conditions.push(sql`(${column}, q.id) ${compare} (${value}, ${after.id}::bigint)`);
  }
  return sql`
    select q.id, q.title, q.excerpt, q.language, q.area_id as "areaId", q.product_id as "productId", q.version_id as "versionId",
      q.tag_slugs as "tagSlugs", q.score, q.answer_count as "answerCount", q.accepted_count as "acceptedCount",
      q.me_too_count as "meTooCount", q.view_count as "viewCount", q.is_closed as "isClosed", q.is_pinned as "isPinned",
      q.asked_at as "askedAt", q.active_at as "activeAt", d.author_name as "authorName", ${isMoment ? microsOf(column) : column} as "cursorValue",
      case when u.id is null then null else json_build_object('name', u.name, 'displayName', u.display_name, 'avatar', u.avatar) end as author
    from (select * from questions q where ${sql.join(conditions, sql` and `)}
      order by ${column} ${sql.raw(direction)}, q.id ${sql.raw(direction)} limit ${limit}::int) q
    join documents d on d.id = q.id left join users u on u.id = d.author_id and u.deleted_at is null
    order by ${column} ${sql.raw(direction)}, q.id ${sql.raw(direction)}`;
}

/** A row of `questionRows`, as the driver or as JSON gives it. */
export function questionItem({ cursorValue: _, ...row }: RawItem): QuestionListItem {
  return row;
}

export type RawItem = Omit<QuestionListItem, "askedAt" | "activeAt"> & {
  askedAt: Date;
  activeAt: Date;
  cursorValue: number;
};

function ordering(order: QuestionOrder): { column: SQL; direction: "asc" | "desc"; isMoment: boolean } {
  switch (order) {
    case "active":
      return { column: sql`q.active_at`, direction: "desc", isMoment: true };
    case "newest":
      return { column: sql`q.asked_at`, direction: "desc", isMoment: true };
    case "votes":
      return { column: sql`q.score`, direction: "desc", isMoment: false };
    case "waiting":
      return { column: sql`q.asked_at`, direction: "asc", isMoment: true };
  }
}

const RECENT_DAYS = 90;

function conditionsOf(filters: QuestionFilters): SQL[] {
  const conditions: SQL[] = [sql`q.is_listed`, IS_CURRENT];
  if (filters.areaId !== undefined) conditions.push(sql`q.area_id = ${filters.areaId}::bigint`);
  if (filters.productIds !== undefined) conditions.push(sql`q.product_id = any(${idArray(filters.productIds)})`);
  if (filters.ownProductsOf !== undefined)
    conditions.push(sql`q.product_id in (${ownProducts(filters.ownProductsOf)})`);
  if (filters.versionId !== undefined) conditions.push(sql`q.version_id = ${filters.versionId}::bigint`);
  if (filters.tag !== undefined) conditions.push(sql`q.tag_slugs @> array[${filters.tag}]::text[]`);
  if (filters.language !== undefined) conditions.push(sql`q.language = ${filters.language}`);
  if (filters.languages && "are" in filters.languages)
    conditions.push(sql`q.language = any(${textArray([...filters.languages.are])})`);
  if (filters.languages && "areNot" in filters.languages)
    conditions.push(sql`q.language <> all(${textArray([...filters.languages.areNot])})`);
  if (filters.notBy !== undefined)
    conditions.push(
      sql`not exists (select 1 from documents x where x.id = q.id and x.author_id = ${filters.notBy}::bigint)`,
    );
  if (filters.isRecent) conditions.push(sql`q.asked_at > now() - make_interval(days => ${RECENT_DAYS}::int)`);
  const waits = filters.order === "waiting" || filters.state === "unanswered" || filters.state === "unsolved";
  const kind = filters.areaKind ?? (waits ? "questions" : undefined);
  // Nobody waits for an answer to what was shown or offered.
  if (kind) conditions.push(sql`q.area_id in (select id from areas where kind = ${kind})`);
  if (filters.order === "waiting") conditions.push(sql`not q.is_closed and q.accepted_count = 0`);
  switch (filters.state) {
    case "unanswered":
      conditions.push(sql`not q.is_closed and q.answer_count = 0`);
      break;
    case "unsolved":
      conditions.push(sql`not q.is_closed and q.accepted_count = 0`);
      break;
    case "solved":
      conditions.push(sql`q.accepted_count > 0`);
      break;
    case "closed":
      conditions.push(sql`q.is_closed`);
      break;
    case undefined:
  }
  return conditions;
}
