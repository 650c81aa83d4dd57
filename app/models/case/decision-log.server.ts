// The log of decisions: append-only (trigger), each row holding the SHA-256 of the one before, so that nothing in the
// middle can be changed or taken out without the chain breaking.
//
// Promises: appending is serialised by an advisory lock that ends with the transaction, so two moderators never continue
// from the same row; what is hashed is the row as it is stored, in one fixed order of fields (FORMAT). Refuses: to see that
// the newest rows were cut off; whoever wants that keeps the last hash elsewhere (the administration shows it).
import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { DecisionOutcome, Effects } from "#moderation/appeals";
import type { RuleKey } from "#moderation/rules";
import type { Db } from "~/database/db.server";
import { ruleVersionInForce } from "~/models/rule/versions.server";

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

type LogRow = {
  id: number;
  caseId: number;
  revisionId: number | null;
  deciderId: number | null;
  outcome: string;
  rule: string | null;
  ruleVersion: number | null;
  passage: string | null;
  note: string;
  /** Milliseconds since 1970. */
  at: number;
  /** Which fields the hash covers; rows of the first half have no author, effects and appeal. */
  format: number;
  authorId: number | null;
  effects: Effects | null;
  appealedId: number | null;
};

const LOG_LOCK = 7_266_173_410;
const FORMAT = 2;
const ROWS_PER_STEP = 500;

/** In the transaction of the decision's effects. Locks the log until it ends: append last. */
export async function appendDecision(tx: Db, decision: NewDecision): Promise<number> {
  await tx.execute(sql`select pg_advisory_xact_lock(${LOG_LOCK})`);
  const [next] = await tx.execute<{ id: number; at: number; previous: string | null }>(sql`
    select nextval(pg_get_serial_sequence('decisions', 'id'))::int8 as id,
      floor(extract(epoch from clock_timestamp()) * 1000)::int8 as at,
      (select encode(hash, 'hex') from decisions order by id desc limit 1) as previous`);
  if (!next) throw new Error("no id for a decision");
  const ruleVersion =
    decision.ruleVersion ?? (decision.rule === null ? null : await ruleVersionInForce(tx, decision.rule));
  const at = decision.at?.getTime() ?? next.at;
  const row: LogRow = { ...decision, id: next.id, at, ruleVersion, format: FORMAT };
  const effects = row.effects === null ? null : JSON.stringify(row.effects);
  const previous = next.previous === null ? null : Buffer.from(next.previous, "hex");
  await tx.execute(sql`
    insert into decisions (id, case_id, revision_id, decider_id, outcome, rule, rule_version, passage, note, at, format, author_id, effects,
      appealed_id, previous_hash, hash)
    overriding system value
    values (${row.id}::bigint, ${row.caseId}::bigint, ${row.revisionId}::bigint, ${row.deciderId}::bigint, ${row.outcome}, ${row.rule}, ${row.ruleVersion},
      ${row.passage}, ${row.note}, to_timestamp(${row.at}::float8 / 1000), ${FORMAT}, ${row.authorId}::bigint, ${effects}::jsonb,
      ${row.appealedId}::bigint, ${previous}, ${hashOf(previous, row)})`);
  return row.id;
}

export type LogCheck =
  | { kind: "intact"; count: number; lastHash: string | null }
  | { kind: "broken"; decisionId: number; because: "changed" | "missing-before" };

/** Walks the whole chain, oldest first, a step at a time. */
export async function verifyLog(db: Db): Promise<LogCheck> {
  let count = 0;
  let lastId = 0;
  let lastHash: string | null = null;
  for (;;) {
    const rows = await readStep(db, lastId);
    for (const { hash, previous, ...row } of rows) {
      if (previous !== lastHash) return { kind: "broken", decisionId: row.id, because: "missing-before" };
      const expected = hashOf(previous === null ? null : Buffer.from(previous, "hex"), row).toString("hex");
      if (expected !== hash) return { kind: "broken", decisionId: row.id, because: "changed" };
      lastHash = hash;
      lastId = row.id;
      count += 1;
    }
    if (rows.length < ROWS_PER_STEP) return { kind: "intact", count, lastHash };
  }
}

async function readStep(db: Db, afterId: number): Promise<(LogRow & { hash: string; previous: string | null })[]> {
  return [
    ...(await db.execute<LogRow & { hash: string; previous: string | null }>(sql`
      select id, case_id as "caseId", revision_id as "revisionId", decider_id as "deciderId", outcome, rule, rule_version as "ruleVersion",
        passage, note, round(extract(epoch from at) * 1000)::int8 as at, format, author_id as "authorId", effects, appealed_id as "appealedId",
        encode(hash, 'hex') as hash, encode(previous_hash, 'hex') as previous
      from decisions where id > ${afterId}::bigint order by id limit ${ROWS_PER_STEP}`)),
  ];
}

function hashOf(previous: Buffer | null, row: LogRow): Buffer {
  const { id, caseId, revisionId, deciderId, outcome, rule, ruleVersion, passage, note, at, format } = row;
  const fields: unknown[] = [format, id, caseId, revisionId, deciderId, outcome, rule, ruleVersion, passage, note, at];
  if (format >= 2) fields.push(row.authorId, inOrder(row.effects), row.appealedId);
  const hash = createHash("sha256");
  if (previous) hash.update(previous);
  return hash.update(JSON.stringify(fields), "utf8").digest();
}

/** The database keeps the keys of an object in an order of its own; what is hashed has one order. */
function inOrder(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => [key, inOrder(inner)]);
}
