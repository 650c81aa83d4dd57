// A member as others see them: the person, what they contributed, and what they say about themselves.
//
// Promises: guests and other members see what is published and stands under something published, nothing else, in
// lists and in counts alike; the member and moderators also see what is held, returned or removed, marked as such.

import { eq, type SQL, sql } from "drizzle-orm";
import { users } from "#drizzle/schema/people";
import { holdsOffice } from "#moderation/permissions/permission";
import { normaliseDisplayName } from "#moderation/usernames";
import type { Actor, Role } from "~/actor";
import type { Db } from "~/database/db.server";
import type { FieldErrors } from "~/field-errors";
import { invalidatePages } from "~/models/invalidate-pages.server";
import type { Settings } from "~/settings";
import { seesEverything } from "./contributions.server";
import { judgeNames } from "./joining.server";

export type Profile = {
  id: number;
  name: string;
  displayName: string;
  avatar: string | null;
  /** Empty until something of theirs was published, except for themselves and moderators. */
  about: string;
  role: Role;
  isUnclaimed: boolean;
  joinedAt: Date;
  questionCount: number;
  answerCount: number;
  acceptedCount: number;
  commentCount: number;
  /** Versions of wiki pages that were published. */
  pageEditCount: number;
  /** Votes up for what is published, the newest thousand of it. */
  upvoteCount: number;
  /** What their newest published texts are about, most of them first. */
  productIds: number[];
  /** Shown to themselves alone: what somebody watches is nobody else's business. */
  watchedProductIds: number[];
};

/** Counts stop here; the page says "1,000+". */
export const MOST_COUNTED = 1_000;

/** Null for deleted members: their name is gone with them. */
export async function findProfile(
  db: Db,
  { name, viewer }: { name: string; viewer: Actor | null },
): Promise<Profile | null> {
  if (!/^[a-z0-9_-]{3,30}$/.test(name)) return null;
  const count = (condition: SQL) => sql`(select count(*)::int from (${condition} limit ${MOST_COUNTED}) x)`;
  const rows = await db.execute<Profile>(sql`
    select u.id, u.name, u.display_name as "displayName", u.avatar, u.about, u.role, u.is_unclaimed as "isUnclaimed", u.created_at as "joinedAt",
      ${count(sql`select 1 from documents d where d.author_id = u.id and d.kind = 'question' and d.state = 'published'`)} as "questionCount",
      ${count(sql`select 1 ${publishedAnswers}`)} as "answerCount",
      ${count(sql`select 1 ${publishedAnswers} and a.is_accepted`)} as "acceptedCount",
      ${count(sql`select 1 from documents d join comments c on c.id = d.id join documents q on q.id = c.question_id
        where d.author_id = u.id and d.kind = 'comment' and d.state = 'published' and q.state = 'published'`)} as "commentCount",
      ${count(sql`select 1 ${publishedPageEdits} and v.author_id = u.id`)} as "pageEditCount",
      (select coalesce(sum(x.up_count), 0)::int from (${newest} limit ${MOST_COUNTED}) x) as "upvoteCount",
      ${ids(sql`select p.product_id as id from (${newest} limit ${NEWEST_READ}) p where p.product_id is not null
        group by p.product_id order by count(*) desc, p.product_id limit ${MOST_PRODUCTS}`)} as "productIds",
      ${ids(sql`select w.target_id as id from watches w where w.user_id = u.id and w.target = 'product' and u.id = ${viewer?.id ?? null}::bigint
        order by w.target_id limit ${MOST_WATCHED}`)} as "watchedProductIds"
    from users u where u.name = ${name} and u.deleted_at is null`);
  const row = rows[0];
  if (!row) return null;
  const published = row.questionCount + row.answerCount + row.commentCount + row.pageEditCount;
  const isShown = published > 0 || seesEverything(viewer, row.id);
  return { ...row, about: isShown ? row.about : "" };
}

const NEWEST_READ = 200;
const MOST_PRODUCTS = 5;
const MOST_WATCHED = 50;

/** Questions, answers and comments of somebody that readers can see. */
const newest = sql`
  select coalesce(a.up_count, c.score, q.up_count) as up_count, q.product_id
  from documents d left join answers a on a.id = d.id left join comments c on c.id = d.id
  join questions q on q.id = coalesce(a.question_id, c.question_id, d.id) and q.is_listed
  where d.author_id = u.id and d.kind in ('question', 'answer', 'comment') and d.state = 'published' order by d.created_at desc, d.id desc`;

/** Of a list, in its order. */
function ids(list: SQL): SQL {
  return sql`(select coalesce(json_agg(x.id), '[]'::json) from (${list}) x)`;
}

const publishedAnswers = sql`
  from documents d join answers a on a.id = d.id join documents q on q.id = a.question_id
  where d.author_id = u.id and d.kind = 'answer' and d.state = 'published' and q.state = 'published'`;

const publishedPageEdits = sql`
  from revisions v join documents d on d.id = v.document_id join pages p on p.id = d.id
  where d.kind = 'page' and d.state = 'published' and v.published_at is not null`;

export type ProfileChange = { displayName: string; about: string; language: string; timeZone: string };

/** What a member says about themselves. The name beside every post changes everywhere at once. */
export async function changeProfile(
  db: Db,
  { actor, change, settings }: { actor: Actor; change: ProfileChange; settings: Settings },
): Promise<FieldErrors | null> {
  const displayName = normaliseDisplayName(change.displayName);
  const isSame = displayName === actor.displayName;
  const mayHoldOffice = holdsOffice(actor);
  const errors = isSame ? {} : await judgeNames(db, { userId: actor.id, displayName, mayHoldOffice, settings });
  if (Object.keys(errors).length > 0) return errors;
  await db.transaction(async (tx) => {
    const { about, language, timeZone } = change;
    await tx.update(users).set({ displayName, about, language, timeZone }).where(eq(users.id, actor.id));
    if (!isSame) await invalidatePages(tx, ["everything"]);
  });
  return null;
}

export async function changeLanguage(
  db: Db,
  { userId, language }: { userId: number; language: string },
): Promise<void> {
  await db.update(users).set({ language }).where(eq(users.id, userId));
}
