// A member as others see them: the person, what they contributed, and what they say about themselves.
//
// Promises: guests and other members see what is published and stands under something published, nothing else, in
// lists and in counts alike; the member and moderators also see what is held, returned or removed, marked as such.

import { eq, type SQL, sql } from "drizzle-orm";
import { users } from "#drizzle/schema/people";
import { holdsOffice, isModerator } from "#moderation/permissions/permission";
import { normaliseDisplayName } from "#moderation/usernames";
import type { Actor, Role } from "~/actor";
import type { Db } from "~/database/db.server";
import type { FieldErrors } from "~/field-errors";
import { cursorText, microsOf, momentOf, parseCursor } from "~/models/cursor.server";
import type { DocumentState } from "~/models/document/document.server";
import { invalidatePages } from "~/models/invalidate-pages.server";
import { CONTRIBUTIONS_PER_PAGE } from "~/models/page-sizes";
import type { Settings } from "~/settings";
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
};

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
      ${count(sql`select 1 ${publishedPageEdits} and v.author_id = u.id`)} as "pageEditCount"
    from users u where u.name = ${name} and u.deleted_at is null`);
  const row = rows[0];
  if (!row) return null;
  const published = row.questionCount + row.answerCount + row.commentCount + row.pageEditCount;
  const isShown = published > 0 || seesEverything(viewer, row.id);
  return { ...row, about: isShown ? row.about : "" };
}

const publishedAnswers = sql`
  from documents d join answers a on a.id = d.id join documents q on q.id = a.question_id
  where d.author_id = u.id and d.kind = 'answer' and d.state = 'published' and q.state = 'published'`;

const publishedPageEdits = sql`
  from revisions v join documents d on d.id = v.document_id join pages p on p.id = d.id
  where d.kind = 'page' and d.state = 'published' and v.published_at is not null`;

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

function seesEverything(viewer: Actor | null, userId: number): boolean {
  return viewer?.id === userId || isModerator(viewer);
}

function visibleTo(viewer: Actor | null, userId: number): SQL {
  return seesEverything(viewer, userId)
    ? sql`d.state <> 'deleted' and qd.state <> 'deleted'`
    : sql`d.state = 'published' and qd.state = 'published'`;
}
