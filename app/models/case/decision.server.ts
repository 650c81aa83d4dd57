// Deciding what waits: publish, return for changes, remove, move to the Marketplace; open a closed question again or leave
// it; answer an appeal.
//
// Promises: the case's row is the lock and the version seen is compared, so of two moderators one decides and the other is
// told what happened meanwhile; nobody decides about their own post, and nobody about an appeal against their own
// decision; decision, effects, events and log entry are one transaction. Sending the same decision twice has the effect of
// sending it once. What goes against the author names a rule or says why in words, because the author reads it.
import { sql } from "drizzle-orm";
import type { DecisionOutcome } from "#moderation/appeals";
import { canDecide } from "#moderation/permissions/office";
import type { PermissionReason } from "#moderation/reasons";
import type { Db } from "~/database/db.server";
import { findSubject, type Subject } from "~/models/document/subject.server";
import { invalidatePages } from "~/models/invalidate-pages.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { ABOUT_THE_TEXT, type SignalKind, settleSignals } from "./case.server";
import { applyOutcome, liftDecision } from "./decision-effects.server";
import type { Decide, Outcome, WaitingAppeal } from "./decision-kinds";
import { appendDecision } from "./decision-log.server";
import { tellOfDecision } from "./decision-telling.server";

export type { Decide, Outcome };

import { isFirstDecider } from "./first-decider.server";

export type DecideOutcome =
  | { kind: "decided"; outcome: Outcome; subject: Subject; decisionId: number | null }
  | { kind: "stale"; latest: LatestDecision | null }
  | { kind: "claimed"; byName: string; until: Date }
  | { kind: "reason-needed" }
  | { kind: "missing" }
  | { kind: "forbidden"; reason: PermissionReason };

export type LatestDecision = { outcome: DecisionOutcome; byName: string | null; at: Date };

type CaseRow = {
  id: number;
  documentId: number;
  state: string;
  version: number;
  claimedBy: number | null;
  claimedByName: string | null;
  claimedUntil: Date | null;
  isClaimedNow: boolean;
};

export async function decideCase(db: Db, decide: Decide): Promise<DecideOutcome> {
  if (needsReason(decide) && decide.rule === null && decide.note === "") return { kind: "reason-needed" };
  return db.transaction(async (tx) => {
    const found = await lockCase(tx, decide.caseId);
    const subject = found ? await findSubject(tx, found.documentId) : null;
    if (!found || !subject) return { kind: "missing" };
    const isAppeal = decide.outcome === "uphold" || decide.outcome === "overturn";
    const appeal = isAppeal ? await findAppeal(tx, found.id, decide.appealedId ?? 0) : null;
    const member = await loadMemberFacts(tx, { actor: decide.actor, productId: subject.productId });
    const isFirst = await isFirstDecider(tx, { documentId: subject.id }, decide.actor.id);
    const permission = canDecide(member, {
      authorId: appeal?.appellantId ?? subject.authorId,
      isAppeal: isAppeal || isFirst,
      firstDeciderId: isFirst ? decide.actor.id : (appeal?.deciderId ?? null),
    });
    if (!permission.allowed) return { kind: "forbidden", reason: permission.reason };
    const isFitting = !(isAppeal && !appeal) && (await fitsWhatWaits(tx, decide));
    if (found.state === "decided" || found.version !== decide.version || !isFitting)
      return staleOutcome(tx, found, decide, subject);
    if (found.isClaimedNow && found.claimedBy !== decide.actor.id) {
      return { kind: "claimed", byName: found.claimedByName ?? "", until: found.claimedUntil ?? new Date(0) };
    }
    return carryOut(tx, { decide, subject, appeal });
  });
}

/** The document's row first, as everybody does who changes a text and its case: otherwise two would wait for each other. */
async function lockCase(tx: Db, id: number): Promise<CaseRow | null> {
  if (!Number.isSafeInteger(id) || id < 1) return null;
  await tx.execute(
    sql`select 1 from documents where id = (select document_id from cases where id = ${id}::bigint) for no key update`,
  );
  const rows = await tx.execute<CaseRow>(sql`
    select c.id, c.document_id as "documentId", c.state, c.version, c.claimed_by as "claimedBy", u.display_name as "claimedByName",
      c.claimed_until as "claimedUntil", coalesce(c.claimed_until > now(), false) as "isClaimedNow"
    from cases c left join users u on u.id = c.claimed_by where c.id = ${id}::bigint for update of c`);
  return rows[0] ?? null;
}

/** "Left as it is" and opening a question need something that waits; other outcomes ask the text's state (decision-effects). */
async function fitsWhatWaits(tx: Db, { caseId, outcome, about }: Decide): Promise<boolean> {
  if (outcome !== "dismiss" && outcome !== "restore") return true;
  const kind = outcome === "restore" ? "report" : (about ?? "report");
  const rows = await tx.execute(sql`
    select 1 from signals where case_id = ${caseId}::bigint and kind = ${kind} and settled_at is null limit 1`);
  return rows.length > 0;
}

export async function findAppeal(tx: Db, caseId: number, decisionId: number): Promise<WaitingAppeal | null> {
  const rows = await tx.execute<WaitingAppeal>(sql`
    select x.id, x.outcome, x.effects, x.decider_id as "deciderId", x.rule, x.rule_version as "ruleVersion", s.by_user_id as "appellantId"
    from decisions x join signals s on s.decision_id = x.id and s.kind = 'appeal' and s.settled_at is null
    where x.id = ${decisionId}::bigint and x.case_id = ${caseId}::bigint`);
  return rows[0] ?? null;
}

/** Somebody was faster. If it was this member with this very decision, it is the same press of a button. */
async function staleOutcome(tx: Db, found: CaseRow, decide: Decide, subject: Subject): Promise<DecideOutcome> {
  const rows = await tx.execute<{
    id: number;
    outcome: Outcome;
    byName: string | null;
    deciderId: number | null;
    note: string;
    at: Date;
  }>(sql`
    select x.id, x.outcome, u.display_name as "byName", x.decider_id as "deciderId", x.note, x.at
    from decisions x left join users u on u.id = x.decider_id where x.case_id = ${found.id}::bigint order by x.id desc limit 1`);
  const latest = rows[0];
  if (!latest) return { kind: "stale", latest: null };
  const isRepetition =
    found.version === decide.version + 1 &&
    latest.deciderId === decide.actor.id &&
    latest.outcome === decide.outcome &&
    latest.note === decide.note;
  if (isRepetition) return { kind: "decided", outcome: latest.outcome, subject, decisionId: latest.id };
  return { kind: "stale", latest: { outcome: latest.outcome, byName: latest.byName, at: latest.at } };
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

/** Whoever is told "no" reads why: also the asker whose question stays closed. */
function needsReason({ outcome, about }: Decide): boolean {
  if (outcome === "dismiss") return (about ?? "report") === "report";
  return outcome === "return" || outcome === "remove" || outcome === "uphold";
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
