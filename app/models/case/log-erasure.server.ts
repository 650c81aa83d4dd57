// Erasing people's words from the log of decisions: the passage that was quoted and the note that was written to somebody.
//
// Promises: what was decided, about what, by whom, under which rule and when stays, and the chain holds (log-row); each erasure
// is written down, by whom and why, in a chain of its own that the next decision covers. Only the words go: a trigger refuses
// every other change. A row that did not hold is never sealed as if it had: its words go, and the check goes on naming it. Sent
// twice, it happened once.
import { sql } from "drizzle-orm";
import type { MemberFacts } from "#moderation/facts";
import { canEraseWords, type LoggedWords } from "#moderation/permissions/people";
import type { PermissionReason } from "#moderation/reasons";
import type { Actor } from "~/actor";
import { idArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { lockLog } from "./decision-log.server";
import { digestOf, erasureHashOf, hashOf, type LogRow, sealOf } from "./log-row";
import { eraseCopies } from "./word-copies.server";

export type Erase = { byId: number; because: "account" | "office" };

const AT_ONCE = 500;

type ErasableRow = LogRow & { previous: Buffer | null; textSalt: Buffer | null };

/** What was said to a member, or quoted from their texts. In the transaction in which they leave. */
export async function eraseWordsAbout(tx: Db, memberId: number): Promise<void> {
  for (;;) {
    const rows = await tx.execute<{ id: number }>(sql`
      select id from (
        select x.id, x.erased_at, x.passage, x.note from decisions x where x.author_id = ${memberId}::bigint
        union select x.id, x.erased_at, x.passage, x.note from documents d join cases c on c.document_id = d.id join decisions x on x.case_id = c.id
          where d.author_id = ${memberId}::bigint and x.format = 1
      ) x where erased_at is null and (passage is not null or note <> '') order by id limit ${AT_ONCE}`);
    await eraseWords(tx, { ids: rows.map(({ id }) => id), byId: memberId, because: "account" });
    if (rows.length < AT_ONCE) return;
  }
}

export type ErasureOutcome =
  | { kind: "done" | "unchanged" }
  | { kind: "missing" }
  | { kind: "forbidden"; reason: PermissionReason };

type LoggedDecision = LoggedWords & { hasWords: boolean };

/** An administrator erases what one decision says of people. */
export async function eraseDecision(
  db: Db,
  { actor, decisionId }: { actor: Actor; decisionId: number },
): Promise<ErasureOutcome> {
  return db.transaction(async (tx) => {
    await lockLog(tx);
    const facts = await loadMemberFacts(tx, { actor, productId: null });
    const decision = await findLoggedWords(tx, decisionId);
    if (decision === null) return { kind: "missing" };
    const permission = canEraseWords(facts, decision);
    if (!permission.allowed) return { kind: "forbidden", reason: permission.reason };
    if (!decision.hasWords) return { kind: "unchanged" };
    await eraseCopies(tx, decisionId);
    await eraseWords(tx, { ids: [decisionId], byId: actor.id, because: "office" });
    return { kind: "done" };
  });
}

export async function mayEraseWords(db: Db, member: MemberFacts, decisionId: number): Promise<boolean> {
  const decision = await findLoggedWords(db, decisionId);
  return decision !== null && canEraseWords(member, decision).allowed;
}

/** Null: no such decision. */
async function findLoggedWords(db: Db, decisionId: number): Promise<LoggedDecision | null> {
  const rows = await db.execute<LoggedDecision>(sql`
    select case when x.format = 1 then d.author_id else x.author_id end as "authorId", x.decider_id as "deciderId",
      exists (select 1 from signals s where s.decision_id = x.id and s.kind = 'appeal' and s.settled_at is null) as "isContested",
      x.passage is not null or x.note <> '' as "hasWords"
    from decisions x join cases c on c.id = x.case_id left join documents d on d.id = c.document_id where x.id = ${decisionId}::bigint`);
  return rows[0] ?? null;
}

/** Says how many there were. */
export async function eraseWords(tx: Db, { ids, byId, because }: Erase & { ids: number[] }): Promise<number> {
  if (ids.length === 0) return 0;
  await lockLog(tx);
  const rows = await tx.execute<ErasableRow>(sql`
    select id, case_id as "caseId", revision_id as "revisionId", decider_id as "deciderId", outcome, rule, rule_version as "ruleVersion",
      passage, note, round(extract(epoch from at) * 1000)::int8 as at, format, author_id as "authorId", effects, appealed_id as "appealedId",
      text_digest as "textDigest", text_salt as "textSalt", erasure_hash as "erasureHash", previous_hash as previous
    from decisions where id = any(${idArray(ids)}) and erased_at is null order by id`);
  for (const row of rows)
    await append(tx, { byId, because, decisionId: row.id, seal: sealOf(row, hashAsItStands(row)) });
  // The guard of the log lets erasing through while this says so, and nothing but that.
  await tx.execute(sql`select set_config('commonplace.erasing', 'yes', true)`);
  await tx.execute(sql`
    update decisions set passage = null, note = '', text_salt = null, erased_at = now()
    where id = any(${idArray(rows.map(({ id }) => id))})`);
  await tx.execute(sql`select set_config('commonplace.erasing', '', true)`);
  return rows.length;
}

async function append(
  tx: Db,
  { byId, because, decisionId, seal }: Erase & { decisionId: number; seal: Buffer },
): Promise<void> {
  const [next] = await tx.execute<{ id: number; at: number; previous: Buffer | null }>(sql`
    select nextval(pg_get_serial_sequence('log_erasures', 'id'))::int8 as id, floor(extract(epoch from clock_timestamp()) * 1000)::int8 as at,
      (select hash from log_erasures order by id desc limit 1) as previous`);
  if (!next) throw new Error("no id for an erasure");
  const row = { id: next.id, decisionId, byId, because, at: next.at, seal };
  await tx.execute(sql`
    insert into log_erasures (id, decision_id, by_id, because, at, seal, previous_hash, hash) overriding system value
    values (${row.id}::bigint, ${decisionId}::bigint, ${byId}::bigint, ${because}, to_timestamp(${row.at}::float8 / 1000), ${seal},
      ${next.previous}, ${erasureHashOf(next.previous, row)})`);
}

/** From the words and fields themselves: of a row that holds it is the stored hash, of one that was changed another. */
function hashAsItStands({ previous, textSalt, ...row }: ErasableRow): Buffer {
  const textDigest = textSalt === null ? row.textDigest : digestOf(textSalt, row);
  return hashOf(previous, { ...row, textDigest });
}
