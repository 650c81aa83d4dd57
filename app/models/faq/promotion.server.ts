// What the promotion page shows before anything is written: the entry as it would be, made from accepted answers.

import { sql } from "drizzle-orm";
import { canTakeStep } from "#moderation/permissions/faq";
import { canPromote } from "#moderation/permissions/office";
import { commonWording, namedCause } from "#moderation/promotion";
import type { Actor } from "~/actor";
import { idArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { type Draft, findDraft } from "~/models/document/draft.server";
import { draftTargets } from "~/models/document/draft-target";
import { readBlob } from "~/models/document/revision.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { factsOfPost, findPost, type Post } from "~/models/post/post.server";
import { duplicatesLeadingTo } from "~/models/question/duplicates-leading";
import { Unavailable } from "~/models/unavailable";
import { MOST_SOURCES } from "./creation.server";
import { type Group, listGroups } from "./group.server";

export type PromotionSource = { answerId: number; revisionId: number; authorName: string | null; source: string };

export type Promotion = {
  answer: Post;
  sources: PromotionSource[];
  /** Further accepted answers of the question, which could be added. */
  others: { answerId: number; authorName: string | null; excerpt: string }[];
  /** Entries that stand on one of these answers already. */
  existing: { slug: string; question: string; state: string }[];
  groups: Group[];
  question: string;
  text: string;
  cause: string;
  productId: number | null;
  versionIds: number[];
  language: string;
  mayPublish: boolean;
  draft: Draft | null;
};

type AnswerRow = {
  id: number;
  revisionId: number;
  blob: string;
  authorName: string | null;
  excerpt: string;
  versionId: number | null;
};

const TITLES_READ = 50;
const EXCERPT_CHARACTERS = 160;

/**
 * `added`: further accepted answers of the same question, in the order they were chosen; null: those of the draft. Throws the page "not found" for what
 * may not be seen, 403 for what may not be promoted; null where the answer is not accepted (any more).
 */
export async function loadPromotion(
  db: Db,
  {
    actor,
    answerId,
    added,
    wished,
  }: { actor: Actor; answerId: number; added: number[] | null; wished?: string | null },
): Promise<Promotion | null> {
  const answer = await findPost(db, answerId);
  if (!answer) throw new Unavailable("not-found");
  const member = await loadMemberFacts(db, { actor, productId: answer.productId });
  const permission = canPromote(member, factsOfPost(answer));
  if (!permission.allowed) throw new Unavailable(permission.reason);
  const [answers, titles, groups, draft] = await Promise.all([
    listAccepted(db, answer.questionId),
    listTitles(db, answer.questionId),
    listGroups(db),
    findDraft(db, { userId: actor.id, target: draftTargets.promotion(answerId), wished }),
  ]);
  if (!answers.some((one) => one.id === answerId)) return null;
  const wanted = [...new Set([answerId, ...(added ?? draftedSources(draft))])].slice(0, MOST_SOURCES);
  const chosen = wanted.flatMap((id) => answers.find((one) => one.id === id) ?? []);
  const sources = await Promise.all(chosen.map((row) => sourceOf(db, row)));
  return {
    answer,
    sources,
    others: answers
      .filter((one) => !chosen.includes(one))
      .map(({ id, authorName, excerpt }) => ({ answerId: id, authorName, excerpt })),
    existing: await listExisting(db, wanted),
    groups,
    question: commonWording([answer.questionTitle, ...titles]),
    text: sources.map((source) => source.source.trim()).join("\n\n"),
    cause: sources.map((source) => namedCause(source.source)).find((cause) => cause !== "") ?? "",
    productId: answer.productId,
    versionIds: [...new Set(chosen.flatMap((row) => row.versionId ?? []))],
    language: answer.language,
    mayPublish: canTakeStep(member, { state: "draft", productId: answer.productId }, "publish").allowed,
    draft,
  };
}

function draftedSources(draft: Draft | null): number[] {
  return Object.keys(draft?.fields ?? {}).flatMap((name) => Number(/^source-(\d{1,15})$/.exec(name)?.[1]) || []);
}

async function listAccepted(db: Db, questionId: number): Promise<AnswerRow[]> {
  return db.execute<AnswerRow>(sql`
    select a.id, v.id as "revisionId", encode(v.blob, 'hex') as blob, coalesce(u.display_name, d.author_name) as "authorName",
      left(coalesce((select plain from renderings where hash = v.blob order by renderer_version desc limit 1), ''), ${EXCERPT_CHARACTERS}) as excerpt,
      q.version_id as "versionId"
    from answers a join documents d on d.id = a.id and d.state = 'published' join revisions v on v.id = d.published_revision_id
    join questions q on q.id = a.question_id left join users u on u.id = d.author_id and u.deleted_at is null
    where a.question_id = ${questionId}::bigint and a.is_accepted order by a.wilson desc, a.id limit ${MOST_SOURCES * 2}`);
}

/** Of duplicates that readers can see. */
async function listTitles(db: Db, questionId: number): Promise<string[]> {
  const rows = await db.execute<{ title: string }>(sql`
    select q.title from (${duplicatesLeadingTo(sql`${questionId}::bigint`)}) x join questions q on q.id = x.id and q.is_listed
    join questions o on o.id = ${questionId}::bigint and o.language = q.language order by x.marked_at desc limit ${TITLES_READ}`);
  return rows.map((row) => row.title);
}

async function sourceOf(db: Db, { id, revisionId, blob, authorName }: AnswerRow): Promise<PromotionSource> {
  return { answerId: id, revisionId, authorName, source: await readBlob(db, Buffer.from(blob, "hex")) };
}

async function listExisting(db: Db, answerIds: number[]): Promise<Promotion["existing"]> {
  return db.execute<Promotion["existing"][number]>(sql`
    select distinct e.slug, e.question, e.state from faq_sources s join faq_entries e on e.id = s.entry_id
    where s.document_id = any(${idArray(answerIds)}) order by e.slug limit 5`);
}
