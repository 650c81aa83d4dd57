// The team's lists: what is being written, what is due, whose sources changed, what readers think. One statement each.
import { type SQL, sql } from "drizzle-orm";
import type { EntryState } from "#moderation/permissions/faq";
import type { Db } from "~/database/db.server";
import type { TeamList } from "~/faq-urls";

export type TeamLine = {
  id: number;
  slug: string;
  question: string;
  language: string;
  state: EntryState;
  productId: number | null;
  owner: string | null;
  reviewOn: string | null;
  changedAt: Date;
  ratingCount: number;
  /** 1 to 6, one decimal; null: nobody rated. */
  average: string | null;
  commentCount: number;
  changedSources: number;
};

export const TEAM_LISTS: readonly TeamList[] = ["open", "due", "sources", "ratings", "archived"];
export const TEAM_PAGE = 50;
/** What falls due soon is shown, so that nobody is surprised. */
const DUE_WITHIN_DAYS = 14;
const MOST_COUNTED = 500;

export type TeamCounts = Record<TeamList, number>;

export async function listTeamEntries(
  db: Db,
  { list, page }: { list: TeamList; page: number },
): Promise<{ entries: TeamLine[]; hasMore: boolean }> {
  const { where, order } = LISTS[list];
  const rows = await db.execute<TeamLine>(sql`
    select e.id, e.slug, e.question, e.language, e.state, e.product_id as "productId", u.display_name as owner, e.review_on::text as "reviewOn",
      e.changed_at as "changedAt", e.rating_count as "ratingCount",
      case when e.rating_count > 0 then round(e.rating_sum::numeric / e.rating_count, 1)::text end as average,
      (select count(*)::int from faq_ratings r where r.entry_id = e.id and r.comment <> '') as "commentCount",
      (select count(*)::int from faq_sources s where s.entry_id = e.id and s.state <> 'ok') as "changedSources"
    from faq_entries e left join users u on u.id = e.owner_id and u.deleted_at is null
    where ${where} order by ${order}, e.id limit ${TEAM_PAGE + 1} offset ${(page - 1) * TEAM_PAGE}`);
  return {
    entries: rows.slice(0, TEAM_PAGE),
    hasMore: rows.length > TEAM_PAGE,
  };
}

const LISTS: Record<TeamList, { where: SQL; order: SQL }> = {
  open: { where: sql`e.state in ('draft', 'review')`, order: sql`e.state desc, e.changed_at desc` },
  due: {
    where: sql`e.state = 'published' and e.review_on <= current_date + ${DUE_WITHIN_DAYS}::int`,
    order: sql`e.review_on`,
  },
  sources: {
    where: sql`e.state <> 'archived' and e.id in (select entry_id from faq_sources where state <> 'ok')`,
    order: sql`e.changed_at desc`,
  },
  ratings: {
    where: sql`e.state = 'published' and e.rating_count > 0`,
    order: sql`e.rating_sum::float8 / e.rating_count`,
  },
  archived: { where: sql`e.state = 'archived'`, order: sql`e.changed_at desc` },
};

/** For the tabs; stops counting at a number nobody reads. */
export async function countTeamEntries(db: Db): Promise<TeamCounts> {
  const count = (list: TeamList) =>
    sql`(select count(*)::int from (select 1 from faq_entries e where ${LISTS[list].where} limit ${MOST_COUNTED}) x)`;
  const [row] = await db.execute<TeamCounts>(sql`
    select ${sql.join(
      TEAM_LISTS.map((list) => sql`${count(list)} as ${sql.identifier(list)}`),
      sql`, `,
    )}`);
  return row ?? { open: 0, due: 0, sources: 0, ratings: 0, archived: 0 };
}
