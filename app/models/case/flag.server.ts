// Flags: a member points at a published text and names the rule it breaks.
//
// Promises: one waiting flag per member and text, whatever is sent how often; it weighs what its author's record makes it
// weigh (moderation/signals); a post leaves view when the weights pass the threshold, until a moderator has looked, and
// never before a moderator can see it; whoever flagged hears what came of it (decision.server). A text that was looked at
// is not flagged again by the same member until it has changed. Refuses: a flag without a rule.
import { sql } from "drizzle-orm";
import { canFlag } from "#moderation/permissions/posts";
import type { PermissionReason } from "#moderation/reasons";
import type { RuleKey } from "#moderation/rules";
import { type FlagFacts, flagWeight, isHiddenByFlags, mayBeHiddenByFlags } from "#moderation/signals";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { findSubject, type Subject } from "~/models/document/subject.server";
import { goDark } from "~/models/document/visibility.server";
import { recordEvent } from "~/models/event.server";
import { invalidatePages } from "~/models/invalidate-pages.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { hashOf, type KeyedForm, once } from "~/models/once.server";
import { takeFromMemberLimit } from "~/models/rate-limit.server";
import { ruleVersionInForce } from "~/models/rule/versions.server";
import { raiseSignal } from "./case.server";

export type Flag = { actor: Actor; documentId: number; rule: RuleKey; passage: string; key: string };

export type FlagOutcome =
  | { kind: "flagged"; caseId: number; isHidden: boolean; href: string }
  | { kind: "already" }
  | { kind: "limited"; retryAfterSeconds: number }
  | { kind: "refused"; reason: PermissionReason }
  | { kind: "missing" };

export async function flagDocument(db: Db, flag: Flag): Promise<FlagOutcome> {
  const { actor, documentId } = flag;
  const hash = hashOf([documentId, flag.rule, flag.passage]);
  const form: KeyedForm<FlagOutcome> = { userId: actor.id, key: flag.key, of: "flag", sent: { hash, instead: "anew" } };
  return once<FlagOutcome>(db, form, async (tx) => {
    await tx.execute(sql`select 1 from documents where id = ${documentId}::bigint for no key update`);
    const subject = await findSubject(tx, documentId);
    if (!subject) return { kind: "missing" };
    const member = await loadMemberFacts(tx, { actor, productId: subject.productId });
    const permission = canFlag(member, subject.facts);
    if (!permission.allowed) return { kind: "refused", reason: permission.reason };
    if (await hasFlagged(tx, { userId: actor.id, documentId })) return { kind: "already" };
    const limit = await takeFromMemberLimit(tx, { kind: "flag", member });
    if (!limit.ok) return { kind: "limited", retryAfterSeconds: limit.retryAfterSeconds };
    const record = await findFlagRecord(tx, actor.id);
    await raiseSignal(tx, {
      documentId,
      kind: "flag",
      code: "flagged",
      rule: flag.rule,
      ruleVersion: await ruleVersionInForce(tx, flag.rule),
      ...(flag.passage === "" ? {} : { passage: flag.passage }),
      revisionId: subject.publishedRevisionId,
      weight: flagWeight({ trust: member.trust, ...record }),
      byUserId: actor.id,
    });
    return hideIfHeavy(tx, subject);
  });
}

/** A flag of this member waits already, or one about this very text was decided. */
export async function hasFlagged(
  db: Db,
  { userId, documentId }: { userId: number; documentId: number },
): Promise<boolean> {
  const rows = await db.execute(sql`
    select 1 from signals s join cases c on c.id = s.case_id join documents d on d.id = c.document_id
    where c.document_id = ${documentId}::bigint and s.by_user_id = ${userId}::bigint and s.kind = 'flag'
      and (s.settled_at is null or s.revision_id = d.published_revision_id) limit 1`);
  return rows.length > 0;
}

/** Who flags more than this is known well enough. */
const FLAGS_REMEMBERED = 100;

async function findFlagRecord(db: Db, userId: number): Promise<{ decided: number; upheld: number }> {
  const rows = await db.execute<{ decided: number; upheld: number }>(sql`
    select count(*) as decided, count(*) filter (where is_upheld) as upheld from (
      select is_upheld from signals where by_user_id = ${userId}::bigint and kind = 'flag' and is_upheld is not null
      order by id desc limit ${FLAGS_REMEMBERED}) x`);
  return rows[0] ?? { decided: 0, upheld: 0 };
}

async function hideIfHeavy(tx: Db, subject: Subject): Promise<FlagOutcome> {
  const rows = await tx.execute<{ caseId: number; flags: FlagFacts[] }>(sql`
    select c.id as "caseId", coalesce(json_agg(json_build_object('byId', s.by_user_id, 'weight', s.weight)), '[]') as flags
    from cases c join signals s on s.case_id = c.id and s.kind = 'flag' and s.settled_at is null and s.by_user_id is not null
    where c.document_id = ${subject.id}::bigint group by c.id`);
  const row = rows[0];
  if (!row) return { kind: "missing" };
  const isHidden = mayBeHiddenByFlags(subject.facts.kind) && isHiddenByFlags(row.flags);
  if (isHidden) {
    await goDark(tx, subject.id, "held");
    await recordEvent(tx, { actorId: null, verb: "hidden-by-flags", subjectId: subject.id });
    await invalidatePages(tx, [subject.pageTag, "lists", "rules"]);
  }
  return { kind: "flagged", caseId: row.caseId, isHidden, href: subject.path };
}
