// What members watch: beginning, ending and listing it. Telling is in models/notification/telling.
//
// Promises: only what one may see can be watched; doing it twice changes nothing; at most MOST_WATCHES per member (what begins by
// itself with one's own posts is not counted against anybody). A watched search keeps what finds its answer as a query of the
// index, and a search that would match everything is not taken. What is hidden is listed without its title.
import { and, eq, sql } from "drizzle-orm";
import { watches } from "#drizzle/schema/notifications";
import { MOST_WATCHES } from "#moderation/notifying";
import { canFollow } from "#moderation/permissions/posts";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { factsOfPost, findPost } from "~/models/post/post.server";
import { currentTags } from "~/models/question/tag-names.server";
import { takeFromMemberLimit } from "~/models/rate-limit.server";
import { parseQuery } from "~/search/query";
import { wordQuery } from "~/search/query-words";
import { allOf, filterMark, markQuery } from "~/search/vector";
import { urls } from "~/urls";

export const WATCH_TARGETS = ["question", "tag", "product", "page", "tree", "search"] as const;
export type WatchTarget = (typeof WATCH_TARGETS)[number];

export type Watching =
  | { target: Exclude<WatchTarget, "search">; id: number }
  | { target: "search"; query: string; language: string };

export type WatchOutcome =
  | { kind: "done" }
  | { kind: "missing" }
  | { kind: "full" }
  | { kind: "limited"; retryAfterSeconds: number };

export async function setWatch(
  db: Db,
  { actor, watching: named, isOn }: { actor: Actor; watching: Watching; isOn: boolean },
): Promise<WatchOutcome> {
  const watching = await asItIsNow(db, named);
  if (!isOn) {
    await endWatch(db, { userId: actor.id, watching });
    return { kind: "done" };
  }
  const member = await loadMemberFacts(db, { actor, productId: null });
  const limit = await takeFromMemberLimit(db, { kind: "watch", member });
  if (!limit.ok) return { kind: "limited", retryAfterSeconds: limit.retryAfterSeconds };
  if (!(await mayWatch(db, actor, watching))) return { kind: "missing" };
  const terms = watching.target === "search" ? await termsOf(db, watching) : "";
  if (terms === null) return { kind: "missing" };
  return insertWatch(db, { userId: actor.id, watching, terms });
}

/** A question that was merged away, or a tag, by the id it has become. */
async function asItIsNow(db: Db, watching: Watching): Promise<Watching> {
  if (watching.target === "question") {
    const post = await findPost(db, watching.id);
    return { target: "question", id: post?.mergedInto ?? watching.id };
  }
  return watching;
}

/** The same search asked for again after it was answered waits for the next answer. */
async function insertWatch(
  db: Db,
  { userId, watching, terms }: { userId: number; watching: Watching; terms: string },
): Promise<WatchOutcome> {
  const { id, query, language } = columnsOf(watching);
  const rows = await db.execute<{ isThere: boolean }>(sql`
    with watched as (select count(*) as count from (select 1 from watches where user_id = ${userId}::bigint limit ${MOST_WATCHES}::int) x),
    inserted as (
      insert into watches (user_id, target, target_id, query, language, terms)
      select ${userId}::bigint, ${watching.target}, ${id}::bigint, ${query}, ${language}, ${terms} from watched where count < ${MOST_WATCHES}::int
      on conflict (user_id, target, target_id, query) do update set answered_at = null, terms = excluded.terms, language = excluded.language
      returning id
    )
    select exists (select 1 from inserted) or exists (select 1 from watches where user_id = ${userId}::bigint
      and target = ${watching.target} and target_id = ${id}::bigint and query = ${query}) as "isThere"`);
  return rows[0]?.isThere ? { kind: "done" } : { kind: "full" };
}

async function endWatch(db: Db, { userId, watching }: { userId: number; watching: Watching }): Promise<void> {
  const { id, query } = columnsOf(watching);
  const { target } = watching;
  const watched = and(eq(watches.target, target), eq(watches.targetId, id), eq(watches.query, query));
  await db.delete(watches).where(and(eq(watches.userId, userId), watched));
}

function columnsOf(watching: Watching): { id: number; query: string; language: string } {
  if (watching.target === "search") return { id: 0, query: watching.query, language: watching.language };
  return { id: watching.id, query: "", language: "" };
}

async function mayWatch(db: Db, actor: Actor, watching: Watching): Promise<boolean> {
  switch (watching.target) {
    case "question": {
      const post = await findPost(db, watching.id);
      if (post?.kind !== "question") return false;
      const member = await loadMemberFacts(db, { actor, productId: post.productId });
      return canFollow(member, factsOfPost(post)).allowed;
    }
    case "tag":
      return (await db.execute(sql`select 1 from tags where id = ${watching.id}::bigint`)).length > 0;
    case "product":
      return (await db.execute(sql`select 1 from products where id = ${watching.id}::bigint`)).length > 0;
    case "page":
    case "tree":
      return (await db.execute(sql`select 1 from pages where id = ${watching.id}::bigint and is_listed`)).length > 0;
    case "search":
      return true;
  }
}

/** Null for a search without a word to look for. The database has the last word about the syntax. */
async function termsOf(db: Db, { query, language }: { query: string; language: string }): Promise<string | null> {
  const parsed = parseQuery(query, { language });
  if (parsed.words.length === 0) return null;
  const marks = [
    ...(await currentTags(db, parsed.tags)).map(filterMark.tag),
    ...(parsed.language === null ? [] : [filterMark.language(parsed.language)]),
  ];
  const terms = allOf([
    ...parsed.words.map(wordQuery),
    ...marks.map(markQuery),
    ...parsed.excluded.map((word) => `!(${wordQuery(word)})`),
  ]);
  const [row] = await db.execute<{ terms: string }>(sql`select ${terms}::tsquery::text as terms`);
  return row?.terms || null;
}

/** Which of these a member watches: for buttons on pages that do not ask for it in a statement of their own. */
export async function listWatched(
  db: Db,
  { userId, targets }: { userId: number; targets: readonly { target: WatchTarget; id: number }[] },
): Promise<{ target: WatchTarget; id: number }[]> {
  if (targets.length === 0) return [];
  const rows = await db.execute<{ target: WatchTarget; id: number }>(sql`
    select w.target, w.target_id as id from watches w
    join jsonb_to_recordset(${JSON.stringify(targets)}::jsonb) as r(target text, id bigint) on w.target = r.target and w.target_id = r.id
    where w.user_id = ${userId}::bigint`);
  return [...rows];
}

export type WatchLine = {
  id: number;
  target: WatchTarget;
  targetId: number;
  query: string;
  language: string;
  isAnswered: boolean;
  /** Null: hidden or gone. */
  name: string | null;
  path: string | null;
};

type WatchRow = Omit<WatchLine, "path"> & { slug: string | null; productSlug: string | null };

/** What begins by itself can be more than MOST_WATCHES; the newest are shown. */
export async function listWatches(db: Db, userId: number): Promise<WatchLine[]> {
  const rows = await db.execute<WatchRow>(sql`
    select w.id, w.target, w.target_id as "targetId", w.query, w.language, w.answered_at is not null as "isAnswered",
      case w.target when 'search' then w.query when 'tag' then t.slug when 'product' then p.name when 'question' then q.title else g.title end as name,
      coalesce(t.slug, p.slug, g.slug) as slug, gp.slug as "productSlug"
    from (select * from watches where user_id = ${userId}::bigint order by id desc limit ${MOST_WATCHES}::int) w
      left join questions q on w.target = 'question' and q.id = w.target_id and q.is_listed
      left join tags t on w.target = 'tag' and t.id = w.target_id
      left join products p on w.target = 'product' and p.id = w.target_id
      left join pages g on w.target in ('page', 'tree') and g.id = w.target_id and g.is_listed
      left join products gp on gp.id = g.product_id
    order by w.id desc`);
  return rows.map(({ slug, productSlug, ...row }) => ({ ...row, path: pathOf(row, slug, productSlug) }));
}

function pathOf(
  { target, targetId, name, query }: Pick<WatchLine, "target" | "targetId" | "name" | "query">,
  slug: string | null,
  productSlug: string | null,
): string | null {
  if (name === null) return null;
  switch (target) {
    case "question":
      return urls.question({ id: targetId, title: name });
    case "tag":
      return urls.tag(slug ?? "");
    case "product":
      return urls.questions({ product: slug ?? "" });
    case "page":
    case "tree":
      return urls.page({ productSlug, slug: slug ?? "" });
    case "search":
      return urls.search(query);
  }
}
