// A clean-up taken back whole.
//
// Promises: one transaction; brings back what that act took down and nothing else: what was held is held again, what somebody
// decided since stays as it is, a restriction that is still in force is lifted and what it had replaced holds again, appeals
// against both are answered by it, and all who were told are told again. Posts
// under an appeal against the actor stay out of it.
import { eq, sql } from "drizzle-orm";
import { cleanups } from "#drizzle/schema/cleanups";
import { canRestrict } from "#moderation/permissions/office";
import type { RuleKey } from "#moderation/rules";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { setDocumentState } from "~/models/document/document.server";
import { findSubject, type Subject } from "~/models/document/subject.server";
import { goLive } from "~/models/document/visibility.server";
import { recordEvent } from "~/models/event.server";
import { invalidatePages } from "~/models/invalidate-pages.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { lockUser } from "~/models/member/user.server";
import { settleSignals } from "./case.server";
import { type CleanupOutcome, caseOfDocument, lockAround } from "./cleanup.server";
import { appendDecision } from "./decision-log.server";
import { isFirstDecider } from "./first-decider.server";
import { openCase } from "./open-case.server";
import { takeBackAgreement } from "./overturned.server";
import { giveBack } from "./restriction-end.server";

type CleanupRow = { memberId: number; restrictionId: number | null; isUndone: boolean };

export async function undoCleanup(
  db: Db,
  { actor, memberId, cleanupId }: { actor: Actor; memberId: number; cleanupId: number },
): Promise<Exclude<CleanupOutcome, { kind: "reason-needed" }>> {
  return db.transaction(async (tx) => {
    const facts = await loadMemberFacts(tx, { actor, productId: null });
    const member = await lockUser(tx, memberId);
    const rows = await tx.execute<CleanupRow>(sql`
      select member_id as "memberId", restriction_id as "restrictionId", undone_at is not null as "isUndone"
      from cleanups where id = ${cleanupId}::bigint and member_id = ${memberId}::bigint for update`);
    const [cleanup] = rows;
    if (!member || !cleanup) return { kind: "missing" };
    const permission = canRestrict(facts, member);
    if (!permission.allowed) return { kind: "forbidden", reason: permission.reason };
    if (cleanup.isUndone) return { kind: "unchanged", cleanupId, removed: 0, left: 0 };
    const restored = await bringBack(tx, { actor, cleanupId });
    if (cleanup.restrictionId !== null) await liftWith(tx, { actor, memberId, restrictionId: cleanup.restrictionId });
    await tx.update(cleanups).set({ undoneAt: sql`now()`, undoneBy: actor.id }).where(eq(cleanups.id, cleanupId));
    return { kind: "done", cleanupId, removed: restored, left: 0 };
  });
}

type RemovedRow = {
  documentId: number;
  decisionId: number;
  rule: RuleKey | null;
  ruleVersion: number | null;
  /** As it was before the act. */
  wasHeld: boolean;
  /** Its author has appealed: this is the answer. */
  isContested: boolean;
};

/** What is still as the act left it, and no appeal has dealt with. */
async function bringBack(tx: Db, { actor, cleanupId }: { actor: Actor; cleanupId: number }): Promise<number> {
  const rows = await tx.execute<RemovedRow>(sql`
    select d.id as "documentId", x.id as "decisionId", x.rule, x.rule_version as "ruleVersion",
      coalesce(x.effects -> 'state' ->> 'from' = 'held', false) as "wasHeld",
      exists (select 1 from signals s where s.decision_id = x.id and s.kind = 'appeal' and s.settled_at is null) as "isContested"
    from cleanup_posts p join documents d on d.id = p.document_id join decisions x on x.id = p.decision_id
    where p.cleanup_id = ${cleanupId}::bigint and d.state = 'removed'
      and not exists (select 1 from decisions y where y.case_id = x.case_id and y.id > x.id)
    order by d.id for no key update of d`);
  await lockAround(
    tx,
    rows.map((row) => row.documentId),
  );
  const restored: { subject: Subject; row: RemovedRow }[] = [];
  for (const row of rows) {
    const subject = await findSubject(tx, row.documentId);
    if (!subject || (await isFirstDecider(tx, { documentId: row.documentId }, actor.id))) continue;
    if (row.isContested)
      await settleSignals(tx, { documentId: subject.id, kinds: ["appeal"], decisionId: row.decisionId });
    if (row.wasHeld) await setDocumentState(tx, subject.id, "held");
    else await goLive(tx, subject.id);
    // What waited for a person waits again: the text, or a change beside a live one.
    if (row.wasHeld || subject.publishedRevisionId !== subject.latestRevisionId)
      await openCase(tx, { documentId: subject.id, revisionId: subject.latestRevisionId, reasons: [] });
    restored.unshift({ subject, row });
  }
  await invalidatePages(tx, [...new Set(restored.map(({ subject }) => subject.pageTag)), "lists", "rules"]);
  for (const [at, { subject, row }] of restored.entries())
    await decideReturn(tx, { actor, cleanupId, subject, row, isTold: at === 0 });
  return restored.length;
}

async function decideReturn(
  tx: Db,
  undone: { actor: Actor; cleanupId: number; subject: Subject; row: RemovedRow; isTold: boolean },
): Promise<void> {
  const { actor, cleanupId, subject, row, isTold } = undone;
  const caseId = await caseOfDocument(tx, subject.id);
  const to = row.wasHeld ? "held" : "published";
  const decisionId = await appendDecision(tx, {
    caseId,
    revisionId: subject.latestRevisionId,
    deciderId: actor.id,
    outcome: "overturn",
    rule: row.rule,
    ruleVersion: row.ruleVersion,
    passage: null,
    note: "",
    authorId: subject.authorId,
    effects: { state: { from: "removed", to } },
    appealedId: row.decisionId,
  });
  const about = { actorId: actor.id, subjectId: subject.id };
  const details = { caseId, decisionId, outcome: "overturn", ...(isTold ? {} : { cleanupId }) };
  const answer = { decisionId: row.decisionId, outcome: "overturn", appellantId: subject.authorId };
  if (row.isContested) await recordEvent(tx, { ...about, verb: "appeal-decided", details: answer });
  else await recordEvent(tx, { ...about, verb: "decided", details });
  await takeBackAgreement(tx, { ...about, appealedId: row.decisionId });
}

async function liftWith(
  tx: Db,
  { actor, memberId, restrictionId }: { actor: Actor; memberId: number; restrictionId: number },
): Promise<void> {
  if (await isFirstDecider(tx, { memberId }, actor.id)) return;
  await giveBack(tx, { memberId, restrictionId, actorId: actor.id, note: "", isAsIfNeverImposed: true });
}

export type CleanupLine = {
  id: number;
  at: Date;
  byName: string | null;
  removed: number;
  /** Of them, by the undoing or by an appeal. */
  restored: number;
  undoneAt: Date | null;
  functionName: string | null;
  endsAt: Date | null;
  isRestricted: boolean;
};

const CLEANUPS_SHOWN = 20;

/** Newest first. */
export async function listCleanups(db: Db, memberId: number): Promise<CleanupLine[]> {
  return db.execute<CleanupLine>(sql`
    select c.id, c.at, u.display_name as "byName", c.undone_at as "undoneAt", p.removed, p.restored, r.function_name as "functionName",
      r.ends_at as "endsAt", coalesce(r.lifted_at is null and (r.ends_at is null or r.ends_at > now()), false) as "isRestricted"
    from (select * from cleanups where member_id = ${memberId}::bigint order by id desc limit ${CLEANUPS_SHOWN}) c
    left join users u on u.id = c.by_id left join restrictions r on r.id = c.restriction_id
    cross join lateral (select count(*)::int as removed, count(y.id)::int as restored from cleanup_posts x
      left join decisions y on y.appealed_id = x.decision_id and y.outcome = 'overturn' where x.cleanup_id = c.id) p
    order by c.id desc`);
}
