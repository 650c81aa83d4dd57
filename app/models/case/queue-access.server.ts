// Who sees which part of the queue: moderators all of it, staff experts suggestions, wishes to reopen and the FAQ's
// sources. Members none. And who may decide what of one case.

import { sql } from "drizzle-orm";
import type { MemberFacts } from "#moderation/facts";
import { publishesFaq } from "#moderation/permissions/faq";
import { canDecide, canManageSettings, canReopen, canReview } from "#moderation/permissions/office";
import type { Permission } from "#moderation/permissions/permission";
import { canSeeDocument } from "#moderation/permissions/posts";
import type { Actor } from "~/actor";
import { findMarketplaceArea } from "~/area-name";
import { idArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import type { Community } from "~/models/community/community.server";
import { findSubject, type Subject } from "~/models/document/subject.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { isSuspended } from "~/models/member/suspension";
import { Unavailable } from "~/models/unavailable";
import { isFirstDecider, isOnlyForOthers } from "./first-decider.server";
import { isLookedAfter } from "./handover.server";
import { listCases } from "./queue.server";
import type { QueueReader } from "./queue-kinds";
import { isInQueue } from "./queue-order.server";
import { type CaseView, findCase } from "./reading.server";

type Officer = { actor: Actor; community: Community };

export async function openQueue(db: Db, { actor, community }: Officer): Promise<QueueReader> {
  const member = await loadMemberFacts(db, { actor, productId: null });
  return {
    seesHeld: canReview(member).allowed,
    seesReviews: publishesFaq(member),
    newcomerPosts: community.settings.limits.newcomerPosts,
  };
}

/**
 * The next case for this reader: first what was handed to them, then the queue's order; without what others are at, what was
 * handed to others, what they put aside themselves a while ago, and what they may not decide. Last what was handed to somebody
 * who cannot look after it any more.
 */
export async function findNextCase(db: Db, officer: Officer, decidedId: number): Promise<number | null> {
  const reader = await openQueue(db, officer);
  const { id } = officer.actor;
  const forMe = sql`select h.case_id from handovers h where h.ended_at is null and h.by_id is distinct from ${id}::bigint
    and (h.to_id = ${id}::bigint or h.to_id is null and ${canManageSettings(officer.actor).allowed})`;
  const isFree = sql`c.id <> ${decidedId}::bigint and (c.claimed_until is null or c.claimed_until < now() or c.claimed_by = ${id}::bigint)
    and c.id not in (select k.case_id from case_skips k where k.user_id = ${id}::bigint and k.until > now())
    and not ${isOnlyForOthers(id)}`;
  // Most of the time nothing is handed on, and then the queue is not gone through for it.
  const isHanded = (await db.execute(sql`${forMe} limit 1`)).length > 0;
  const places = [
    sql`c.id in (${forMe})`,
    sql`c.id not in (select h.case_id from handovers h where h.ended_at is null)`,
    sql`c.id in (select h.case_id from handovers h where h.ended_at is null and not ${isLookedAfter})`,
  ];
  for (const place of isHanded ? places : places.slice(1)) {
    const only = sql`${isFree} and ${place}`;
    const { rows } = await listCases(db, { reader, kind: null, after: null, limit: 1, only });
    if (rows[0]) return rows[0].id;
  }
  return null;
}

/** Something still waits on it that this reader sees. */
export async function isOpenFor(db: Db, officer: Officer, caseId: number): Promise<boolean> {
  const reader = await openQueue(db, officer);
  return isInQueue(db, { reader, caseId });
}

/** An appeal that waits, and whether this reader may answer it. */
export type OpenAppeal = {
  decisionId: number;
  because: string | null;
  byName: string | null;
  decide: Permission;
  /** Who may, when this reader may not. */
  others: string[];
};

export type OpenedCase = {
  view: CaseView;
  subject: Subject;
  decide: Permission;
  mayReopen: boolean;
  /** A question outside the Marketplace, in a community that has one. */
  mayMove: boolean;
  appeals: OpenAppeal[];
};

/** The case with what it is about; the page "not found" for what this reader may not see. */
export async function openCaseFor(db: Db, { actor, community }: Officer, caseId: number): Promise<OpenedCase> {
  const view = await findCase(db, caseId);
  const subject = view ? await findSubject(db, view.documentId) : null;
  if (!view || !subject) throw new Unavailable("not-found");
  const member = await loadMemberFacts(db, { actor, productId: subject.productId });
  const { facts } = subject;
  const seesAll = canReview(member).allowed;
  if (!canSeeDocument(member, facts).allowed || (!seesAll && !isForStaff(view))) throw new Unavailable("not-found");
  const isFirst = await isFirstDecider(db, { documentId: subject.id }, actor.id);
  const decide = canDecide(member, {
    authorId: subject.authorId,
    isAppeal: isFirst,
    firstDeciderId: isFirst ? actor.id : null,
  });
  const market = findMarketplaceArea(community);
  return {
    view,
    subject,
    decide,
    mayReopen: subject.questionId !== null && canReopen(member, facts).allowed,
    mayMove: subject.kind === "question" && market !== null && subject.areaId !== market.id,
    appeals: seesAll ? await listAppeals(db, { view, subject, member }) : [],
  };
}

function isForStaff(view: CaseView): boolean {
  return view.kinds.some((kind) => ["proposal", "reopen", "report", "review", "source-changed"].includes(kind));
}

async function listAppeals(
  db: Db,
  { view, subject, member }: { view: CaseView; subject: Subject; member: MemberFacts },
): Promise<OpenAppeal[]> {
  const waiting = view.signals.filter((signal) => signal.kind === "appeal" && signal.decisionId !== null);
  return Promise.all(
    waiting.map(async ({ decisionId, passage, byName, byUserId }) => {
      const decision = view.decisions.find((one) => one.id === decisionId);
      const appellantId = byUserId ?? subject.authorId;
      const facts = { authorId: appellantId, isAppeal: true, firstDeciderId: decision?.deciderId ?? null };
      const decide = canDecide(member, facts);
      const others = decide.allowed ? [] : await listOtherDeciders(db, [appellantId, facts.firstDeciderId]);
      return { decisionId: decisionId ?? 0, because: passage, byName, decide, others };
    }),
  );
}

const NAMES_SHOWN = 5;

async function listOtherDeciders(db: Db, not: (number | null)[]): Promise<string[]> {
  const ids = not.filter((id) => id !== null);
  const rows = await db.execute<{ name: string }>(sql`
    select display_name as name from users
    where role in ('moderator', 'admin') and deleted_at is null and not ${isSuspended(sql`users.id`)} and id <> all(${idArray(ids)})
    order by id limit ${NAMES_SHOWN}`);
  return rows.map((row) => row.name);
}
