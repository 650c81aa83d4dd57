// Whether somebody may decide a case now, asked with its rows locked: before a verdict is noted, and again when it is carried out.
//
// Promises: the case's row is the lock and the version seen is compared, so of two moderators one decides and the other is
// told what happened meanwhile; nobody decides about their own post, and nobody about an appeal against their own decision.
import { sql } from "drizzle-orm";
import type { DecisionOutcome } from "#moderation/appeals";
import { canDecide } from "#moderation/permissions/office";
import type { PermissionReason } from "#moderation/reasons";
import type { Db } from "~/database/db.server";
import { findSubject, type Subject } from "~/models/document/subject.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import type { Decide, Outcome, WaitingAppeal } from "./decision-kinds";
import { isFirstDecider } from "./first-decider.server";

export type LatestDecision = { outcome: DecisionOutcome; byName: string | null; at: Date };

export type Refusal =
  | { kind: "stale"; latest: LatestDecision | null }
  | { kind: "claimed"; byName: string; until: Date }
  | { kind: "reason-needed" }
  | { kind: "missing" }
  | { kind: "forbidden"; reason: PermissionReason };

export type DecideOutcome =
  | { kind: "decided"; outcome: Outcome; subject: Subject; decisionId: number | null }
  | Refusal;

/** Fit to be carried out, or done before: the same press of a button. */
export type CheckedDecision =
  | { kind: "fit"; decide: Decide; subject: Subject; appeal: WaitingAppeal | null }
  | DecideOutcome;

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

/** `verdictId`: of the verdict that is being carried out; another one stands in the way. */
export async function checkDecision(tx: Db, decide: Decide, verdictId: number | null = null): Promise<CheckedDecision> {
  if (needsReason(decide) && decide.rule === null && decide.note === "") return { kind: "reason-needed" };
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
  const noted = await findNoted(tx, found.id, verdictId);
  if (noted) return notedOutcome(noted, decide, subject);
  if (decide.revisionId !== undefined && decide.revisionId !== subject.latestRevisionId)
    return { kind: "stale", latest: null };
  const isFitting = !(isAppeal && !appeal) && (await fitsWhatWaits(tx, decide));
  if (found.state === "decided" || found.version !== decide.version || !isFitting)
    return staleOutcome(tx, found, decide, subject);
  if (found.isClaimedNow && found.claimedBy !== decide.actor.id)
    return { kind: "claimed", byName: found.claimedByName ?? "", until: found.claimedUntil ?? new Date(0) };
  return { kind: "fit", decide, subject, appeal };
}

/** The document's row first, as everybody does who changes a text and its case: otherwise two would wait for each other. */
export async function lockCase(tx: Db, id: number): Promise<CaseRow | null> {
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

type NotedRow = { outcome: Outcome; note: string; deciderId: number; byName: string | null; at: Date };

/** A verdict that can still be taken back: the case is as good as decided. */
async function findNoted(tx: Db, caseId: number, except: number | null): Promise<NotedRow | null> {
  const rows = await tx.execute<NotedRow>(sql`
    select v.decision ->> 'outcome' as outcome, v.decision ->> 'note' as note, v.decider_id as "deciderId", u.display_name as "byName",
      v.made_at as at
    from verdicts v join users u on u.id = v.decider_id
    where v.case_id = ${caseId}::bigint and v.refusal is null and v.id is distinct from ${except}::bigint`);
  return rows[0] ?? null;
}

function notedOutcome(noted: NotedRow, decide: Decide, subject: Subject): DecideOutcome {
  const isRepetition =
    noted.deciderId === decide.actor.id && noted.outcome === decide.outcome && noted.note === decide.note;
  if (isRepetition) return { kind: "decided", outcome: decide.outcome, subject, decisionId: null };
  return { kind: "stale", latest: { outcome: noted.outcome, byName: noted.byName, at: noted.at } };
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

/** Whoever is told "no" reads why: also the asker whose question stays closed. */
function needsReason({ outcome, about }: Decide): boolean {
  if (outcome === "dismiss") return (about ?? "report") === "report";
  return outcome === "return" || outcome === "remove" || outcome === "uphold";
}
