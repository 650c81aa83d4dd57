// Passwords of members: changing them, and getting in again without one.
//
// Promises: asking for a reset answers the same for every address; a reset and a change end all sessions (the caller
// begins a new one); both are told by mail. A reset link that reaches an address not yet confirmed confirms it, because it arrived there.
import { judgePassword } from "#moderation/passwords";
import type { Db } from "~/database/db.server";
import type { Env } from "~/env.server";
import type { FieldErrors } from "~/field-errors";
import { mailLink } from "~/mail/mode.server";
import { mailTo } from "~/mail/write.server";
import { hashOf, once, wasDone } from "~/models/once.server";
import { takeFromGuestLimit, visitorNetwork } from "~/models/rate-limit.server";
import type { Settings } from "~/settings";
import { urls } from "~/urls";
import {
  findPendingAddress,
  findWaitingMember,
  issueToken,
  readToken,
  spendToken,
  voidTokens,
} from "./email-token.server";
import { note, offerClaim } from "./joining.server";
import { proveAgain } from "./login.server";
import { mayWriteTo } from "./mailbox-limit.server";
import { hashPassword, verifyPassword } from "./password-hash.server";
import { deleteSessionsOf } from "./session.server";
import { findByEmail, findByName, findUser, lockUser, setEmail, setPasswordHash, type User } from "./user.server";

export type PasswordOutcome =
  | { kind: "changed"; userId: number }
  | { kind: "refused"; errors: FieldErrors }
  | { kind: "void" }
  | { kind: "limited"; retryAfterSeconds: number };

export async function changePassword(
  db: Db,
  env: Env,
  given: {
    userId: number;
    currentPassword: string;
    newPassword: string;
    key: string;
    settings: Settings;
  },
): Promise<PasswordOutcome> {
  const { userId, key } = given;
  const proof = await proveAgain(db, { userId, password: given.currentPassword });
  if (proof.kind === "limited") return proof;
  // The same form again finds the old password gone: it is told what the first one was told, where its new one is set.
  if (proof.kind === "wrong" && (await isDone(db, given))) return { kind: "changed", userId };
  if (proof.kind === "wrong") return { kind: "refused", errors: { currentPassword: { code: "wrong-password" } } };
  const errors = judgeNew(given.newPassword, proof.user, given.settings);
  if (Object.keys(errors).length > 0) return { kind: "refused", errors };
  const passwordHash = await hashPassword(given.newPassword);
  // Sent at the same moment, both began with the same password; from the page before, with the one that was set since.
  const sent = { hash: hashOf(proof.user.passwordHash), instead: "anew" } as const;
  return once<PasswordOutcome>(db, { userId, key, of: "password", sent }, async (tx) => {
    await setPasswordHash(tx, { userId, passwordHash });
    await deleteSessionsOf(tx, { userId });
    await tellChange(tx, env, proof.user, given.settings);
    return { kind: "changed", userId };
  });
}

async function isDone(db: Db, { userId, key, newPassword }: { userId: number; key: string; newPassword: string }) {
  if (!(await wasDone(db, { userId, key, of: "password" }))) return false;
  const user = await findUser(db, userId);
  return verifyPassword(user?.passwordHash ?? null, newPassword);
}

/**
 * Sends a link to the account's address, if there is such an account and it has one: an imported member gets the link to
 * claim it. `login` is an address or a user name. The caller answers the same whatever happened here.
 */
export async function requestReset(
  db: Db,
  env: Env,
  { login, address, settings }: { login: string; address: string; settings: Settings },
): Promise<{ kind: "done" } | { kind: "limited"; retryAfterSeconds: number }> {
  const asker = `address ${visitorNetwork(address)}`;
  const limit = await takeFromGuestLimit(db, { kind: "reset-mail", guest: asker });
  if (!limit.ok) return { kind: "limited", retryAfterSeconds: limit.retryAfterSeconds };
  await db.transaction(async (tx) => {
    const found = await findReachable(tx, login.trim().toLowerCase());
    const user = found && (await lockUser(tx, found.userId));
    if (!user || !(await mayWriteTo(tx, { kind: "reset-mail", email: found.email, asker }))) return;
    if (user.isUnclaimed) return offerClaim(tx, env, user, settings.brand.name);
    const token = await issueToken(tx, {
      purpose: "reset",
      userId: user.id,
      email: found.email,
      passwordHash: user.passwordHash,
    });
    const values = { community: settings.brand.name, name: user.displayName, url: mailLink(env, urls.reset(token)) };
    await mailTo(tx, env, { recipient: found.email, userId: user.id, language: user.language, kind: "reset", values });
  });
  return { kind: "done" };
}

/** Whose password a link would set; null when it is void, also when the account has another address by now. */
export async function readReset(db: Db, { token }: { token: string }): Promise<User | null> {
  const found = await readToken(db, { token, purposes: ["reset"] });
  const user = found?.userId ? await findUser(db, found.userId) : null;
  const isBound = user !== null && (user.email === null || found?.email === "" || user.email === found?.email);
  return isBound ? user : null;
}

export async function resetPassword(
  db: Db,
  env: Env,
  { token, newPassword, settings }: { token: string; newPassword: string; settings: Settings },
): Promise<PasswordOutcome> {
  const before = await readReset(db, { token });
  if (!before) return { kind: "void" };
  const errors = judgeNew(newPassword, before, settings);
  if (Object.keys(errors).length > 0) return { kind: "refused", errors };
  const passwordHash = await hashPassword(newPassword);
  return db.transaction(async (tx) => {
    const user = await lockUser(tx, before.id);
    const spent = user && (await spendToken(tx, { token, purposes: ["reset"] }));
    if (!user || !spent) return { kind: "void" };
    await setPasswordHash(tx, { userId: user.id, passwordHash });
    const isNowTheirs =
      user.email === null && spent.email !== "" && (await setEmail(tx, { userId: user.id, email: spent.email }));
    if (isNowTheirs) await voidTokens(tx, { userId: user.id });
    await deleteSessionsOf(tx, { userId: user.id });
    await tellChange(tx, env, user, settings);
    return { kind: "changed", userId: user.id };
  });
}

/** For an administrator or the command line to hand over: a link to set a password, not bound to an address. */
export async function passwordLink(
  tx: Db,
  env: Pick<Env, "PUBLIC_URL">,
  user: Pick<User, "id" | "passwordHash">,
): Promise<string> {
  const token = await issueToken(tx, { purpose: "reset", userId: user.id, email: "", passwordHash: user.passwordHash });
  return mailLink(env, urls.reset(token));
}

export function judgeNew(
  password: string,
  owner: Pick<User, "name" | "displayName" | "email">,
  settings: Settings,
): FieldErrors {
  const errors: FieldErrors = {};
  const { name: username, displayName, email } = owner;
  note(
    errors,
    "newPassword",
    judgePassword(password, { username, displayName, email: email ?? "", brand: settings.brand.name }),
  );
  return errors;
}

async function findReachable(tx: Db, typed: string): Promise<{ userId: number; email: string } | null> {
  if (typed.includes("@")) {
    const owner = await findByEmail(tx, typed);
    const userId = owner?.id ?? (await findWaitingMember(tx, { email: typed }));
    return userId === null || userId === undefined ? null : { userId, email: typed };
  }
  const user = await findByName(tx, typed);
  const email = user?.email ?? (user && (await findPendingAddress(tx, { userId: user.id }))?.email);
  return user && email ? { userId: user.id, email } : null;
}

async function tellChange(tx: Db, env: Env, user: User, settings: Settings): Promise<void> {
  if (user.email === null) return;
  const values = { community: settings.brand.name, name: user.displayName, url: mailLink(env, urls.forgot()) };
  await mailTo(tx, env, {
    recipient: user.email,
    userId: user.id,
    language: user.language,
    kind: "password-changed",
    values,
  });
}
