// Deciding what waits: publish, return for changes, remove, move to the Marketplace; open a closed question again or leave
// it; answer an appeal.
//
// Promises: the case's row is the lock and the version seen is compared, so of two moderators one decides and the other is
// told what happened meanwhile; nobody decides about their own post, and nobody about an appeal against their own
// decision; decision, effects, events and log entry are one transaction. Sending the same decision twice has the effect of
// sending it once. What goes against the author names a rule or says why in words, because the author reads it.
import { sql } from "drizzle-orm";
import type { DecisionEffects, DecisionOutcome } from "#moderation/appeals";
import { canDecide } from "#moderation/permissions/office";
import type { PermissionReason } from "#moderation/reasons";
import type { RuleKey } from "#moderation/rules";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { findSubject, type Subject } from "~/models/document/subject.server";
import { recordEvent, type Verb } from "~/models/event.server";
import { invalidatePages } from "~/models/invalidate-pages.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { ABOUT_THE_TEXT, type SignalKind, settleSignals, tellFlaggers } from "./case.server";
import { type Appealed, applyOutcome, liftDecision } from "./decision-effects.server";
import { appendDecision } from "./decision-log.server";

export type Outcome = DecisionOutcome;

export type Decide = {
  actor: Actor;
  caseId: number;
  /** Of the case as the moderator saw it. */
  version: number;
  outcome: Outcome;
  rule: RuleKey | null;
  passage: string | null;
  note: string;
  /** Of "dismiss": what is left as it is. */
  about?: SignalKind | null;
  /** Of "uphold" and "overturn": the decision that was appealed against. */
  appealedId?: number | null;
  /** When it was decided, where a past is told; left out: now. */
  at?: Date;
};

export type DecideOutcome =
  | { kind: "decided"; outcome: Outcome; subject: Subject; decisionId: number | null }
  | { kind: "stale"; latest: LatestDecision | null }
  | { kind: "claimed"; byName: string; until: Date }
  | { kind: "reason-needed" }
  | { kind: "missing" }
  | { kind: "forbidden"; reason: PermissionReason };

export type LatestDecision = { outcome: Outcome; byName: string | null; at: Date };

type CaseRow = {
  id: number;
  documentId: number;
  state: string;
  version: number;
  claimedBy: number | null;
  claimedByName: string | null;
  claimedUntil: string | null;
  isClaimedNow: boolean;
};

/** An appeal that waits for its answer. */
type WaitingAppeal = Appealed & {
  deciderId: number | null;
  appellantId: number | null;
  rule: RuleKey | null;
  ruleVersion: number | null;
};

export async function decideCase(db: Db, decide: Decide): Promise<DecideOutcome> {
  if (needsReason(decide.outcome) && decide.rule === null && decide.note === "") return { kind: "reason-needed" };
  return db.transaction(async (tx) => {
    const found = await lockCase(tx, decide.caseId);
    const subject = found ? await findSubject(tx, found.documentId) : null;
    if (!found || !subject) return { kind: "missing" };
    const isAppeal = decide.outcome === "uphold" || decide.outcome === "overturn";
    const appeal = isAppeal ? await findAppeal(tx, found.id, decide.appealedId ?? 0) : null;
    const member = await loadMemberFacts(tx, { actor: decide.actor, productId: subject.productId });
    const permission = canDecide(member, {
      authorId: appeal?.appellantId ?? subject.authorId,
      isAppeal,
      firstDeciderId: appeal?.deciderId ?? null,
    });
    if (!permission.allowed) return { kind: "forbidden", reason: permission.reason };
    if (found.state === "decided" || found.version !== decide.version || (isAppeal && !appeal))
      return staleOutcome(tx, found, decide, subject);
    if (found.isClaimedNow && found.claimedBy !== decide.actor.id) {
      return { kind: "claimed", byName: found.claimedByName ?? "", until: new Date(found.claimedUntil ?? 0) };
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

async function findAppeal(tx: Db, caseId: number, decisionId: number): Promise<WaitingAppeal | null> {
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
    at: string;
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
  return { kind: "stale", latest: { outcome: latest.outcome, byName: latest.byName, at: new Date(latest.at) } };
}

async function carryOut(
  tx: Db,
  { decide, subject, appeal }: { decide: Decide; subject: Subject; appeal: WaitingAppeal | null },
): Promise<DecideOutcome> {
  const { actor, outcome, caseId } = decide;
  const concerned = appeal ? appeal.appellantId : await concernedBy(tx, outcome, subject);
  const applied =
    outcome === "overturn" && appeal
      ? await liftDecision(tx, { appealed: appeal, subject })
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

type Told = {
  decide: Decide;
  subject: Subject;
  decisionId: number;
  appeal: WaitingAppeal | null;
  effects: DecisionEffects;
  isShown: boolean;
};

async function tellOfDecision(tx: Db, told: Told): Promise<void> {
  const { decide, subject, decisionId, appeal, effects, isShown } = told;
  const { actor, outcome, caseId } = decide;
  const about = { actorId: actor.id, subjectId: subject.id };
  const verb = isShown && outcome !== "publish" ? "published" : VERBS[outcome];
  if (verb) await recordEvent(tx, { ...about, verb, details: { caseId } });
  if (effects.place)
    await recordEvent(tx, {
      ...about,
      verb: "moved",
      details: { before: effects.place.from, after: effects.place.to },
    });
  if (appeal) {
    const details = { decisionId: appeal.id, outcome, appellantId: appeal.appellantId };
    await recordEvent(tx, { ...about, verb: "appeal-decided", details });
  } else await recordEvent(tx, { ...about, verb: "decided", details: { caseId, decisionId, outcome } });
  await tellFlaggers(tx, { caseId, decisionId, isUpheld: AGREES[outcome], ...about });
}

function needsReason(outcome: Outcome): boolean {
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

/** Whether the decider agreed with whoever pointed at it. Null: nobody had said anything to agree with. */
const AGREES: Record<Outcome, boolean | null> = {
  publish: false,
  return: true,
  remove: true,
  move: true,
  dismiss: false,
  restore: null,
  uphold: false,
  overturn: true,
};

/** Null: nothing happened that is seen in the place where the text stands. */
const VERBS: Record<Outcome, Verb | null> = {
  publish: "published",
  return: "returned",
  remove: "deleted",
  restore: "reopened",
  move: null,
  dismiss: null,
  uphold: null,
  overturn: null,
};
