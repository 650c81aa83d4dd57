// Walking the log of decisions: whether anything was changed, taken out, or erased without being written down.
//
// Promises: one moment of the database, whatever is decided or erased meanwhile; bounded memory (what is held at once are the
// erasures, a few bytes each, and one step of rows). Refuses: to see that the newest rows were cut off, or that a row of the first
// formats was changed and called erased; whoever wants that keeps both seals and both counts elsewhere (the administration shows them).
import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";
import { digestOf, type ErasureRow, erasureHashOf, hashOf, type LogRow, sealOf } from "./log-row";

const ROWS_PER_STEP = 500;

export type LogCheck =
  | { kind: "intact"; count: number; lastHash: string | null; erased: number; erasureHash: string | null }
  | { kind: "broken"; decisionId: number; because: "changed" | "missing-before" };

type StoredRow = LogRow & { hash: Buffer; previous: Buffer | null; textSalt: Buffer | null; isErased: boolean };
type Broken = Extract<LogCheck, { kind: "broken" }>;
type Erasures = { seals: Map<number, Buffer>; hashes: Set<string>; last: Buffer | null; broken: Broken | null };

/** Walks the whole chain, oldest first, a step at a time. */
export function verifyLog(db: Db): Promise<LogCheck> {
  return db.transaction(walk, { isolationLevel: "repeatable read", accessMode: "read only" });
}

async function walk(db: Db): Promise<LogCheck> {
  const erasures = await readErasures(db);
  if (erasures.broken) return erasures.broken;
  const walked = { count: 0, lastId: 0, last: null as Buffer | null };
  for (;;) {
    const rows = await readStep(db, walked.lastId);
    for (const row of rows) {
      const because = wrongWith(row, walked.last, erasures);
      if (because !== null) return { kind: "broken", decisionId: row.id, because };
      walked.last = row.hash;
      walked.lastId = row.id;
      walked.count += 1;
    }
    if (rows.length < ROWS_PER_STEP) return intact(walked, erasures);
  }
}

function intact({ count, last }: { count: number; last: Buffer | null }, erasures: Erasures): LogCheck {
  const [lastHash, erasureHash] = [last, erasures.last].map((hash) => hash?.toString("hex") ?? null);
  return {
    kind: "intact",
    count,
    lastHash: lastHash ?? null,
    erased: erasures.seals.size,
    erasureHash: erasureHash ?? null,
  };
}

function wrongWith(
  row: StoredRow,
  last: Buffer | null,
  { seals, hashes }: Erasures,
): "changed" | "missing-before" | null {
  if (!isSame(row.previous, last)) return "missing-before";
  // The erasures that this row bound to itself are still there.
  if (row.erasureHash !== null && !hashes.has(row.erasureHash.toString("hex"))) return "changed";
  const seal = seals.get(row.id) ?? null;
  if (row.isErased !== (seal !== null)) return "changed";
  if (seal !== null) {
    if (row.passage !== null || row.note !== "" || !isSame(seal, sealOf(row, row.hash))) return "changed";
    return row.format >= 3 && !isSame(row.hash, hashOf(row.previous, row)) ? "changed" : null;
  }
  if (row.format >= 3 && !(row.textSalt && isSame(row.textDigest, digestOf(row.textSalt, row)))) return "changed";
  return isSame(row.hash, hashOf(row.previous, row)) ? null : "changed";
}

async function readStep(db: Db, afterId: number): Promise<StoredRow[]> {
  return [
    ...(await db.execute<StoredRow>(sql`
      select id, case_id as "caseId", revision_id as "revisionId", decider_id as "deciderId", outcome, rule, rule_version as "ruleVersion",
        passage, note, round(extract(epoch from at) * 1000)::int8 as at, format, author_id as "authorId", effects, appealed_id as "appealedId",
        text_digest as "textDigest", text_salt as "textSalt", erasure_hash as "erasureHash", erased_at is not null as "isErased",
        hash, previous_hash as previous
      from decisions where id > ${afterId}::bigint order by id limit ${ROWS_PER_STEP}`)),
  ];
}

async function readErasures(db: Db): Promise<Erasures> {
  const found: Erasures = { seals: new Map(), hashes: new Set(), last: null, broken: null };
  for (let lastId = 0; ; ) {
    const rows = [
      ...(await db.execute<ErasureRow & { hash: Buffer; previous: Buffer | null }>(sql`
        select id, decision_id as "decisionId", by_id as "byId", because, round(extract(epoch from at) * 1000)::int8 as at, seal, hash,
          previous_hash as previous
        from log_erasures where id > ${lastId}::bigint order by id limit ${ROWS_PER_STEP}`)),
    ];
    for (const { hash, previous: stored, ...row } of rows) {
      const isRight = isSame(stored, found.last) && isSame(hash, erasureHashOf(stored, row));
      if (!isRight) return { ...found, broken: { kind: "broken", decisionId: row.decisionId, because: "changed" } };
      found.seals.set(row.decisionId, row.seal);
      found.hashes.add(hash.toString("hex"));
      found.last = hash;
      lastId = row.id;
    }
    if (rows.length < ROWS_PER_STEP) return found;
  }
}

function isSame(one: Buffer | null, other: Buffer | null): boolean {
  return one === null || other === null ? one === other : one.equals(other);
}
