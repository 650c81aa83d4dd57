// Members as administrators and moderators look after them: addresses of imported members, sessions.
//
// Promises: moderation says who may (nobody changes their own role or restricts somebody who outranks them); the member's
// row is locked; a changed role ends the member's sessions, so that nothing goes on with old rights; the last
// administrator keeps the role, and who is suspended counts for none. Restrictions are decisions: see case/restriction.
import { sql } from "drizzle-orm";
import { canManageMembers } from "#moderation/permissions/office";
import type { PermissionReason } from "#moderation/reasons";
import type { Actor, Role } from "~/actor";
import { idArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { env } from "~/env.server";
import { loadMemberFacts } from "./facts.server";
import { offerClaim } from "./joining.server";
import { deleteSessionsOf } from "./session.server";
import { isSuspended } from "./suspension";
import { findByEmail, lockUser, type User } from "./user.server";

export type MemberOutcome =
  | { kind: "done" | "unchanged" }
  | { kind: "missing" }
  | { kind: "last-admin" }
  | { kind: "taken" }
  | { kind: "claimed" }
  | { kind: "forbidden"; reason: PermissionReason };

/** No other administrator is left who can act. The rows must be locked: two who demote each other at once would leave none. */
export async function isLastAdmin(tx: Db, memberId: number): Promise<boolean> {
  const rows = await tx.execute(sql`
    select 1 from users u where u.role = 'admin' and u.deleted_at is null and u.id <> ${memberId}::bigint and not ${isSuspended(sql`u.id`)} limit 1`);
  return rows.length === 0;
}

/** These rows, and those of all administrators where `memberId` is one: in one order, so that nobody waits in a circle. */
export async function lockPeople(tx: Db, { memberId, actorId }: { memberId: number; actorId: number }): Promise<void> {
  await tx.execute(sql`
    select 1 from users where id = any(${idArray([memberId, actorId])})
      or role = 'admin' and deleted_at is null and exists (select 1 from users m where m.id = ${memberId}::bigint and m.role = 'admin')
    order by id for no key update`);
}

/** For an imported member whom nobody has claimed yet: the claim link goes to this address and nowhere else. */
export async function attachEmail(
  db: Db,
  { actor, memberId, email, community }: { actor: Actor; memberId: number; email: string; community: string },
): Promise<MemberOutcome> {
  return onMember(db, { actor, memberId }, async (tx, member, facts) => {
    const permission = canManageMembers(facts);
    if (!permission.allowed) return { kind: "forbidden", reason: permission.reason };
    if (!member.isUnclaimed) return { kind: "claimed" };
    const address = email.toLowerCase();
    if (member.email === address) return { kind: "unchanged" };
    const owner = await findByEmail(tx, address);
    if (owner) return { kind: "taken" };
    const rows = await tx.execute(sql`
      update users set email = ${address}, email_verified_at = null
      where id = ${memberId}::bigint and not exists (select 1 from users u where u.email = ${address}) returning id`);
    if (rows.length === 0) return { kind: "taken" };
    const invited = await lockUser(tx, memberId);
    if (invited) await offerClaim(tx, env(), invited, community);
    return { kind: "done" };
  });
}

export async function endSessions(
  db: Db,
  { actor, memberId }: { actor: Actor; memberId: number },
): Promise<MemberOutcome> {
  return onMember(db, { actor, memberId }, async (tx, _member, facts) => {
    const permission = canManageMembers(facts);
    if (!permission.allowed) return { kind: "forbidden", reason: permission.reason };
    const count = await deleteSessionsOf(tx, { userId: memberId });
    return { kind: count > 0 ? "done" : "unchanged" };
  });
}

export async function onMember<T = MemberOutcome>(
  db: Db,
  { actor, memberId }: { actor: Actor; memberId: number },
  act: (tx: Db, member: User, facts: Awaited<ReturnType<typeof loadMemberFacts>>) => Promise<T>,
): Promise<T | { kind: "missing" }> {
  return db.transaction(async (tx) => {
    // Both rows: of two who suspend or demote each other at once, the second has no office any more.
    await lockPeople(tx, { memberId, actorId: actor.id });
    const role = await roleNow(tx, actor.id);
    const facts = await loadMemberFacts(tx, { actor: { ...actor, role }, productId: null });
    const member = await lockUser(tx, memberId);
    return member ? act(tx, member, facts) : { kind: "missing" };
  });
}

/** The session was read before the rows were locked. */
async function roleNow(tx: Db, userId: number): Promise<Role> {
  const rows = await tx.execute<{ role: Role }>(sql`select role from users where id = ${userId}::bigint`);
  return rows[0]?.role ?? "member";
}
