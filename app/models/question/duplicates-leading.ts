import { type SQL, sql } from "drizzle-orm";
import { LONGEST_CHAIN } from "#moderation/closing";

/**
 * Ids and moments of everything whose chain leads to this question, in a statement: its duplicates, theirs, and what was merged
 * into any of them.
 */
export function duplicatesLeadingTo(questionId: SQL): SQL {
  return sql`
    with recursive behind (id, marked_at, depth) as (
      select question_id, marked_at, 1 from question_duplicates where canonical_id = ${questionId}
      union
      select x.question_id, x.marked_at, behind.depth + 1 from behind join question_duplicates x on x.canonical_id = behind.id
      where behind.depth < ${sql.raw(String(LONGEST_CHAIN))}
    ) select id, max(marked_at) as marked_at from behind where id <> ${questionId} group by id`;
}
