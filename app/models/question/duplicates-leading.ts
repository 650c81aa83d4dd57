import { type SQL, sql } from "drizzle-orm";
import { LONGEST_CHAIN } from "#moderation/closing";

/**
 * Ids and moments of everything whose title stands for this question too, in a statement: its duplicates, theirs, and what was
 * merged into any of them, without those whose title was left out when they were marked.
 */
export function duplicatesLeadingTo(questionId: SQL): SQL {
  return sql`
    with recursive behind (id, marked_at, is_shown, depth) as (
      select question_id, marked_at, is_title_shown, 1 from question_duplicates where canonical_id = ${questionId}
      union
      select x.question_id, x.marked_at, x.is_title_shown, behind.depth + 1 from behind join question_duplicates x on x.canonical_id = behind.id
      where behind.depth < ${sql.raw(String(LONGEST_CHAIN))}
    ) select id, max(marked_at) as marked_at from behind where id <> ${questionId} group by id having bool_and(is_shown)`;
}
