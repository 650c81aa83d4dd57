// Members as rows: who they are, never what they wrote.
//
// An address is in `users.email` only once it is confirmed (or an import or an administrator vouches for it); until then
// it lives in the link that waits to be used. So nobody can occupy another person's address, and joining with a taken
// address looks exactly like joining with a free one.
import { and, eq, gt, isNotNull, isNull, ne, sql, TransactionRollbackError } from "drizzle-orm";
import { users } from "#drizzle/schema/people";
import type { Role } from "~/actor";
import type { Db } from "~/database/db.server";
import { isUniqueViolation } from "~/database/refusals";
import { findRetired } from "./retired-name.server";

export type User = {
  id: number;
  name: string;
  displayName: string;
  email: string | null;
  isVerified: boolean;
  passwordHash: string | null;
  role: Role;
  language: string;
  timeZone: string;
  about: string;
  avatar: string | null;
  isUnclaimed: boolean;
  createdAt: Date;
};

export type NewUser = {
  name: string;
  displayName: string;
  passwordHash: string | null;
  /** Only an address that is already known to be theirs. */
  email: string | null;
  language: string;
  timeZone: string;
  role?: Role;
};

const OFFICE_NAMES_READ = 500;

const columns = {
  id: users.id,
  name: users.name,
  displayName: users.displayName,
  email: users.email,
  isVerified: sql<boolean>`${users.emailVerifiedAt} is not null`,
  passwordHash: users.passwordHash,
  role: users.role,
  language: users.language,
  timeZone: users.timeZone,
  about: users.about,
  avatar: users.avatar,
  isUnclaimed: users.isUnclaimed,
  createdAt: users.createdAt,
};

/** The new member's id, or null when the name (or the address) is taken, or was somebody's who left. */
export async function createUser(db: Db, user: NewUser): Promise<number | null> {
  try {
    return await db.transaction(async (tx) => {
      const id = await insertUser(tx, user);
      // After the insert, which has waited for whoever is leaving with this name just now.
      if (id !== null && (await findRetired(tx, [user.name])).size > 0) tx.rollback();
      return id;
    });
  } catch (error) {
    if (error instanceof TransactionRollbackError) return null;
    throw error;
  }
}

async function insertUser(tx: Db, user: NewUser): Promise<number | null> {
  const [row] = await tx
    .insert(users)
    .values({
      name: user.name,
      displayName: user.displayName,
      passwordHash: user.passwordHash,
      email: user.email,
      emailVerifiedAt: user.email === null ? null : sql`now()`,
      language: user.language,
      timeZone: user.timeZone,
      role: user.role ?? "member",
      lastSeenOn: sql`now()`,
    })
    .onConflictDoNothing()
    .returning({ id: users.id });
  return row?.id ?? null;
}

/** Not deleted. */
export async function findUser(db: Db, id: number): Promise<User | null> {
  const [row] = await db
    .select(columns)
    .from(users)
    .where(and(eq(users.id, id), isNull(users.deletedAt)));
  return row ?? null;
}

/**
 * The same, locked until the transaction ends. Rows that name them go on being written: whoever decides about a text holds its
 * row and then names its author, and a full lock would wait for that row in a circle. `update` is for whoever leaves.
 */
export async function lockUser(
  tx: Db,
  id: number,
  strength: "no key update" | "update" = "no key update",
): Promise<User | null> {
  const isThis = and(eq(users.id, id), isNull(users.deletedAt));
  const [row] = await tx.select(columns).from(users).where(isThis).for(strength);
  return row ?? null;
}

/** What somebody types to log in: the user name, or the confirmed address. */
export async function findByLogin(db: Db, login: string): Promise<User | null> {
  const typed = login.trim().toLowerCase();
  if (!typed.includes("@")) return findByName(db, typed);
  const user = await findByEmail(db, typed);
  return user?.isVerified ? user : null;
}

export async function findByName(db: Db, name: string): Promise<User | null> {
  const [row] = await db
    .select(columns)
    .from(users)
    .where(and(eq(users.name, name), isNull(users.deletedAt)));
  return row ?? null;
}

/** Confirmed, or known from an import. */
export async function findByEmail(db: Db, email: string): Promise<User | null> {
  const [row] = await db
    .select(columns)
    .from(users)
    .where(and(eq(users.email, email), isNull(users.deletedAt)));
  return row ?? null;
}

/** By the database's clock. */
export async function joinedWithin(db: Db, { userId, minutes }: { userId: number; minutes: number }): Promise<boolean> {
  const since = sql`now() - make_interval(mins => ${minutes})`;
  const rows = await db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, userId), gt(users.createdAt, since)));
  return rows.length > 0;
}

export async function setPasswordHash(
  tx: Db,
  { userId, passwordHash }: { userId: number; passwordHash: string },
): Promise<void> {
  await tx.update(users).set({ passwordHash }).where(eq(users.id, userId));
}

/** Makes the address theirs and confirmed; false when it belongs to somebody else by now. */
export async function setEmail(tx: Db, { userId, email }: { userId: number; email: string }): Promise<boolean> {
  // A savepoint, so that the caller's transaction survives the refusal of the unique index.
  try {
    await tx.transaction(async (inner) => {
      await inner.update(users).set({ email, emailVerifiedAt: sql`now()` }).where(eq(users.id, userId));
    });
    return true;
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}

export async function hasAdmin(db: Db): Promise<boolean> {
  const rows = await db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.role, "admin"), isNull(users.deletedAt)))
    .limit(1);
  return rows.length > 0;
}

/** Names nobody else may look like: the display and user names of members who hold a role. */
export function listOfficeNames(
  db: Db,
  { exceptUserId }: { exceptUserId: number | null },
): Promise<{ displayName: string; name: string }[]> {
  return db
    .select({ displayName: users.displayName, name: users.name })
    .from(users)
    .where(
      and(
        ne(users.role, "member"),
        isNull(users.deletedAt),
        exceptUserId === null ? isNotNull(users.id) : ne(users.id, exceptUserId),
      ),
    )
    .limit(OFFICE_NAMES_READ);
}
