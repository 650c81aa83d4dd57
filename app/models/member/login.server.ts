// Proving who one is with a password.
//
// Promises: unknown, unclaimed and deleted accounts answer as a wrong password does, in the same time; attempts are
// counted per network and per account, whether there is such an account or not.
import type { Db } from "~/database/db.server";
import { takeFromGuestLimit, visitorNetwork } from "~/models/rate-limit.server";
import { verifyPassword } from "~/web/passwords.server";
import { findByLogin, findUser, type User } from "./user.server";

export type LoginOutcome =
  | { kind: "in"; user: User }
  | { kind: "wrong" }
  | { kind: "limited"; retryAfterSeconds: number };

/** `login` is a user name or a confirmed address. */
export async function logIn(
  db: Db,
  { login, password, address }: { login: string; password: string; address: string },
): Promise<LoginOutcome> {
  for (const guest of [`address ${visitorNetwork(address)}`, `account ${login.trim().toLowerCase()}`]) {
    const limit = await takeFromGuestLimit(db, { kind: "login", guest });
    if (!limit.ok) return { kind: "limited", retryAfterSeconds: limit.retryAfterSeconds };
  }
  const user = await findByLogin(db, login);
  const isRight = await verifyPassword(user?.passwordHash ?? null, password);
  return isRight && user ? { kind: "in", user } : { kind: "wrong" };
}

/** The password again, before something that cannot be taken back. Counted as attempts to log in are. */
export async function proveAgain(
  db: Db,
  { userId, password }: { userId: number; password: string },
): Promise<LoginOutcome> {
  const limit = await takeFromGuestLimit(db, { kind: "login", guest: `member ${userId}` });
  if (!limit.ok) return { kind: "limited", retryAfterSeconds: limit.retryAfterSeconds };
  const user = await findUser(db, userId);
  const isRight = await verifyPassword(user?.passwordHash ?? null, password);
  return isRight && user ? { kind: "in", user } : { kind: "wrong" };
}
