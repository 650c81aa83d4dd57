// A row of the log of decisions and what its hash covers, in one fixed order of fields (LOG_FORMAT).
//
// From format 3 on the hash covers a salted digest in place of passage and note: those are people's words, which can be erased
// together with the salt, and the chain goes on holding. In older rows the hash covers the words themselves; once they are
// erased it cannot be computed again, and the seal of the erasure says what else stood there.
import { createHash, randomBytes } from "node:crypto";
import type { Effects } from "#moderation/appeals";

export type LogRow = {
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
  textDigest: Buffer | null;
  erasureHash: Buffer | null;
};

export const LOG_FORMAT = 3;
const SALT_BYTES = 16;

export function hashOf(previous: Buffer | null, row: LogRow): Buffer {
  const { id, caseId, revisionId, deciderId, outcome, rule, ruleVersion, at, format } = row;
  const words = format >= 3 ? [hex(row.textDigest)] : [row.passage, row.note];
  const fields: unknown[] = [format, id, caseId, revisionId, deciderId, outcome, rule, ruleVersion, ...words, at];
  if (format >= 2) fields.push(row.authorId, inOrder(row.effects), row.appealedId);
  if (format >= 3) fields.push(hex(row.erasureHash));
  return chained(previous, fields);
}

export function makeSalt(): Buffer {
  return randomBytes(SALT_BYTES);
}

export function digestOf(salt: Buffer, { passage, note }: Pick<LogRow, "passage" | "note">): Buffer {
  return createHash("sha256")
    .update(salt)
    .update(JSON.stringify([passage, note]), "utf8")
    .digest();
}

/** Of a decision whose words are erased: its hash, and every field that is left. */
export function sealOf(row: LogRow, hash: Buffer): Buffer {
  return hashOf(hash, { ...row, passage: null, note: "" });
}

export type ErasureRow = { id: number; decisionId: number; byId: number; because: string; at: number; seal: Buffer };

export function erasureHashOf(
  previous: Buffer | null,
  { id, decisionId, byId, because, at, seal }: ErasureRow,
): Buffer {
  return chained(previous, ["erasure", id, decisionId, byId, because, at, hex(seal)]);
}

function chained(previous: Buffer | null, fields: unknown[]): Buffer {
  const hash = createHash("sha256");
  if (previous) hash.update(previous);
  return hash.update(JSON.stringify(fields), "utf8").digest();
}

function hex(bytes: Buffer | null): string | null {
  return bytes === null ? null : bytes.toString("hex");
}

/** The database keeps the keys of an object in an order of its own; what is hashed has one order. */
function inOrder(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => [key, inOrder(inner)]);
}
