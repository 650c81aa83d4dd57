// Which questions somebody means by what they typed, and whether a question may point to them.
import { sql } from "drizzle-orm";
import { type DuplicateAnswer, judgeDuplicate } from "#moderation/closing";
import type { Db } from "~/database/db.server";
import type { DocumentState } from "~/models/document/document.server";
import { findCanonical, loadChain } from "./duplicate-links.server";

/** More than a handful is a tag, not a duplicate. */
export const MOST_CANONICALS = 5;

export type DuplicateRefusal =
  | Extract<DuplicateAnswer, { allowed: false }>["because"]
  | "unknown"
  | "too-many"
  | "none";

/** Ids of questions in what somebody typed: "#123", "123" or the address of one; null for a word that is none of these. */
export function parseTargets(typed: string): { word: string; id: number | null }[] {
  const words = typed
    .slice(0, 2_000)
    .split(/[\s,,;、]+/u)
    .filter(Boolean);
  return words.slice(0, MOST_CANONICALS + 1).map((word) => {
    const digits =
      /^#?([1-9][0-9]{0,14})$/.exec(word)?.[1] ?? /\/q(?:uestions)?\/([1-9][0-9]{0,14})(?:[/?#]|$)/.exec(word)?.[1];
    return { word: word.slice(0, 200), id: digits === undefined ? null : Number(digits) };
  });
}

/** Sorted, so that two markings touch the canonical questions in the same order. */
export type Targets = { kind: "found"; ids: number[] } | { kind: "refused"; because: DuplicateRefusal; target: string };

export async function resolveTargets(tx: Db, questionId: number, typed: string): Promise<Targets> {
  const words = parseTargets(typed);
  if (words.length === 0) return { kind: "refused", because: "none", target: "" };
  if (words.length > MOST_CANONICALS) return { kind: "refused", because: "too-many", target: "" };
  const ids = new Set<number>();
  for (const { word, id } of words) {
    const resolved = id === null ? "unknown" : await resolveTarget(tx, questionId, id);
    if (typeof resolved === "string") return { kind: "refused", because: resolved, target: word };
    ids.add(resolved);
  }
  return { kind: "found", ids: [...ids].sort((a, b) => a - b) };
}

async function resolveTarget(tx: Db, questionId: number, typedId: number): Promise<number | DuplicateRefusal> {
  if (typedId === questionId) return "itself";
  const end = await findCanonical(tx, typedId);
  if (end.outcome === "none") return end.because;
  const rows = await tx.execute<{ state: DocumentState; answerCount: number }>(sql`
    select d.state, q.answer_count as "answerCount" from questions q join documents d on d.id = q.id where q.id = ${end.questionId}::bigint`);
  const target = rows[0];
  if (!target) return "unknown";
  const links = await loadChain(tx, end.questionId);
  const answer = judgeDuplicate(questionId, { questionId: end.questionId, ...target }, links);
  // A chain that ends at this very question is a circle, whichever of its questions was typed.
  if (!answer.allowed) return answer.because === "itself" ? "circle" : answer.because;
  return end.questionId;
}
