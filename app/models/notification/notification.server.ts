// What a member was told, read: the list, the count in the bar, one mail's worth; and marking it as read.
//
// Promises: what may not be seen any more is neither listed nor counted nor put into a mail (`may_be_told` in the database is
// asked each time); titles and texts are today's, not those of the time of telling; who decided about somebody's post is not named.
// Costs: one statement each; the count stops at MOST_COUNTED and reads unread rows only.

import { type SQL, sql } from "drizzle-orm";
import { groupNotifications, type NotificationKind } from "#moderation/notifying";
import { cut } from "#moderation/text/cut";
import { idArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { NOTIFICATIONS_PER_PAGE } from "~/models/page-sizes";
import { urls } from "~/urls";

export type NotificationItem = {
  id: number;
  userId: number;
  kind: NotificationKind;
  what: string;
  /** The page it leads to, for grouping. */
  thread: string;
  at: Date;
  isUnread: boolean;
  /** Null where it does not matter or must not be said. */
  actorName: string | null;
  title: string | null;
  titleLanguage: string | null;
  /** The watched search it answers. */
  query: string | null;
  /** First words of what was written; of a page what was changed; of a decision what the decider wrote to the author. */
  excerpt: string;
  /** The same with its lines kept, for mails. */
  passage: string;
  /** Null: nothing there that could be seen. */
  path: string | null;
};

export type NotificationPage = { items: NotificationItem[]; next: string | null };

export const MOST_COUNTED = 99;
const EXCERPT_LENGTH = 400;
const KEPT_DAYS = 365;

/** Of the unread ones, only the newest so many are folded to be counted. */
const MOST_FOLDED = 300;

/** Lines of the list that are new: what it folds into one counts once. For the session's statement: `users` is in scope. */
export const unreadCount = sql<number>`(select least(count(*), ${MOST_COUNTED + 1}::int)::int from (
  select distinct n.kind, n.details ->> 'what', coalesce(a.question_id, c.question_id, n.document_id, -n.id) from (
    select * from notifications x where x.user_id = users.id and x.read_at is null and x.is_in_app order by x.id desc limit ${MOST_FOLDED}::int
  ) n left join answers a on a.id = n.document_id left join comments c on c.id = n.document_id
  where may_be_told(n.kind, n.document_id, n.user_id)) unread)`;

export async function countUnread(db: Db, userId: number): Promise<number> {
  const [row] = await db.execute<{ count: number }>(
    sql`select ${unreadCount} as count from users where id = ${userId}::bigint`,
  );
  return row?.count ?? 0;
}

/** Newest first. `after`: the cursor of the page before. */
export async function listNotifications(
  db: Db,
  { userId, after, limit = NOTIFICATIONS_PER_PAGE }: { userId: number; after: number | null; limit?: number },
): Promise<NotificationPage> {
  const before = after === null ? sql`` : sql`and n.id < ${after}::bigint`;
  const rows = await read(db, sql`n.user_id = ${userId}::bigint and n.is_in_app ${before}`, { limit: limit + 1 });
  const last = rows[limit - 1];
  return { items: rows.slice(0, limit), next: rows.length > limit && last ? String(last.id) : null };
}

/** The list as it is shown: folded first and cut afterwards, so that fifty answers to one question are one line of many. */
export async function listFolded(
  db: Db,
  { userId, after }: { userId: number; after: number | null },
): Promise<{ groups: NotificationItem[][]; next: string | null }> {
  const { items, next } = await listNotifications(db, { userId, after, limit: MOST_FOLDED });
  const groups = groupNotifications(items);
  // What is older than the first line that does not fit comes on the next page, also of the lines before it.
  const border = groups[NOTIFICATIONS_PER_PAGE]?.[0]?.id;
  if (border === undefined) return { groups, next };
  const shown = groupNotifications(items.filter(({ id }) => id > border));
  return { groups: shown, next: String(border + 1) };
}

/** What one mail is about, oldest first. */
export function listOfMail(db: Db, mailId: number, limit: number): Promise<NotificationItem[]> {
  return read(db, sql`n.mail_id = ${mailId}::bigint`, { limit, isOldestFirst: true });
}

/** One, or all that were there when the list was shown. Repeating it changes nothing. */
export async function markRead(
  db: Db,
  { userId, ids, upTo }: { userId: number; ids?: readonly number[]; upTo?: number },
): Promise<void> {
  const which = ids === undefined ? sql`id <= ${upTo ?? 0}::bigint` : sql`id = any(${idArray(ids)})`;
  await db.execute(
    sql`update notifications set read_at = now() where user_id = ${userId}::bigint and read_at is null and ${which}`,
  );
}

/** Kinds whose notice is a page of its own: seeing the post is not seeing what was decided about it. */
const READ_ELSEWHERE = "{decision,appeal,flag}";

/** What a page showed to a member has been read, whatever the reason for telling it was. Says how many lines are left; null: as before. */
export async function markShown(
  db: Db,
  { userId, documentIds }: { userId: number; documentIds: readonly number[] },
): Promise<number | null> {
  const read = await db.execute(sql`
    update notifications set read_at = now() where user_id = ${userId}::bigint and read_at is null
      and document_id = any(${idArray(documentIds)}) and kind <> all(${READ_ELSEWHERE}::text[]) returning 1`);
  return read.length === 0 ? null : countUnread(db, userId);
}

/** A decision's own page was shown to a member. */
export async function markDecisionShown(
  db: Db,
  { userId, decisionId, documentId }: { userId: number; decisionId: number; documentId: number | null },
): Promise<number | null> {
  const read = await db.execute(sql`
    update notifications n set read_at = now() from events e
    where n.user_id = ${userId}::bigint and n.read_at is null and n.document_id is not distinct from ${documentId}::bigint
      and n.kind = any(${READ_ELSEWHERE}::text[]) and e.id = n.event_id and e.details ->> 'decisionId' = ${String(decisionId)} returning 1`);
  return read.length === 0 ? null : countUnread(db, userId);
}

export async function deleteOldNotifications(db: Db): Promise<void> {
  await db.execute(sql`delete from notifications where created_at < now() - make_interval(days => ${KEPT_DAYS})`);
}

type NotificationRow = Omit<NotificationItem, "at" | "path" | "thread" | "excerpt" | "passage"> & {
  at: Date;
  documentId: number | null;
  documentKind: string | null;
  isReachable: boolean;
  /** The notice about a decision, for whom it concerns. */
  decisionId: string | null;
  questionId: number | null;
  slug: string | null;
  productSlug: string | null;
  excerpt: string | null;
};

/** Of something hidden, the title is its author's only. */
async function read(
  db: Db,
  which: SQL,
  { limit, isOldestFirst = false }: { limit: number; isOldestFirst?: boolean },
): Promise<NotificationItem[]> {
  const rows = await db.execute<NotificationRow>(sql`
    with found as materialized (
      select n.*, coalesce(document_is_shown(n.document_id), false) as is_shown from notifications n
      where ${which} and may_be_told(n.kind, n.document_id, n.user_id)
      order by n.id ${isOldestFirst ? sql`` : sql`desc`} limit ${limit}::int
    )
    select n.id, n.user_id as "userId", n.kind, coalesce(n.details ->> 'what', '') as what, n.created_at as at, n.read_at is null as "isUnread",
      n.details ->> 'query' as query, n.document_id as "documentId", d.kind as "documentKind", q.id as "questionId",
      case when n.kind in ('decision', 'appeal') and e.details ->> 'decisionId' ~ '^[0-9]{1,15}$' then e.details ->> 'decisionId' end as "decisionId",
      coalesce(n.is_shown or n.kind = 'faq-review' or (d.author_id = n.user_id and d.state <> 'deleted' and coalesce(q.is_listed or q.id = d.id, true)), false) as "isReachable",
      case when n.kind in ('decision', 'appeal', 'flag', 'proposal', 'faq-source', 'faq-review', 'faq-promoted') or u.deleted_at is not null then null
        else u.display_name end as "actorName",
      case when q.is_listed or qd.author_id = n.user_id then q.title when n.is_shown or n.kind = 'faq-review' or d.author_id = n.user_id then coalesce(p.title, f.question) end as title,
      coalesce(q.language, p.language, f.language) as "titleLanguage", coalesce(p.slug, f.slug) as slug, pp.slug as "productSlug",
      case when n.is_shown and n.kind in ('answer', 'comment', 'mention', 'me-too', 'watched', 'search') then coalesce(p.excerpt, f.excerpt, (
        select left(r.plain, ${EXCERPT_LENGTH + 1}) from revisions v join renderings r on r.hash = v.blob
        where v.id = d.published_revision_id order by r.renderer_version desc limit 1))
        when n.kind = 'page' and n.is_shown then (select v.summary from revisions v where v.id = d.published_revision_id)
        when n.kind = 'appeal' then (select y.note from decisions y where e.details ->> 'decisionId' ~ '^[0-9]{1,15}$'
          and y.appealed_id = (e.details ->> 'decisionId')::bigint)
        when n.kind = 'faq-review' then e.details ->> 'note'
        when n.kind = 'decision' then coalesce(e.details ->> 'note', (
          select x.note from decisions x where e.details ->> 'decisionId' ~ '^[0-9]{1,15}$' and x.id = (e.details ->> 'decisionId')::bigint)) end as excerpt
    from found n join events e on e.id = n.event_id left join users u on u.id = e.actor_id
      left join documents d on d.id = n.document_id left join answers a on a.id = d.id left join comments c on c.id = d.id
      left join questions q on q.id = coalesce(a.question_id, c.question_id, d.id) left join documents qd on qd.id = q.id
      left join pages p on p.id = d.id left join products pp on pp.id = p.product_id left join faq_entries f on f.id = d.id
    order by n.id ${isOldestFirst ? sql`` : sql`desc`}`);
  return rows.map(itemOf);
}

function itemOf({
  documentId,
  documentKind,
  isReachable,
  decisionId,
  questionId,
  slug,
  productSlug,
  ...row
}: NotificationRow): NotificationItem {
  const { excerpt } = row;
  return {
    ...row,
    at: row.at,
    thread: `${questionId ?? documentId ?? ""}`,
    excerpt: excerpt === null ? "" : shortened(excerpt.replace(/\s+/g, " ").trim()),
    passage: excerpt === null ? "" : shortened(excerpt.replace(/\n{3,}/g, "\n\n").trim()),
    path:
      decisionId !== null
        ? urls.decision(Number(decisionId))
        : isReachable
          ? pathOf({ documentId, documentKind, questionId, slug, productSlug, title: row.title })
          : null,
  };
}

function shortened(text: string): string {
  return text.length <= EXCERPT_LENGTH ? text : `${cut(text, EXCERPT_LENGTH)}…`;
}

type Target = Pick<NotificationRow, "documentId" | "documentKind" | "questionId" | "slug" | "productSlug" | "title">;

function pathOf({ documentId, documentKind, questionId, slug, productSlug, title }: Target): string | null {
  if (documentId === null) return null;
  if (documentKind === "page") return slug === null ? null : urls.page({ productSlug, slug });
  if (documentKind === "faq") return slug === null ? null : urls.faq({ slug });
  if (questionId === null) return null;
  if (documentKind === "question") return urls.question({ id: questionId, title: title ?? "" });
  return urls.permalink(documentId);
}
