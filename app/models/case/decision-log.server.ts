// The log of decisions: append-only (trigger), each row holding the SHA-256 of the one before, so that nothing in the
// middle can be changed or taken out without the chain breaking.
//
// Promises: appending is serialised by an advisory lock that ends with the transaction, so two moderators never continue
// from the same row; what is hashed is the row as it is stored, with a salted digest in place of people's words, so that those
// can be erased (log-row, log-erasure). Whether it still holds says log-check.
import { sql } from "drizzle-orm";
import type { DecisionOutcome, Effects } from "#moderation/appeals";
import type { RuleKey } from "#moderation/rules";
import type { Db } from "~/database/db.server";
import { ruleVersionInForce } from "~/models/rule/versions.server";
import { digestOf, hashOf, LOG_FORMAT, type LogRow, makeSalt } from "./log-row";

export type Outcome = DecisionOutcome;

export type NewDecision = {
  caseId: number;
  revisionId: number | null;
  /** Null: has left before it was written down. */
  deciderId: number | null;
  outcome: Outcome;
  rule: RuleKey | null;
  /** Left out: the version in force now. An answer to an appeal cites that of the first decision. */
  ruleVersion?: number | null;
  passage: string | null;
  note: string;
  /** Whom it concerns. */
  authorId: number | null;
  effects: Effects | null;
  appealedId: number | null;
  /** Of a past that is told, as the demo's is; left out: now. Later rows must not be earlier. */
  at?: Date;
};

const LOG_LOCK = 7_266_173_410;

/** Until the transaction ends: nobody else continues either chain meanwhile. */
export async function lockLog(tx: Db): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${LOG_LOCK})`);
}

/** In the transaction of the decision's effects. Locks the log until it ends: append last. */
export async function appendDecision(tx: Db, decision: NewDecision): Promise<number> {
  await lockLog(tx);
  const [next] = await tx.execute<{ id: number; at: number; previous: Buffer | null; erasureHash: Buffer | null }>(sql`
    select nextval(pg_get_serial_sequence('decisions', 'id'))::int8 as id,
      floor(extract(epoch from clock_timestamp()) * 1000)::int8 as at,
      (select hash from decisions order by id desc limit 1) as previous,
      (select hash from log_erasures order by id desc limit 1) as "erasureHash"`);
  if (!next) throw new Error("no id for a decision");
  const ruleVersion =
    decision.ruleVersion ?? (decision.rule === null ? null : await ruleVersionInForce(tx, decision.rule));
  const at = decision.at?.getTime() ?? next.at;
  const salt = makeSalt();
  const chain = { format: LOG_FORMAT, textDigest: digestOf(salt, decision), erasureHash: next.erasureHash };
  const row: LogRow = { ...decision, id: next.id, at, ruleVersion, ...chain };
  const effects = row.effects === null ? null : JSON.stringify(row.effects);
  await tx.execute(sql`
    insert into decisions (id, case_id, revision_id, decider_id, outcome, rule, rule_version, passage, note, at, format, author_id, effects,
      appealed_id, previous_hash, hash, text_digest, text_salt, erasure_hash)
    overriding system value
    values (${row.id}::bigint, ${row.caseId}::bigint, ${row.revisionId}::bigint, ${row.deciderId}::bigint, ${row.outcome}, ${row.rule}, ${row.ruleVersion},
      ${row.passage}, ${row.note}, to_timestamp(${row.at}::float8 / 1000), ${LOG_FORMAT}, ${row.authorId}::bigint, ${effects}::jsonb,
      ${row.appealedId}::bigint, ${next.previous}, ${hashOf(next.previous, row)}, ${row.textDigest}, ${salt}, ${row.erasureHash})`);
  return row.id;
}
