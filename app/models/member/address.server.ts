// The address of a member: confirming it with the link from the mail, asking for the mail again, changing it.
//
// Promises: an address is attached only by somebody who has both the mail and the account (a session or the password):
// whoever joins with a stranger's address gains nothing when the stranger opens the link. The old address is told.
import type { Db } from "~/database/db.server";
import type { Env } from "~/env.server";
import { mailLink } from "~/mail/mode.server";
import { mailTo } from "~/mail/write.server";
import type { Settings } from "~/settings";
import { findPendingAddress, readToken, spendToken, voidTokens } from "./email-token.server";
import { askToConfirm } from "./joining.server";
import { type KnownDevice, logIn, proveAgain } from "./login.server";
import { findUser, lockUser, setEmail, type User } from "./user.server";

const PURPOSES: ("verify" | "change")[] = ["verify", "change"];

export type ConfirmOutcome =
  | { kind: "confirmed"; user: User }
  | { kind: "void" }
  /** The address belongs to somebody else by now. */
  | { kind: "taken" }
  | { kind: "wrong-password" }
  | { kind: "limited"; retryAfterSeconds: number };

/** Whose address a link would confirm; null when it is void. */
export async function readConfirmation(
  db: Db,
  { token }: { token: string },
): Promise<{ userId: number; name: string; email: string } | null> {
  const found = await readToken(db, { token, purposes: PURPOSES });
  const user = found?.userId ? await findUser(db, found.userId) : null;
  return found && user ? { userId: user.id, name: user.name, email: found.email } : null;
}

/** `actorId`: who is logged in. Anybody else proves with the password that the account is theirs. */
export async function confirmAddress(
  db: Db,
  env: Env,
  given: {
    token: string;
    actorId: number | null;
    password: string;
    address: string;
    devices: readonly KnownDevice[];
    settings: Settings;
  },
): Promise<ConfirmOutcome> {
  const link = await readConfirmation(db, given);
  if (!link) return { kind: "void" };
  if (link.userId !== given.actorId) {
    const { password, address, devices } = given;
    const login = await logIn(db, { login: link.name, password, address, devices });
    if (login.kind === "limited") return login;
    if (login.kind === "wrong") return { kind: "wrong-password" };
  }
  return db.transaction(async (tx) => attach(tx, env, { ...given, userId: link.userId }));
}

async function attach(
  tx: Db,
  env: Env,
  { token, userId, settings }: { token: string; userId: number; settings: Settings },
): Promise<ConfirmOutcome> {
  const user = await lockUser(tx, userId);
  const spent = user && (await spendToken(tx, { token, purposes: PURPOSES }));
  if (!user || !spent) return { kind: "void" };
  if (!(await setEmail(tx, { userId, email: spent.email }))) return { kind: "taken" };
  await voidTokens(tx, { userId });
  if (user.email !== null && user.email !== spent.email) {
    const values = {
      community: settings.brand.name,
      name: user.displayName,
      email: spent.email,
      url: mailLink(env, "/"),
    };
    await mailTo(tx, env, { recipient: user.email, userId, language: user.language, kind: "changed", values });
  }
  return { kind: "confirmed", user: { ...user, email: spent.email, isVerified: true } };
}

export type AddressOutcome =
  | { kind: "sent"; email: string }
  | { kind: "wrong-password" }
  | { kind: "nothing" }
  | { kind: "limited"; retryAfterSeconds: number };

/** Another address, or the first one: the mail goes there, and nothing changes until its link is used. */
export async function requestAddress(
  db: Db,
  env: Env,
  { userId, email, password, settings }: { userId: number; email: string; password: string; settings: Settings },
): Promise<AddressOutcome> {
  const proof = await proveAgain(db, { userId, password });
  if (proof.kind === "limited") return proof;
  if (proof.kind === "wrong") return { kind: "wrong-password" };
  if (proof.user.email === email && proof.user.isVerified) return { kind: "nothing" };
  await db.transaction(async (tx) => {
    const user = await lockUser(tx, userId);
    if (user) await askToConfirm(tx, env, { user, email, settings });
  });
  return { kind: "sent", email };
}

/** The mail once more, to the address that waits. */
export async function resendConfirmation(
  db: Db,
  env: Env,
  { userId, settings }: { userId: number; settings: Settings },
): Promise<AddressOutcome> {
  return db.transaction(async (tx) => {
    const user = await lockUser(tx, userId);
    const pending = user && (await findPendingAddress(tx, { userId }));
    if (!user || !pending) return { kind: "nothing" };
    await askToConfirm(tx, env, { user, email: pending.email, settings });
    return { kind: "sent", email: pending.email };
  });
}
