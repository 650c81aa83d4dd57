// Proving who one is with a password.
//
// Promises: unknown, unclaimed and deleted accounts answer as a wrong password does, in the same time. Only failures are
// counted: for the network they come from and for the account, by whatever name it was called, existing or not. Nobody is
// kept out by others: a device that was logged in before has a count of its own and no other; while strangers have used
// up the count of an account, each further network still has a few tries, at which only the right password is let in.
// Refuses: to lock an account. Price, known: whoever has three networks and an hour could learn that a name and an
// address are one account, from the count that both share (2026-11-29).
import type { Db } from "~/database/db.server";
import { type LimitOutcome, returnToGuestLimit, takeFromGuestLimit, visitorNetwork } from "~/models/rate-limit.server";
import { verifyPassword } from "./password-hash.server";
import { findByLogin, findUser, type User } from "./user.server";

/** A browser that a member was logged in with before; proven by its cookie. */
export type KnownDevice = { id: string; userId: number };

export type LoginOutcome =
  | { kind: "in"; user: User }
  | { kind: "wrong" }
  | { kind: "limited"; retryAfterSeconds: number };

type Login = { login: string; password: string; address: string; devices?: readonly KnownDevice[] };
type Count = { kind: "login" | "login-stranger"; guest: string };
/** `counted`: given back when the password is right. `mustBeRight`: a wrong one is told to wait. */
type Admission = { counted: Count[]; mustBeRight: number | null } | { retryAfterSeconds: number };

/** `login` is a user name or a confirmed address. */
export async function logIn(db: Db, { login, password, address, devices = [] }: Login): Promise<LoginOutcome> {
  const network = visitorNetwork(address);
  const tries = await takeFromGuestLimit(db, { kind: "login-try", guest: `address ${network}` });
  if (!tries.ok) return limited(tries.retryAfterSeconds);
  const user = await findByLogin(db, login);
  const device = devices.find(({ userId }) => userId === user?.id);
  const account = user ? `member ${user.id}` : login.trim().toLowerCase();
  const admission = device
    ? await admitDevice(db, `device ${device.id} of ${account}`)
    : await admitStranger(db, { network, account });
  if ("retryAfterSeconds" in admission) return limited(admission.retryAfterSeconds);
  const isRight = await verifyPassword(user?.passwordHash ?? null, password);
  if (!isRight || !user) return admission.mustBeRight === null ? { kind: "wrong" } : limited(admission.mustBeRight);
  for (const count of admission.counted) await returnToGuestLimit(db, count);
  return { kind: "in", user };
}

/** The password again, before something that cannot be taken back. Failures are counted for whoever has the session. */
export async function proveAgain(
  db: Db,
  { userId, password }: { userId: number; password: string },
): Promise<LoginOutcome> {
  const count = { kind: "login", guest: `session of member ${userId}` } as const;
  const limit = await takeFromGuestLimit(db, count);
  if (!limit.ok) return limited(limit.retryAfterSeconds);
  const user = await findUser(db, userId);
  const isRight = await verifyPassword(user?.passwordHash ?? null, password);
  if (!isRight || !user) return { kind: "wrong" };
  await returnToGuestLimit(db, count);
  return { kind: "in", user };
}

async function admitDevice(db: Db, guest: string): Promise<Admission> {
  const own: Count = { kind: "login", guest };
  const limit = await takeFromGuestLimit(db, own);
  return limit.ok ? { counted: [own], mustBeRight: null } : limit;
}

async function admitStranger(db: Db, { network, account }: { network: string; account: string }): Promise<Admission> {
  const ofNetwork: Count = { kind: "login", guest: `address ${network}` };
  const ofAccount: Count = { kind: "login", guest: `account ${account}` };
  const own = await takeFromGuestLimit(db, ofNetwork);
  if (!own.ok) return own;
  const shared: LimitOutcome = await takeFromGuestLimit(db, ofAccount);
  if (shared.ok) return { counted: [ofNetwork, ofAccount], mustBeRight: null };
  const reserve: Count = { kind: "login-stranger", guest: `address ${network} account ${account}` };
  const left = await takeFromGuestLimit(db, reserve);
  return left.ok ? { counted: [ofNetwork, reserve], mustBeRight: shared.retryAfterSeconds } : left;
}

function limited(retryAfterSeconds: number): { kind: "limited"; retryAfterSeconds: number } {
  return { kind: "limited", retryAfterSeconds };
}
