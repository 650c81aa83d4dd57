// Deciding what waits: publish, return for changes, remove; open a closed question again or leave it.
//
// Promises: the case's row is the lock and the version seen is compared, so of two moderators one decides and the other is
// told what happened meanwhile; nobody decides about their own post; decision, effects, event and log entry are one
// transaction. Sending the same decision twice has the effect of sending it once. Returning and removing name a rule or
// say why in words, because the author reads it.
import { sql } from "drizzle-orm";
import type { MemberFacts } from "#moderation/facts";
import { canDecide } from "#moderation/permissions-office";
import type { PermissionReason } from "#moderation/reasons";
import type { RuleKey } from "#moderation/rules";
import type { Db } from "~/db.server";
import type { Actor } from "~/visit.server";
import { type SignalKind, settleSignals } from "./case.server";
import { invalidatePages } from "./community.server";
import { appendDecision, type Outcome } from "./decision-log.server";
import { setDocumentState } from "./document.server";
import { recordEvent, type Verb } from "./event.server";
import { loadMemberFacts } from "./member-facts.server";
import { findPost, type Post } from "./post.server";
import { reopenLockedQuestion } from "./question-care.server";
import { goDark, goLive } from "./visibility.server";

export type Decide = {
  actor: Actor;
  caseId: number;
  /** Of the case as the moderator saw it. */
  version: number;
  outcome: Outcome;
  rule: RuleKey | null;
  passage: string | null;
  note: string;
};

export type DecideOutcome =
  | { kind: "decided"; outcome: Outcome; post: Post }
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

export async function decideCase(db: Db, decide: Decide): Promise<DecideOutcome> {
  if (needsReason(decide.outcome) && decide.rule === null && decide.note === "") return { kind: "reason-needed" };
  return db.transaction(async (tx) => {
    const found = await lockCase(tx, decide.caseId);
    const post = found ? await findPost(tx, found.documentId) : null;
    if (!found || !post) return { kind: "missing" };
    const member = await loadMemberFacts(tx, { actor: decide.actor, productId: post.productId });
    const permission = canDecide(member, { authorId: post.authorId, isAppeal: false, firstDeciderId: null });
    if (!permission.allowed) return { kind: "forbidden", reason: permission.reason };
    if (found.state === "decided" || found.version !== decide.version) return staleOutcome(tx, found, decide, post);
    if (found.isClaimedNow && found.claimedBy !== decide.actor.id) {
      return { kind: "claimed", byName: found.claimedByName ?? "", until: new Date(found.claimedUntil ?? 0) };
    }
    return carryOut(tx, { decide, post, member });
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

/** Somebody was faster. If it was this member with this very decision, it is the same press of a button. */
async function staleOutcome(tx: Db, found: CaseRow, decide: Decide, post: Post): Promise<DecideOutcome> {
  const rows = await tx.execute<{
    outcome: Outcome;
    byName: string | null;
    deciderId: number | null;
    note: string;
    at: string;
  }>(sql`
    select x.outcome, u.display_name as "byName", x.decider_id as "deciderId", x.note, x.at
    from decisions x left join users u on u.id = x.decider_id where x.case_id = ${found.id}::bigint order by x.id desc limit 1`);
  const latest = rows[0];
  if (!latest) return { kind: "stale", latest: null };
  const isRepetition =
    found.version === decide.version + 1 &&
    latest.deciderId === decide.actor.id &&
    latest.outcome === decide.outcome &&
    latest.note === decide.note;
  if (isRepetition) return { kind: "decided", outcome: latest.outcome, post };
  return { kind: "stale", latest: { outcome: latest.outcome, byName: latest.byName, at: new Date(latest.at) } };
}

async function carryOut(
  tx: Db,
  { decide, post, member }: { decide: Decide; post: Post; member: MemberFacts },
): Promise<DecideOutcome> {
  const { actor, outcome } = decide;
  const isDone = await applyOutcome(tx, { decide, post, member });
  if (!isDone) return { kind: "stale", latest: null };
  await settleSignals(tx, { documentId: post.id, kinds: SETTLES[outcome] });
  // settleSignals leaves a case open while something else waits about the document; it changed all the same.
  await tx.execute(sql`
    update cases set version = ${decide.version + 1}, claimed_by = null, claimed_until = null,
      state = case when state = 'decided' then 'decided' else 'open' end
    where id = ${decide.caseId}::bigint`);
  const verb = VERBS[outcome];
  if (verb) await recordEvent(tx, { actorId: actor.id, verb, subjectId: post.id, details: { caseId: decide.caseId } });
  await invalidatePages(tx, [`question:${post.questionId}`, "lists"]);
  await appendDecision(tx, { ...decide, revisionId: post.latestRevisionId, deciderId: actor.id });
  return { kind: "decided", outcome, post };
}

async function applyOutcome(
  tx: Db,
  { decide, post, member }: { decide: Decide; post: Post; member: MemberFacts },
): Promise<boolean> {
  switch (decide.outcome) {
    case "publish":
      if (post.state === "returned" || post.state === "deleted" || post.state === "removed") return false;
      return goLive(tx, post.id);
    case "return":
      // A change that waits beside a live text is only not taken over; the live text stays.
      if (post.state === "held") await setDocumentState(tx, post.id, "returned");
      return post.state === "held" || post.state === "published";
    case "remove":
      return goDark(tx, post.id, "removed");
    case "restore":
      return reopenLockedQuestion(tx, { questionId: post.id, actorId: member.id });
    case "dismiss":
      return true;
  }
}

function needsReason(outcome: Outcome): boolean {
  return outcome === "return" || outcome === "remove";
}

/** What each outcome deals with. A removed post has nothing left to decide. */
const SETTLES: Record<Outcome, readonly SignalKind[]> = {
  publish: ["detector"],
  return: ["detector"],
  remove: ["detector", "proposal", "report"],
  restore: ["report"],
  dismiss: ["report"],
};

/** Null: nothing happened that anybody would be told about. */
const VERBS: Record<Outcome, Verb | null> = {
  publish: "published",
  return: "returned",
  remove: "deleted",
  restore: "reopened",
  dismiss: null,
};
