// The links between duplicates and their canonical questions as rows: read as chains, forgotten when a question opens again.
import { sql } from "drizzle-orm";
import { type Canonical, type DuplicateLink, LONGEST_CHAIN, resolveCanonical } from "#moderation/closing";
import type { Db } from "~/database/db.server";
import { indexDocument } from "~/models/search/indexing.server";

/** The first link of each question along the chain that starts here. */
export async function loadChain(db: Db, questionId: number): Promise<DuplicateLink[]> {
  const rows = await db.execute<DuplicateLink>(sql`
    with recursive chain (question_id, canonical_id, depth) as (
      select * from (select question_id, canonical_id, 1 from question_duplicates where question_id = ${questionId}::bigint
        order by marked_at, canonical_id limit 1) first
      union all
      select next.question_id, next.canonical_id, chain.depth + 1 from chain
      cross join lateral (select question_id, canonical_id from question_duplicates where question_id = chain.canonical_id
        order by marked_at, canonical_id limit 1) next
      where chain.depth <= ${LONGEST_CHAIN + 1}
    )
    select question_id as "questionId", canonical_id as "canonicalId" from chain order by depth`);
  return [...rows];
}

/** Where the chain from this question ends. */
export async function findCanonical(db: Db, questionId: number): Promise<Canonical> {
  return resolveCanonical(questionId, await loadChain(db, questionId));
}

/**
 * Takes the links of a question away, and with each of them the "me too" that followed it: those are known by the moment of
 * the marking, which is theirs too. Whoever pressed "me too" on the canonical question by hand keeps it.
 */
export async function forgetDuplicates(tx: Db, questionId: number): Promise<number[]> {
  const gone = await tx.execute<{ canonicalId: number }>(sql`
    with gone as (
      delete from question_duplicates where question_id = ${questionId}::bigint returning canonical_id, marked_at
    ), followers as (
      delete from me_toos m using gone where m.question_id = gone.canonical_id and m.at = gone.marked_at
    )
    select canonical_id as "canonicalId" from gone`);
  const ids = gone.map((row) => row.canonicalId);
  for (const id of ids.sort((a, b) => a - b)) {
    await recountMeToos(tx, id);
    await indexDocument(tx, id);
  }
  return ids;
}

/** The people of a duplicate (its asker, and those who had it too) have the canonical question too. */
export async function followWithMeToos(
  tx: Db,
  { questionId, canonicalId }: { questionId: number; canonicalId: number },
): Promise<void> {
  await tx.execute(sql`
    insert into me_toos (question_id, user_id)
    select ${canonicalId}::bigint, people.user_id from (
      select user_id from me_toos where question_id = ${questionId}::bigint
      union select author_id from documents where id = ${questionId}::bigint and author_id is not null
    ) people
    where people.user_id is distinct from (select author_id from documents where id = ${canonicalId}::bigint)
    on conflict do nothing`);
  await recountMeToos(tx, canonicalId);
}

export async function recountMeToos(tx: Db, questionId: number): Promise<void> {
  await tx.execute(sql`
    update questions set me_too_count = (select count(*) from me_toos where question_id = questions.id) where id = ${questionId}::bigint`);
}
