// Accounts that wait for their person: members who came with an import, and the first administrator.
//
// Promises: an imported account becomes somebody's only through a mail to the address the import knew, or one that an
// administrator entered; the first administrator is whoever opens the one-time link, and only while there is none.
import { eq, sql, TransactionRollbackError } from "drizzle-orm";
import { users } from "#drizzle/schema/people";
import { normaliseDisplayName } from "#moderation/usernames";
import type { Db } from "~/database/db.server";
import { isUniqueViolation } from "~/database/refusals";
import type { Env } from "~/env.server";
import type { FieldErrors } from "~/field-errors";
import { mailMode } from "~/mail/mode.server";
import { invalidatePages } from "~/models/invalidate-pages.server";
import type { Settings } from "~/settings";
import { readToken, spendToken, voidTokens } from "./email-token.server";
import { judgeNames, offerClaim } from "./joining.server";
import { judgeNew } from "./password.server";
import { hashPassword } from "./password-hash.server";
import { findRetired, retireName } from "./retired-name.server";
import { createUser, findByEmail, findUser, hasAdmin, lockUser, type User } from "./user.server";

const FIRST_ADMIN_LOCK = 7_266_173_404;

export type InviteOutcome = "sent" | "no-mail" | "not-unclaimed" | "taken";

/** An administrator names the address of an imported member; the mail with the link goes there. */
export async function inviteToClaim(
  db: Db,
  env: Env,
  { userId, email, settings }: { userId: number; email: string; settings: Settings },
): Promise<InviteOutcome> {
  if (mailMode(env) === "none") return "no-mail";
  try {
    return await db.transaction(async (tx) => {
      const member = await lockUser(tx, userId);
      if (!member?.isUnclaimed) return "not-unclaimed";
      await tx.update(users).set({ email }).where(eq(users.id, userId));
      await offerClaim(tx, env, { ...member, email }, settings.brand.name);
      return "sent";
    });
  } catch (error) {
    if (isUniqueViolation(error)) return "taken";
    throw error;
  }
}

export type ClaimOutcome =
  | { kind: "claimed"; userId: number }
  | { kind: "void" }
  | { kind: "refused"; errors: FieldErrors };

export async function readClaim(db: Db, { token }: { token: string }): Promise<User | null> {
  const found = await readToken(db, { token, purposes: ["claim"] });
  const member = found?.userId ? await findUser(db, found.userId) : null;
  return member?.isUnclaimed && member.email === found?.email ? member : null;
}

export type Claiming = { token: string; name: string; displayName: string; newPassword: string; settings: Settings };

/** The person behind an imported account chooses a name and a password. */
export async function claimAccount(
  db: Db,
  { token, name, displayName, newPassword, settings }: Claiming,
): Promise<ClaimOutcome> {
  const member = await readClaim(db, { token });
  if (!member) return { kind: "void" };
  const shown = normaliseDisplayName(displayName || member.displayName);
  const chosen = name === member.name ? {} : { name };
  const errors = {
    ...(await judgeNames(db, { userId: member.id, ...chosen, displayName: shown, settings })),
    ...judgeNew(newPassword, { name, displayName: shown, email: member.email }, settings),
  };
  if (Object.keys(errors).length > 0) return { kind: "refused", errors };
  const passwordHash = await hashPassword(newPassword);
  try {
    return await db.transaction((tx) =>
      handOver(tx, { memberId: member.id, token, name, displayName: shown, passwordHash }),
    );
  } catch (error) {
    const isTaken = isUniqueViolation(error) || error instanceof TransactionRollbackError;
    if (isTaken) return { kind: "refused", errors: { name: { code: "taken" } } };
    throw error;
  }
}

async function handOver(
  tx: Db,
  {
    memberId,
    token,
    ...chosen
  }: { memberId: number; token: string; name: string; displayName: string; passwordHash: string },
): Promise<ClaimOutcome> {
  const locked = await lockUser(tx, memberId);
  const spent = locked?.isUnclaimed && (await spendToken(tx, { token, purposes: ["claim"] }));
  if (!spent) return { kind: "void" };
  await tx
    .update(users)
    .set({ ...chosen, emailVerifiedAt: sql`now()`, isUnclaimed: false, lastSeenOn: sql`now()` })
    .where(eq(users.id, memberId));
  if (chosen.name !== locked.name) {
    if ((await findRetired(tx, [chosen.name])).size > 0) throw new TransactionRollbackError();
    await retireName(tx, locked.name); // old texts call the member by it
  }
  await voidTokens(tx, { userId: memberId });
  await invalidatePages(tx, ["everything"]);
  return { kind: "claimed", userId: memberId };
}

export async function isFirstAdminLink(db: Db, { token }: { token: string }): Promise<boolean> {
  return (await readToken(db, { token, purposes: ["first-admin"] })) !== null && !(await hasAdmin(db));
}

export type FirstAdmin = {
  token: string;
  name: string;
  displayName: string;
  email: string;
  newPassword: string;
  language: string;
  timeZone: string;
  settings: Settings;
};

/** Whoever holds the link from the server's terminal is believed about the address too. */
export async function becomeFirstAdmin(db: Db, given: FirstAdmin): Promise<ClaimOutcome> {
  if (!(await isFirstAdminLink(db, given))) return { kind: "void" };
  const displayName = normaliseDisplayName(given.displayName || given.name);
  const errors = {
    ...(await judgeNames(db, {
      userId: null,
      name: given.name,
      displayName,
      mayHoldOffice: true,
      settings: given.settings,
    })),
    ...judgeNew(given.newPassword, { ...given, displayName }, given.settings),
  };
  if (Object.keys(errors).length > 0) return { kind: "refused", errors };
  const passwordHash = await hashPassword(given.newPassword);
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${FIRST_ADMIN_LOCK})`);
    if (await hasAdmin(tx)) return { kind: "void" };
    const userId = await createUser(tx, { ...given, displayName, passwordHash, role: "admin" });
    // The link stays good for another try with another name.
    if (userId === null) return { kind: "refused", errors: await takenField(tx, given) };
    // The lock above makes this the only use of the link.
    await spendToken(tx, { token: given.token, purposes: ["first-admin"] });
    return { kind: "claimed", userId };
  });
}

async function takenField(tx: Db, { email }: FirstAdmin): Promise<FieldErrors> {
  return (await findByEmail(tx, email)) ? { email: { code: "taken" } } : { name: { code: "taken" } };
}
