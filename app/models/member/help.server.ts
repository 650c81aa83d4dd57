// What an administrator does for a member who cannot help themselves: confirm or correct the address, send the letter again, send
// a link for a new password, delete the account.
//
// Promises: only administrators, and nobody who outranks them; a corrected address counts when its owner has used the link, or
// when the administrator answers for it; no password is ever set or seen by anybody else.
import { canManageMembers, canRestrict } from "#moderation/permissions/office";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import type { Env } from "~/env.server";
import { mailLink } from "~/mail/mode.server";
import { mailTo } from "~/mail/write.server";
import type { Settings } from "~/settings";
import { urls } from "~/urls";
import { deleteAccount } from "./account-deletion.server";
import { type MemberOutcome, onMember } from "./admin.server";
import { findPendingAddress, issueToken, voidTokens } from "./email-token.server";
import { askToConfirm, offerClaim } from "./joining.server";
import { findByEmail, setEmail, type User } from "./user.server";

type Helping = { actor: Actor; memberId: number; env: Env; settings: Settings };
export type HelpOutcome = MemberOutcome | { kind: "no-address" } | { kind: "unknown"; field: string };

/** The link that confirms goes to this address; until it is used the old one stays. */
export async function correctAddress(db: Db, helping: Helping & { email: string }): Promise<HelpOutcome> {
  const { env, settings } = helping;
  return forMember(db, helping, async (tx, member) => {
    const email = helping.email.toLowerCase();
    if (member.email === email && member.isVerified) return { kind: "unchanged" };
    const owner = await findByEmail(tx, email);
    if (owner && owner.id !== member.id) return { kind: "taken" };
    await voidTokens(tx, { userId: member.id, purposes: ["verify", "change"] });
    await askToConfirm(tx, env, { user: member, email, settings });
    return { kind: "done" };
  });
}

/** The administrator answers for it: the address that waits is the member's. */
export async function confirmForMember(db: Db, helping: Helping): Promise<HelpOutcome> {
  return forMember(db, helping, async (tx, member) => {
    const email = (await findPendingAddress(tx, { userId: member.id }))?.email ?? member.email;
    if (email === null) return { kind: "no-address" };
    const owner = await findByEmail(tx, email);
    if (owner && owner.id !== member.id) return { kind: "taken" };
    if (!(await setEmail(tx, { userId: member.id, email }))) return { kind: "taken" };
    await voidTokens(tx, { userId: member.id, purposes: ["verify", "change"] });
    return { kind: "done" };
  });
}

export async function resendForMember(db: Db, helping: Helping): Promise<HelpOutcome> {
  const { env, settings } = helping;
  return forMember(db, helping, async (tx, member) => {
    const pending = await findPendingAddress(tx, { userId: member.id });
    if (!pending) return { kind: "no-address" };
    await askToConfirm(tx, env, { user: member, email: pending.email, settings });
    return { kind: "done" };
  });
}

/** To the address that is theirs; an imported member gets the link to claim the account. */
export async function sendReset(db: Db, helping: Helping): Promise<HelpOutcome> {
  const { env, settings } = helping;
  return forMember(db, helping, async (tx, member) => {
    const email = member.email ?? (await findPendingAddress(tx, { userId: member.id }))?.email ?? null;
    if (email === null) return { kind: "no-address" };
    if (member.isUnclaimed) {
      await offerClaim(tx, env, member, settings.brand.name);
      return { kind: "done" };
    }
    const token = await issueToken(tx, {
      purpose: "reset",
      userId: member.id,
      email,
      passwordHash: member.passwordHash,
    });
    const values = { community: settings.brand.name, name: member.displayName, url: mailLink(env, urls.reset(token)) };
    await mailTo(tx, env, { recipient: email, userId: member.id, language: member.language, kind: "reset", values });
    return { kind: "done" };
  });
}

/** As if the member had left. Gives the file name of the picture, which is to be deleted too. */
export async function deleteMember(
  db: Db,
  helping: Helping & { posts: "stay" | "go" },
): Promise<HelpOutcome & { avatar?: string | null }> {
  const asked = await forMember(db, helping, async () => ({ kind: "done" }));
  if (asked.kind !== "done") return asked;
  const outcome = await deleteAccount(db, { userId: helping.memberId, posts: helping.posts });
  return outcome.kind === "left" ? { kind: "done", avatar: outcome.avatar } : outcome;
}

async function forMember(
  db: Db,
  { actor, memberId }: Helping,
  act: (tx: Db, member: User) => Promise<HelpOutcome>,
): Promise<HelpOutcome> {
  return onMember<HelpOutcome>(db, { actor, memberId }, async (tx, member, facts) => {
    for (const permission of [canManageMembers(facts), canRestrict(facts, member)])
      if (!permission.allowed) return { kind: "forbidden", reason: permission.reason };
    return act(tx, member);
  });
}
