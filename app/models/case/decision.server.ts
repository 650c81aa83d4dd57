// Deciding what waits: publish, return for changes, remove, move to the Marketplace; open a closed question again or leave
// it; answer an appeal.
//
// Promises: who may and whether it is not too late is asked first, with the case locked (decision-check); decision, effects,
// events and log entry are one transaction. Sending the same decision twice has the effect of sending it once. What goes
// against the author names a rule or says why in words, because the author reads it.
import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";
import type { Subject } from "~/models/document/subject.server";
import { invalidatePages } from "~/models/invalidate-pages.server";
import { ABOUT_THE_TEXT, type SignalKind, settleSignals } from "./case.server";
import { checkDecision, type DecideOutcome, findAppeal, type LatestDecision } from "./decision-check.server";
import { applyOutcome, liftDecision } from "./decision-effects.server";
import type { Decide, Outcome, WaitingAppeal } from "./decision-kinds";
import { appendDecision } from "./decision-log.server";
import { tellOfDecision } from "./decision-telling.server";

export type { Decide, DecideOutcome, LatestDecision, Outcome };
export { findAppeal };

/** At once and for good. What a moderator presses can be taken back for a while: `verdict.server`. */
export async function decideCase(db: Db, decide: Decide): Promise<DecideOutcome> {
  return db.transaction((tx) => decideIn(tx, decide));
}

/** In a transaction of the caller's. */
export async function decideIn(tx: Db, decide: Decide, verdictId: number | null = null): Promise<DecideOutcome> {
  const checked = await checkDecision(tx, decide, verdictId);
  return checked.kind === "fit" ? carryOut(tx, checked) : checked;
}

/** For whoever has asked who may, with the document and its case locked. */
export async function carryOut(
  tx: Db,
  { decide, subject, appeal }: { decide: Decide; subject: Subject; appeal: WaitingAppeal | null },
): Promise<DecideOutcome> {
  const { actor, outcome, caseId } = decide;
  const concerned = appeal ? appeal.appellantId : await concernedBy(tx, outcome, subject);
  const applied =
    outcome === "overturn" && appeal
      ? await liftDecision(tx, { appealed: appeal, subject, actorId: actor.id })
      : await applyOutcome(tx, { outcome, subject, actorId: actor.id });
  if (!applied) return { kind: "stale", latest: null };
  const kinds = outcome === "dismiss" ? [decide.about ?? "report"] : SETTLES[outcome];
  await settleSignals(tx, { documentId: subject.id, kinds, ...(appeal ? { decisionId: appeal.id } : {}) });
  // settleSignals leaves a case open while something else waits about the document; it changed all the same.
  await tx.execute(sql`
    update cases set version = ${decide.version + 1}, claimed_by = null, claimed_until = null,
      state = case when state = 'decided' then 'decided' else 'open' end
    where id = ${caseId}::bigint`);
  await invalidatePages(tx, [subject.pageTag, "lists", "rules"]);
  const decisionId = await appendDecision(tx, {
    ...decide,
    ...(appeal ? { rule: appeal.rule, ruleVersion: appeal.ruleVersion } : {}),
    revisionId: subject.latestRevisionId,
    deciderId: actor.id,
    authorId: concerned,
    effects: applied.effects,
    appealedId: appeal?.id ?? null,
  });
  await tellOfDecision(tx, { decide, subject, decisionId, appeal, effects: applied.effects, isShown: applied.isShown });
  return { kind: "decided", outcome, subject, decisionId };
}

/** Who wrote what was decided about: of a change beside a live text whoever suggested it, else the text's author. */
async function concernedBy(tx: Db, outcome: Outcome, subject: Subject): Promise<number | null> {
  const isEdit = subject.state === "published" && subject.publishedRevisionId !== subject.latestRevisionId;
  if (!isEdit || (outcome !== "return" && outcome !== "publish")) return subject.authorId;
  const rows = await tx.execute<{ authorId: number | null }>(
    sql`select author_id as "authorId" from revisions where id = ${subject.latestRevisionId}::bigint`,
  );
  return rows[0]?.authorId ?? subject.authorId;
}

/** What each outcome deals with. A removed post has nothing left to decide but its author's appeals. */
const SETTLES: Record<Exclude<Outcome, "dismiss">, readonly SignalKind[]> = {
  publish: ["detector", "flag"],
  return: ["detector", "flag"],
  remove: ABOUT_THE_TEXT,
  move: ["detector", "flag"],
  restore: ["report"],
  uphold: ["appeal"],
  overturn: ["appeal"],
};
