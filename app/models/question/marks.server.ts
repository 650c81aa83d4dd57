// Two marks that moderators and staff experts set on questions: pinned, protected.
import { sql } from "drizzle-orm";
import { canPin, canProtect } from "#moderation/permissions/office";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { recordEvent, type Verb } from "~/models/event.server";
import { factsOfPost, type Post } from "~/models/post/post.server";
import { type CareOutcome, onQuestion } from "./on-question.server";

export async function setPinned(
  db: Db,
  { actor, questionId, isOn }: { actor: Actor; questionId: number; isOn: boolean },
): Promise<CareOutcome> {
  return onQuestion(
    db,
    { actor, questionId, asks: (member, post) => canPin(member, factsOfPost(post)) },
    async (tx, { post }) => {
      const rows = await tx.execute(sql`
      update questions set is_pinned = ${isOn} where id = ${questionId}::bigint and is_pinned <> ${isOn} returning id`);
      return noted(tx, { post, actor, isChanged: rows.length > 0, verb: isOn ? "pinned" : "unpinned" });
    },
  );
}

/** Protected: only members with some trust in the product, and those who hold a role, may answer and comment. */
export async function setProtected(
  db: Db,
  { actor, questionId, isOn, reason }: { actor: Actor; questionId: number; isOn: boolean; reason: string },
): Promise<CareOutcome> {
  return onQuestion(
    db,
    { actor, questionId, asks: (member, post) => canProtect(member, factsOfPost(post)) },
    async (tx, { post }) => {
      const rows = isOn
        ? await tx.execute(sql`
          insert into protections (document_id, level, reason, protected_by) values (${questionId}::bigint, 'trusted', ${reason}, ${actor.id}::bigint)
          on conflict (document_id) where lifted_at is null do nothing returning id`)
        : await tx.execute(sql`
          update protections set lifted_at = now(), lifted_by = ${actor.id}::bigint
          where document_id = ${questionId}::bigint and lifted_at is null returning id`);
      return noted(tx, { post, actor, isChanged: rows.length > 0, verb: isOn ? "protected" : "unprotected" });
    },
  );
}

async function noted(
  tx: Db,
  { post, actor, isChanged, verb }: { post: Post; actor: Actor; isChanged: boolean; verb: Verb },
): Promise<CareOutcome> {
  if (!isChanged) return { kind: "unchanged", post };
  await recordEvent(tx, { actorId: actor.id, verb, subjectId: post.id });
  return { kind: "done", post };
}
