// How a comment comes into view and leaves it: what it stands under counts it.
import { eq, sql } from "drizzle-orm";
import { comments } from "#drizzle/schema/forum";
import type { Db } from "~/database/db.server";
import { countComment } from "./comment.server";
import { pagesOfQuestion, postPart } from "./visibility.server";

export const commentPart = postPart({
  enter: async (tx, { id, state, isFirst }) => {
    const { parentId, questionId } = await placeOf(tx, id);
    // Something that waited for a moderator counts from the moment others can see it: feeds would pass it over otherwise.
    if (isFirst) await tx.update(comments).set({ commentedAt: sql`now()` }).where(eq(comments.id, id));
    if (state !== "published") await countComment(tx, { parentId, change: 1 });
    return pagesOfQuestion(questionId);
  },
  leave: async (tx, { id }) => {
    const { parentId, questionId } = await placeOf(tx, id);
    await countComment(tx, { parentId, change: -1 });
    return pagesOfQuestion(questionId);
  },
});

async function placeOf(tx: Db, commentId: number): Promise<{ parentId: number; questionId: number }> {
  const rows = await tx
    .select({ parentId: comments.parentId, questionId: comments.questionId })
    .from(comments)
    .where(eq(comments.id, commentId));
  if (!rows[0]) throw new Error(`comment ${commentId} vanished`);
  return rows[0];
}
