// A small community for tests of what moderators do: people of every role, an area, two products, questions with answers.
import { sql } from "drizzle-orm";
import type { Actor, Role } from "~/actor";
import type { Db } from "~/database/db.server";
import type { InterfaceLanguage } from "~/i18n";
import { type Community, invalidateCommunity, loadCommunity } from "~/models/community/community.server";
import { findRevisionById } from "~/models/document/revision.server";
import { goLive } from "~/models/document/visibility.server";
import { createUser } from "~/models/member/user.server";
import { postComment } from "~/models/post/comment.server";
import { findPost, type Post } from "~/models/post/post.server";
import type { ReplyOutcome } from "~/models/post/reply-place.server";
import { postAnswer } from "~/models/question/answer.server";
import { type Edit, type EditOutcome, editPost } from "~/models/question/edit.server";
import { askQuestion } from "~/models/question/question.server";
import { advice } from "../../support/advice";

let made = 0;

export async function person(db: Db, role: Role = "member"): Promise<Actor> {
  made += 1;
  const name = `${role}-${made}`;
  const id = await createUser(db, {
    name,
    displayName: `${role} number ${made}`,
    passwordHash: null,
    email: `${name}@example.com`,
    language: "en",
    timeZone: "UTC",
    role,
  });
  if (id === null) throw new Error("name is taken");
  // Old enough not to be held for haste.
  await db.execute(sql`update users set created_at = now() - interval '40 days' where id = ${id}::bigint`);
  return {
    id,
    name,
    displayName: `${role} number ${made}`,
    role,
    language: "en",
    timeZone: "UTC",
    avatar: null,
    isSuspended: false,
    isVerified: true,
    joinedAt: new Date(),
  };
}

export async function furnish(db: Db): Promise<Community> {
  await db.execute(sql`
    insert into areas (slug, kind, names, descriptions, position) values
      ('questions', 'questions', '{"en": "Questions"}', '{}', 1), ('marketplace', 'marketplace', '{"en": "Marketplace"}', '{}', 2)`);
  await db.execute(
    sql`insert into products (slug, name, position) values ('lamp', 'Lamp', 1), ('kettle', 'Kettle', 2)`,
  );
  await db.execute(sql`
    insert into product_versions (product_id, name, position) select id, name || ' ' || n, n from products, generate_series(1, 2) n`);
  await invalidateCommunity(db);
  return loadCommunity(db);
}

export async function ask(
  db: Db,
  actor: Actor,
  {
    title,
    body,
    tags = [],
    productId = null,
    language = "en",
    isLive = true,
  }: {
    title?: string;
    body?: string;
    tags?: string[];
    productId?: number | null;
    language?: InterfaceLanguage;
    isLive?: boolean;
  } = {},
): Promise<number> {
  const { areas } = await loadCommunity(db);
  const area = areas.find((one) => one.kind === "questions");
  if (!area) throw new Error("furnish first");
  made += 1;
  const outcome = await askQuestion(db, {
    actor,
    area,
    title: title ?? `Why does lamp number ${made} flicker in the evening`,
    body: body ?? `${advice(made)} It flickers all the same.`,
    productId,
    versionId: null,
    tags,
    language,
    isDisclosed: false,
    key: crypto.randomUUID(),
  });
  return show(db, outcome, isLive);
}

export async function answer(db: Db, actor: Actor, questionId: number, body?: string): Promise<number> {
  made += 1;
  const question = await post(db, questionId);
  const text = body ?? advice(made);
  const outcome = await postAnswer(db, {
    actor,
    question,
    body: text,
    language: "en",
    key: crypto.randomUUID(),
  });
  return show(db, outcome, true);
}

export async function comment(db: Db, actor: Actor, targetId: number, text?: string): Promise<number> {
  made += 1;
  const target = await post(db, targetId);
  const body = text ?? `Do you mean this? ${advice(made)}`;
  const outcome = await postComment(db, {
    actor,
    target,
    body,
    language: "en",
    key: crypto.randomUUID(),
  });
  return show(db, outcome, true);
}

export async function post(db: Db, id: number): Promise<Post> {
  const found = await findPost(db, id);
  if (!found) throw new Error(`no post ${id}`);
  return found;
}

/** A change of the newest text; title and tags stay as they are unless they are given. */
export async function edit(
  db: Db,
  actor: Actor,
  id: number,
  change: Partial<Edit> & { body: string },
): Promise<EditOutcome> {
  const own = change.post ?? (await post(db, id));
  const newest = await findRevisionById(db, own.latestRevisionId);
  return editPost(db, {
    actor,
    post: own,
    title: newest?.title ?? null,
    tags: newest?.tags ?? null,
    summary: "",
    isMinor: false,
    base: own.latestRevisionId,
    key: crypto.randomUUID(),
    ...change,
  });
}

/** A post that must be held for review whatever the rules find in it. */
export async function hold(db: Db, documentId: number, code = "advert-coupon"): Promise<void> {
  await db.execute(sql`update documents set state = 'held' where id = ${documentId}::bigint`);
  await db.execute(sql`
    with opened as (insert into cases (document_id) values (${documentId}::bigint)
      on conflict (document_id) do update set state = 'open', version = cases.version + 1 returning id)
    insert into signals (case_id, kind, revision_id, code, rule, rule_version, passage)
    select opened.id, 'detector', d.latest_revision_id, ${code}, 'advertising', 1, 'lamp' from opened, documents d where d.id = ${documentId}::bigint`);
}

async function show(db: Db, outcome: ReplyOutcome, isLive: boolean): Promise<number> {
  if (outcome.kind !== "published" && outcome.kind !== "held") throw new Error(JSON.stringify(outcome));
  if (outcome.kind === "held" && isLive) await db.transaction((tx) => goLive(tx, outcome.documentId));
  return outcome.documentId;
}

export type QuestionRow = {
  title: string;
  isListed: boolean;
  isClosed: boolean;
  isPinned: boolean;
  answerCount: number;
  acceptedCount: number;
  commentCount: number;
  meTooCount: number;
  productId: number | null;
  areaId: number;
  tags: string[];
};

export async function questionRow(db: Db, id: number): Promise<QuestionRow> {
  const rows = await db.execute<QuestionRow>(sql`
    select title, is_listed as "isListed", is_closed as "isClosed", is_pinned as "isPinned", answer_count as "answerCount",
      accepted_count as "acceptedCount", comment_count as "commentCount", me_too_count as "meTooCount", product_id as "productId",
      area_id as "areaId", tag_slugs as tags from questions where id = ${id}::bigint`);
  if (!rows[0]) throw new Error(`no question ${id}`);
  return rows[0];
}

/** Whether search can find it, and where it would lead. */
export async function indexedUnder(db: Db, documentId: number): Promise<number | null> {
  const rows = await db.execute<{ questionId: number }>(sql`
    select question_id as "questionId" from search_documents where document_id = ${documentId}::bigint`);
  return rows[0]?.questionId ?? null;
}

export async function tagCount(db: Db, slug: string): Promise<number> {
  const rows = await db.execute<{ count: number }>(sql`select question_count as count from tags where slug = ${slug}`);
  return rows[0]?.count ?? 0;
}

export async function eventsOf(db: Db, subjectId: number): Promise<string[]> {
  const rows = await db.execute<{ verb: string }>(
    sql`select verb from events where subject_id = ${subjectId}::bigint order by id`,
  );
  return rows.map((row) => row.verb);
}
