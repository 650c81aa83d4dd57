// Everything one FAQ entry's page shows, in one statement: text, what it applies to, who is to thank, what it stands on.
//
// Sources that are not visible any more are left out for readers (the team sees them on the page about sources).
import { sql } from "drizzle-orm";
import type { SourceState } from "#moderation/lineage";
import type { EntryState } from "#moderation/permissions/faq";
import type { Db } from "~/database/db.server";
import { RENDERER_VERSION } from "~/markdown/rendered";
import { renderMissing } from "~/models/document/rendering.server";

export type EntryPage = {
  id: number;
  slug: string;
  state: EntryState;
  language: string;
  question: string;
  cause: string;
  excerpt: string;
  html: string;
  isUnrendered: boolean;
  productId: number | null;
  versionIds: number[];
  group: { id: number; name: string } | null;
  credits: { name: string; displayName: string }[];
  sources: EntrySource[];
  owner: { name: string; displayName: string } | null;
  checkedBy: string | null;
  checkedAt: Date | null;
  changedAt: Date;
  publishedAt: Date | null;
  reviewOn: string | null;
  /** Number of the text that is shown. */
  revisionNumber: number;
  revisionId: number;
  latestRevisionId: number;
  ratingCount: number;
  ratingSum: number;
  /** The reader's own rating. */
  mine: { rating: number; comment: string } | null;
  /** For its team: sources whose change waits for a decision, and whether ratings wait to be read. */
  waitingSources: number[];
  hasRatingTask: boolean;
};

export type EntrySource = {
  id: number;
  state: SourceState;
  questionId: number;
  questionTitle: string;
  authorName: string | null;
  /** Number of the revision it was made from, or last compared with. */
  number: number;
};

type EntryRow = Omit<EntryPage, "checkedAt" | "changedAt" | "publishedAt"> & {
  checkedAt: Date | null;
  changedAt: Date;
  publishedAt: Date | null;
};

/** `isTeam`: also what is not published, and sources that nobody else sees. `visitor`: of a guest who rated before. */
export async function findEntryPage(
  db: Db,
  { slug, isTeam, userId, visitor }: { slug: string; isTeam: boolean; userId: number | null; visitor: string | null },
): Promise<EntryPage | null> {
  const mine = userId === null ? sql`r.visitor = ${visitor} and r.user_id is null` : sql`r.user_id = ${userId}::bigint`;
  const rows = await db.execute<EntryRow>(sql`
    select e.id, e.slug, e.state, e.language, v.title as question, e.cause, e.excerpt, coalesce(t.html, '') as html, t.html is null as "isUnrendered",
      e.product_id as "productId", e.changed_at as "changedAt", e.published_at as "publishedAt", e.checked_at as "checkedAt",
      e.review_on::text as "reviewOn", v.number as "revisionNumber", v.id as "revisionId", d.latest_revision_id as "latestRevisionId",
      e.rating_count as "ratingCount", e.rating_sum as "ratingSum", k.display_name as "checkedBy",
      case when o.id is null then null else json_build_object('name', o.name, 'displayName', o.display_name) end as owner,
      case when g.id is null then null else json_build_object('id', g.id, 'name', g.name) end as "group",
      coalesce((select json_agg(x.version_id order by p.position) from faq_entry_versions x join product_versions p on p.id = x.version_id
        where x.entry_id = e.id), '[]') as "versionIds",
      coalesce((select json_agg(json_build_object('name', u.name, 'displayName', u.display_name) order by u.display_name)
        from faq_credits c join users u on u.id = c.user_id and u.deleted_at is null where c.entry_id = e.id), '[]') as credits,
      coalesce((${sourcesOf(isTeam)}), '[]') as sources,
      ${userId === null && visitor === null ? sql`null::json` : sql`(select json_build_object('rating', r.rating, 'comment', r.comment) from faq_ratings r where r.entry_id = e.id and ${mine})`} as mine,
      ${isTeam ? waiting : sql`'[]'::json as "waitingSources", false as "hasRatingTask"`}
    from faq_entries e join documents d on d.id = e.id
    join revisions v on v.id = case when e.state = 'published' then d.published_revision_id else d.latest_revision_id end
    left join renderings t on t.hash = v.blob and t.renderer_version = ${RENDERER_VERSION}
    left join users k on k.id = e.checked_by and k.deleted_at is null
    left join users o on o.id = e.owner_id and o.deleted_at is null left join faq_groups g on g.id = e.group_id
    where e.slug = ${slug} and ${isTeam ? sql`true` : sql`e.state = 'published' and d.state = 'published'`}`);
  const row = rows[0];
  if (!row) return null;
  const page = {
    ...row,
    changedAt: row.changedAt,
    checkedAt: row.checkedAt,
    publishedAt: row.publishedAt,
  };
  await renderMissing(db, [page]);
  return page;
}

const waiting = sql`
  coalesce((select json_agg(distinct (w.parameters ->> 'source')::bigint) from cases c join signals w on w.case_id = c.id and w.settled_at is null
    and w.kind = 'source-changed' where c.document_id = e.id), '[]') as "waitingSources",
  exists (select 1 from cases c join signals w on w.case_id = c.id and w.settled_at is null and w.kind = 'report'
    where c.document_id = e.id) as "hasRatingTask"`;

function sourcesOf(isTeam: boolean) {
  return sql`
    select json_agg(json_build_object('id', s.document_id, 'state', s.state, 'questionId', q.id, 'questionTitle', q.title,
      'authorName', coalesce(au.display_name, sd.author_name), 'number', sv.number) order by s.position)
    from faq_sources s join documents sd on sd.id = s.document_id join answers a on a.id = s.document_id
    join questions q on q.id = a.question_id join revisions sv on sv.id = s.revision_id
    left join users au on au.id = sd.author_id and au.deleted_at is null
    where s.entry_id = e.id and ${isTeam ? sql`true` : sql`sd.state = 'published' and q.is_listed`}`;
}
