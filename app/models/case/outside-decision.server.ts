// What is decided about a text on its own page rather than in the queue: a question closed, linked or merged, a suggestion not taken,
// a post taken down or brought back. It belongs to the text's one case all the same.
//
// Promises: in the record, in the chained log, told to whom it concerns, and open to appeal like every other decision. The
// document's row must be locked. Locks the log until the transaction ends: call last.
import { sql } from "drizzle-orm";
import type { DecisionEffects, TextOutcome } from "#moderation/appeals";
import type { RuleKey } from "#moderation/rules";
import type { Db } from "~/database/db.server";
import { recordEvent } from "~/models/event.server";
import { appendDecision } from "./decision-log.server";

export type OutsideDecision = {
  text: { id: number; latestRevisionId: number };
  deciderId: number;
  outcome: TextOutcome;
  rule: RuleKey | null;
  note: string;
  /** Whom it concerns; null: has left. */
  authorId: number | null;
  effects: DecisionEffects;
};

export async function decideOutside(
  tx: Db,
  { text, deciderId, outcome, rule, note, authorId, effects }: OutsideDecision,
): Promise<{ caseId: number; decisionId: number }> {
  const caseId = await caseOfText(tx, text.id);
  const decisionId = await appendDecision(tx, {
    caseId,
    revisionId: text.latestRevisionId,
    deciderId,
    outcome,
    rule,
    passage: null,
    note,
    authorId,
    effects,
    appealedId: null,
  });
  const details = { caseId, decisionId, outcome };
  await recordEvent(tx, { actorId: deciderId, verb: "decided", subjectId: text.id, details });
  return { caseId, decisionId };
}

/** Made when it is first needed; whatever waits in it goes on waiting. */
async function caseOfText(tx: Db, documentId: number): Promise<number> {
  const rows = await tx.execute<{ id: number }>(sql`
    insert into cases (document_id, state, decided_at) values (${documentId}::bigint, 'decided', now())
    on conflict (document_id) do update set version = cases.version + 1 returning id`);
  const [row] = rows;
  if (row === undefined) throw new Error("no case for a decision");
  return row.id;
}
