// How an answer comes into view and leaves it: its question counts it, and counts it as accepted only while it is seen.
import { eq, sql } from "drizzle-orm";
import { answers } from "#drizzle/schema/forum";
import type { Db } from "~/database/db.server";
import { pagesOfQuestion, postPart } from "~/models/post/visibility.server";
import { countAnswer, recountAcceptances } from "./answer.server";

export const answerPart = postPart({
  enter: async (tx, { id, state, isFirst, authorId }) => {
    const questionId = await lockQuestionOf(tx, id);
    if (isFirst) await tx.update(answers).set({ answeredAt: sql`now()` }).where(eq(answers.id, id));
    // An answer that comes back is no news; the question moves up only for one that was never seen.
    if (state !== "published" && isFirst) await countAnswer(tx, { questionId, change: 1, actorId: authorId });
    else if (state !== "published") await changeAnswerCount(tx, questionId, 1);
    await recountAcceptances(tx, { questionId, answerId: id });
    return pagesOfQuestion(questionId);
  },
  leave: async (tx, { id }) => {
    const questionId = await lockQuestionOf(tx, id);
    await changeAnswerCount(tx, questionId, -1);
    await recountAcceptances(tx, { questionId, answerId: id });
    return pagesOfQuestion(questionId);
  },
});

async function changeAnswerCount(tx: Db, questionId: number, change: 1 | -1): Promise<void> {
  await tx.execute(sql`update questions set answer_count = answer_count + ${change} where id = ${questionId}::bigint`);
}

/** The question's row after the document's: accepting and counting wait for each other. */
async function lockQuestionOf(tx: Db, answerId: number): Promise<number> {
  const rows = await tx.execute<{ id: number }>(sql`
    select q.id from answers a join questions q on q.id = a.question_id where a.id = ${answerId}::bigint for no key update of q`);
  if (!rows[0]) throw new Error(`answer ${answerId} vanished`);
  return rows[0].id;
}
