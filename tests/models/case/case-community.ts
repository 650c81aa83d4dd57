// What waits for a moderator, for tests: questions that the rules hold, their cases, decisions about them.
import { sql } from "drizzle-orm";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { type Decide, type DecideOutcome, decideCase } from "~/models/case/decision.server";
import { loadCommunity } from "~/models/community/community.server";
import { askQuestion } from "~/models/question/question.server";

export type CaseRow = { id: number; version: number; state: string };

export async function caseOf(db: Db, documentId: number): Promise<CaseRow> {
  const rows = await db.execute<CaseRow>(sql`
    select id, version, state from cases where document_id = ${documentId}::bigint`);
  if (!rows[0]) throw new Error("no case");
  return rows[0];
}

/** By who has just read the case. */
export async function decide(
  db: Db,
  actor: Actor,
  documentId: number,
  decision: Pick<Decide, "outcome"> & Partial<Decide>,
): Promise<DecideOutcome> {
  const { id, version } = await caseOf(db, documentId);
  return decideCase(db, { actor, caseId: id, version, rule: null, passage: null, note: "", ...decision });
}

/** As closings were before they were decisions: its asker's contest is a wish that staff experts see too. */
export async function closeBefore(db: Db, { actor, questionId }: { actor: Actor; questionId: number }): Promise<void> {
  await db.execute(sql`
    insert into question_closures (question_id, reason, note, closed_by) values (${questionId}::bigint, 'off-topic', '', ${actor.id}::bigint)`);
  await db.execute(sql`update questions set is_closed = true where id = ${questionId}::bigint`);
}

/** A question that really was held by the rules, as its author handed it in. */
export async function heldQuestion(db: Db, actor: Actor, tags: string[] = ["waiting"]): Promise<number> {
  const { areas } = await loadCommunity(db);
  const area = areas.find((one) => one.kind === "questions");
  if (!area) throw new Error("no area");
  const outcome = await askQuestion(db, {
    actor,
    area,
    title: `Where to buy a dimmer for lamp ${crypto.randomUUID().slice(0, 6)}`,
    body: "Buy now at https://dimmers.example, 20 % off with code DIM20, order today and save! Does anybody know whether it fits @nobody?",
    productId: null,
    versionId: null,
    tags,
    language: "en",
    isDisclosed: false,
    key: crypto.randomUUID(),
  });
  if (outcome.kind !== "held") throw new Error(`not held but ${outcome.kind}`);
  return outcome.documentId;
}
