// Comments: short remarks under a question or an answer. They ask for details; they do not answer.
import { sql } from "drizzle-orm";
import { comments } from "#drizzle/schema/forum";
import { canComment } from "#moderation/permissions/posts";
import type { Db } from "~/database/db.server";
import { createDocument } from "~/models/document/document.server";
import { draftTargets } from "~/models/document/draft-target";
import { submit } from "~/models/document/submit.server";
import type { Landing, Writing, WrittenText } from "~/models/document/writing";
import { factsOfPost, type Post } from "./post.server";
import { lockPlace, type Misplaced, type Reply, type ReplyOutcome, replyTo } from "./reply-place.server";

export type Remark = Reply & { target: Post };

/** A comment on what was merged meanwhile goes along; a refused one is kept. */
export async function postComment(db: Db, remark: Remark): Promise<ReplyOutcome> {
  return replyTo(db, { reply: remark, target: remark.target, draftOf }, (target) =>
    submit(db, commenting(remark, target)),
  );
}

function draftOf(target: Post): string {
  return draftTargets.comment(target.id);
}

function commenting(remark: Reply, target: Post): Writing<WrittenText, Landing, Misplaced> {
  const { actor, body, language, key, drafted } = remark;
  const typed = { title: null, source: body, tags: null };
  return {
    actor,
    key,
    drafted,
    command: "comment",
    limit: "comment",
    draft: draftOf(target),
    kind: "comment",
    language,
    place: target,
    typed,
    mayOffer: remark.mayOffer ?? false,
    twin: {
      place: sql`exists (select 1 from comments c where c.id = d.id and c.parent_id = ${target.id}::bigint)`,
      land: async (_db, documentId) => ({ documentId }),
    },
    may: (author) => canComment(author, factsOfPost(target)),
    prepare: async () => typed,
    lock: (tx, author) => lockPlace(tx, { target, author, may: canComment }),
    store: async (tx, { rendered, isHeld }) => {
      const { productId } = target;
      const state = isHeld ? "held" : "published";
      const document = { kind: "comment", productId, language, authorId: actor.id, ...typed, rendered, state } as const;
      const { documentId, revisionId } = await createDocument(tx, document);
      await tx.insert(comments).values({ id: documentId, parentId: target.id, questionId: target.questionId });
      return { revisionId, landing: { documentId } };
    },
    show: async (tx) => {
      await countComment(tx, { parentId: target.id, change: 1 });
      return null;
    },
    event: () => ({ verb: "commented" }),
    pages: () => [`question:${target.questionId}`],
  };
}

export async function countComment(db: Db, { parentId, change }: { parentId: number; change: 1 | -1 }): Promise<void> {
  await db.execute(sql`
    with question as (update questions set comment_count = comment_count + ${change} where id = ${parentId}::bigint returning id)
    update answers set comment_count = comment_count + ${change} where id = ${parentId}::bigint`);
}
