// What a handful of texts needs from the tables: where their old addresses lead, and who takes part in which question.

import { sql } from "drizzle-orm";
import { FIELD_LIMITS } from "#moderation/limits";
import { idArray, textArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { parseTags } from "~/models/question/tag.server";
import { urls } from "~/urls";
import { addressKey, markOf, type NewAddress, type OldAddress } from "./addresses";
import type { Participant } from "./participants";

export type Lookup = {
  /** By addressKey. */
  addresses: Map<string, NewAddress>;
  /** By our id: those that texts may link to. */
  questions: Record<number, { title: string; path: string }>;
};

export async function lookUpAddresses(db: Db, wanted: readonly OldAddress[]): Promise<Lookup> {
  const lookup: Lookup = { addresses: new Map(), questions: {} };
  const ids = (kind: OldAddress["kind"]) =>
    wanted.flatMap((address) => (address.kind === kind && address.kind !== "tag" ? address.id : []));
  const tagNames = wanted.flatMap((address) => (address.kind === "tag" ? address.name : []));
  await lookUpPosts(db, [...new Set([...ids("post"), ...ids("history")])], lookup);
  await lookUpComments(db, ids("comment"), lookup);
  await lookUpMembers(db, ids("user"), lookup);
  await lookUpTags(db, tagNames, lookup);
  return lookup;
}

/** The title as it is stored: with its spaces as they were, also those that do not break. */
export function importedTitle(title: string | null): string {
  const clean = (title ?? "")
    .normalize("NFC")
    .replace(/[\p{Bidi_Control}\u200b\u2060\ufeff\u00ad]/gu, "")
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .trim();
  return clean.length <= FIELD_LIMITS.title.maximum
    ? clean
    : [...clean].slice(0, FIELD_LIMITS.title.maximum).join("").trim();
}

type PostRow = { id: number; document: number; question: number; title: string };

async function lookUpPosts(db: Db, ids: number[], { addresses, questions }: Lookup): Promise<void> {
  if (ids.length === 0) return;
  const rows = await db.execute<PostRow>(sql`
    select m.id, m.document_id as document, qm.document_id as question, q.title
    from import_post_map m join import_post_map qm on qm.id = m.question_id join import_posts q on q.id = qm.id
    where m.id = any(${idArray(ids)}) and m.skip is null and m.document_id is not null`);
  for (const { id, document, question, title } of rows) {
    const target = { id: question, title: importedTitle(title) };
    const isQuestion = document === question;
    const path = isQuestion ? urls.question(target) : `${urls.question(target)}#a${document}`;
    addresses.set(addressKey({ kind: "post", id }), {
      path,
      mark: isQuestion ? `#${document}` : markOf(target.title, path),
    });
    const history = urls.history(document);
    addresses.set(addressKey({ kind: "history", id }), { path: history, mark: markOf(target.title, history) });
    questions[question] = { title: target.title, path: urls.question(target) };
  }
}

async function lookUpComments(db: Db, ids: number[], { addresses, questions }: Lookup): Promise<void> {
  if (ids.length === 0) return;
  const rows = await db.execute<PostRow>(sql`
    select c.id, c.document_id as document, qm.document_id as question, q.title
    from import_comment_map c join import_post_map qm on qm.id = c.question_id join import_posts q on q.id = qm.id
    where c.id = any(${idArray(ids)}) and c.skip is null`);
  for (const { id, document, question, title } of rows) {
    const target = { id: question, title: importedTitle(title) };
    const path = `${urls.question(target)}#c${document}`;
    addresses.set(addressKey({ kind: "comment", id }), { path, mark: markOf(target.title, path) });
    questions[question] = { title: target.title, path: urls.question(target) };
  }
}

async function lookUpMembers(db: Db, ids: number[], { addresses }: Lookup): Promise<void> {
  if (ids.length === 0) return;
  const rows = await db.execute<{ id: number } & Participant>(sql`
    select id, name, display_name as "displayName" from import_members where id = any(${idArray(ids)})`);
  for (const { id, name, displayName } of rows) {
    const path = urls.member(name);
    addresses.set(addressKey({ kind: "user", id }), { path, mark: markOf(displayName, path) });
  }
}

async function lookUpTags(db: Db, names: string[], { addresses }: Lookup): Promise<void> {
  const slugs = new Map(names.map((name) => [name, parseTags(name)[0] ?? ""]));
  if (slugs.size === 0) return;
  const rows = await db.execute<{ slug: string }>(sql`
    select slug from import_tag_map where slug = any(${textArray([...new Set(slugs.values())])})`);
  const known = new Set(rows.map(({ slug }) => slug));
  for (const [name, slug] of slugs) {
    if (known.has(slug))
      addresses.set(addressKey({ kind: "tag", name }), { path: urls.tag(slug), mark: markOf(slug, urls.tag(slug)) });
  }
}

/** Everybody who asked, answered or commented, by question of the dump. */
export async function lookUpParticipants(db: Db, questionIds: readonly number[]): Promise<Map<number, Participant[]>> {
  const rows = await db.execute<{ question: number } & Participant>(sql`
    select people.question, m.name, m.display_name as "displayName" from (
      select map.question_id as question, p.owner_id as id from import_post_map map join import_posts p on p.id = map.id
      where map.question_id = any(${idArray(questionIds)})
      union select map.question_id, c.user_id from import_post_map map join import_comments c on c.post_id = map.id
      where map.question_id = any(${idArray(questionIds)})
    ) people join import_members m on m.id = people.id`);
  const found = new Map<number, Participant[]>();
  for (const { question, ...participant } of rows) {
    const others = found.get(question);
    if (others) others.push(participant);
    else found.set(question, [participant]);
  }
  return found;
}
