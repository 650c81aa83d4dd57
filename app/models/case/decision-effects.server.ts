// What each outcome does to the text a case is about, and what it says it did: overturning lifts exactly that.
//
// Promises: runs in the decision's transaction with the document's row locked; null when there is nothing left to do it to
// (the state changed meanwhile). The effects name states and places, never texts.
import { sql } from "drizzle-orm";
import {
  type CaseOutcome,
  type DecisionEffects,
  type DecisionOutcome,
  type EffectPlace,
  liftOf,
  OUTSIDE_OUTCOMES,
} from "#moderation/appeals";
import type { Db } from "~/database/db.server";
import { setDocumentState } from "~/models/document/document.server";
import type { Subject } from "~/models/document/subject.server";
import { goDark, goLive } from "~/models/document/visibility.server";
import { reopenLockedQuestion } from "~/models/question/closure.server";
import { findMarketplace, setPlace } from "~/models/question/place.server";
import { changedText } from "./changed-text.server";
import { liftOutside } from "./lift-outside.server";

type Applied = { effects: DecisionEffects; isShown: boolean };

export async function applyOutcome(
  tx: Db,
  { outcome, subject, actorId }: { outcome: CaseOutcome; subject: Subject; actorId: number },
): Promise<Applied | null> {
  const { id, state } = subject;
  const stays: Applied = { effects: { state: { from: state, to: state } }, isShown: false };
  switch (outcome) {
    case "publish": {
      // What the FAQ says is published by its own experts only.
      if (state === "returned" || state === "deleted" || state === "removed" || subject.kind === "faq") return null;
      const isShown = await goLive(tx, id);
      return isShown ? { effects: { state: { from: state, to: "published" } }, isShown } : null;
    }
    case "return":
      return applyReturn(tx, subject);
    case "remove":
      if (state === "removed" || state === "deleted") return null;
      await goDark(tx, id, "removed");
      return { effects: { state: { from: state, to: subject.kind === "faq" ? "draft" : "removed" } }, isShown: false };
    case "move":
      return applyMove(tx, subject);
    case "restore":
      return (await reopenLockedQuestion(tx, { questionId: id, actorId })) ? stays : null;
    case "dismiss":
    case "uphold":
    case "overturn":
      return stays;
  }
}

/** Whether there is anything left to do it to, as far as the text itself says. */
export function fitsText(outcome: CaseOutcome, subject: Subject): boolean {
  const { kind, state } = subject;
  switch (outcome) {
    case "publish":
      return (state === "held" || state === "published") && kind !== "faq";
    case "return":
      return state === "held" || (state === "published" && !isWholePage(subject));
    case "remove":
      return state !== "removed" && state !== "deleted";
    case "move":
      return kind === "question" && (state === "held" || state === "published");
    case "restore":
    case "dismiss":
    case "uphold":
    case "overturn":
      return true;
  }
}

/** Pages and entries of the FAQ that are live are not sent back as a whole: their history takes a change back. */
function isWholePage({ questionId, latestRevisionId, publishedRevisionId }: Subject): boolean {
  return questionId === null && latestRevisionId === publishedRevisionId;
}

/**
 * A change that waits beside a live text is only not taken over; a live text that members flagged goes out of view. Where a
 * finding waits and its change is the live text by now, nobody has decided about this text.
 */
async function applyReturn(tx: Db, subject: Subject): Promise<Applied | null> {
  const { id, state, latestRevisionId, publishedRevisionId } = subject;
  if (state === "held") {
    await setDocumentState(tx, id, "returned");
    return { effects: { state: { from: state, to: "returned" } }, isShown: false };
  }
  if (state !== "published") return null;
  if (publishedRevisionId !== latestRevisionId)
    return { effects: { state: { from: state, to: state }, editRevisionId: latestRevisionId }, isShown: false };
  if (isWholePage(subject) || (await hasOpenFinding(tx, id))) return null;
  await goDark(tx, id, "returned");
  return { effects: { state: { from: state, to: "returned" } }, isShown: false };
}

async function hasOpenFinding(tx: Db, documentId: number): Promise<boolean> {
  const rows = await tx.execute(sql`
    select 1 from signals s join cases c on c.id = s.case_id
    where c.document_id = ${documentId}::bigint and s.kind = 'detector' and s.settled_at is null limit 1`);
  return rows.length > 0;
}

/** To the Marketplace, and into view there: the place was all that was wrong with it. */
async function applyMove(tx: Db, subject: Subject): Promise<Applied | null> {
  const { id, state } = subject;
  if (subject.kind !== "question" || (state !== "held" && state !== "published")) return null;
  const market = await findMarketplace(tx);
  if (market === null || market === subject.areaId) return null;
  const from = await placeOf(tx, id);
  const to = { ...from, areaId: market };
  await setPlace(tx, { questionId: id, isListed: state === "published", to });
  const isShown = state === "held" && (await goLive(tx, id));
  return { effects: { state: { from: state, to: "published" }, place: { from, to } }, isShown };
}

export type Appealed = { id: number; outcome: DecisionOutcome; effects: DecisionEffects | null };

/** Takes back what is still in force of a decision, and says what that was. */
export async function liftDecision(
  tx: Db,
  { appealed, subject, actorId }: { appealed: Appealed; subject: Subject; actorId: number },
): Promise<Applied> {
  const { id, state } = subject;
  const stays = { from: state, to: state };
  const isOutside = OUTSIDE_OUTCOMES.some((outcome) => outcome === appealed.outcome);
  if (isOutside && appealed.effects) {
    const lifted = await liftOutside(tx, { effects: appealed.effects, subject, actorId });
    return { effects: { state: stays, ...lifted }, isShown: false };
  }
  const lift = liftOf(appealed.outcome, appealed.effects, {
    state,
    latestRevisionId: subject.latestRevisionId,
    publishedRevisionId: subject.publishedRevisionId,
    areaId: subject.areaId,
    isSuperseded: await isSuperseded(tx, id, appealed.id),
  });
  const effects: DecisionEffects = { state: stays };
  if (lift.moveTo && subject.kind === "question") {
    const from = await placeOf(tx, id);
    await setPlace(tx, { questionId: id, isListed: state === "published", to: lift.moveTo });
    effects.place = { from, to: lift.moveTo };
  }
  const isShown = lift.show && (await goLive(tx, id));
  if (isShown) effects.state.to = "published";
  return { effects, isShown };
}

async function placeOf(tx: Db, questionId: number): Promise<EffectPlace> {
  const rows = await tx.execute<EffectPlace>(sql`
    select area_id as "areaId", product_id as "productId", version_id as "versionId" from questions where id = ${questionId}::bigint`);
  if (!rows[0]) throw new Error(`question ${questionId} vanished`);
  return rows[0];
}

/** A later decision changed the same text again: that one is in force then. */
async function isSuperseded(tx: Db, documentId: number, decisionId: number): Promise<boolean> {
  const rows = await tx.execute(sql`
    select 1 from decisions x join cases c on c.id = x.case_id
    where c.document_id = ${documentId}::bigint and x.id > ${decisionId}::bigint
      and x.outcome in ('publish', 'return', 'remove', 'restore', 'move') and ${changedText(sql`x`)} limit 1`);
  return rows.length > 0;
}
