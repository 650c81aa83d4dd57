// Links that prove something: single use, hashed at rest, bound to the address and the password they were made for.
//
// Promises: the database never holds a token that works; a link is void once it was used, has expired, was replaced by a
// newer one of its kind, or the member's password changed; spending is atomic, so of two requests one wins.
// The newest unused 'verify' link also remembers which address a member wants to have confirmed.
import { createHash, randomBytes } from "node:crypto";
import { and, desc, eq, gt, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { emailTokens, users } from "#drizzle/schema/people";
import type { Db } from "~/database/db.server";
import { urls } from "~/urls";

export type TokenPurpose = "verify" | "reset" | "change" | "claim" | "first-admin";
/** `userId` is null for the first administrator only. */
export type Token = { purpose: TokenPurpose; userId: number | null; email: string };

const HOURS: Record<TokenPurpose, number> = { verify: 72, reset: 2, change: 24, claim: 24 * 14, "first-admin": 24 * 7 };
const KEPT_DAYS = 7;
const SHAPE = /^[A-Za-z0-9_-]{43}$/;

/** Voids the member's older links of this kind and gives the new token, which is known to nobody else. */
export async function issueToken(
  tx: Db,
  {
    purpose,
    userId,
    email,
    passwordHash,
  }: { purpose: TokenPurpose; userId: number | null; email: string; passwordHash: string | null },
): Promise<string> {
  if (userId !== null) await voidTokens(tx, { userId, purposes: [purpose] });
  const token = randomBytes(32).toString("base64url");
  await tx.insert(emailTokens).values({
    hash: sha256(token),
    userId,
    purpose,
    email,
    passwordFingerprint: fingerprint(passwordHash),
    expiresAt: sql`now() + make_interval(hours => ${HOURS[purpose]})`,
  });
  return token;
}

/**
 * The one-time address at which the first administrator introduces themselves. Each server that starts prints one; all are
 * void as soon as there is an administrator.
 */
export async function firstAdminLink(db: Db, publicUrl: string): Promise<string> {
  const token = await issueToken(db, { purpose: "first-admin", userId: null, email: "", passwordHash: null });
  return new URL(urls.setup(token), publicUrl).href;
}

/** What a link would do, without using it. Null when it is void. */
export async function readToken(
  db: Db,
  { token, purposes }: { token: string; purposes: TokenPurpose[] },
): Promise<Token | null> {
  if (!SHAPE.test(token)) return null;
  const [row] = await db
    .select({ ...shown, passwordHash: users.passwordHash, deletedAt: users.deletedAt })
    .from(emailTokens)
    .leftJoin(users, eq(users.id, emailTokens.userId))
    .where(isLive(token, purposes));
  if (!row || row.deletedAt !== null) return null;
  return boundToken(row, row.passwordHash);
}

/** Uses a link up. Null when it is void, also when another request was faster. Lock the member first. */
export async function spendToken(
  tx: Db,
  { token, purposes }: { token: string; purposes: TokenPurpose[] },
): Promise<Token | null> {
  const before = await readToken(tx, { token, purposes });
  if (!before) return null;
  const spent = await tx
    .update(emailTokens)
    .set({ usedAt: sql`now()` })
    .where(isLive(token, purposes))
    .returning({ hash: emailTokens.hash });
  return spent.length > 0 ? before : null;
}

/** Voids all links of a member that still wait, or those of one kind. */
export async function voidTokens(
  tx: Db,
  { userId, purposes }: { userId: number; purposes?: TokenPurpose[] },
): Promise<void> {
  const ofMember = and(eq(emailTokens.userId, userId), isNull(emailTokens.usedAt));
  await tx.delete(emailTokens).where(purposes ? and(ofMember, inArray(emailTokens.purpose, purposes)) : ofMember);
}

/** The address a member wants to have confirmed: the first one ('verify') or another one ('change'), newest link first. */
export async function findPendingAddress(
  db: Db,
  { userId }: { userId: number },
): Promise<{ purpose: "verify" | "change"; email: string } | null> {
  const [row] = await db
    .select({ purpose: emailTokens.purpose, email: emailTokens.email })
    .from(emailTokens)
    .where(
      and(
        eq(emailTokens.userId, userId),
        isNull(emailTokens.usedAt),
        sql`(${emailTokens.purpose} = 'verify' or ${emailTokens.purpose} = 'change' and ${emailTokens.expiresAt} > now())`,
      ),
    )
    .orderBy(desc(emailTokens.createdAt))
    .limit(1);
  if (!row || (row.purpose !== "verify" && row.purpose !== "change")) return null;
  return { purpose: row.purpose, email: row.email };
}

/** The newest member who gave this address and has not confirmed it yet. */
export async function findWaitingMember(db: Db, { email }: { email: string }): Promise<number | null> {
  const [row] = await db
    .select({ userId: emailTokens.userId })
    .from(emailTokens)
    .innerJoin(users, eq(users.id, emailTokens.userId))
    .where(
      and(
        eq(emailTokens.email, email),
        eq(emailTokens.purpose, "verify"),
        isNull(emailTokens.usedAt),
        isNull(users.email),
        isNull(users.deletedAt),
      ),
    )
    .orderBy(desc(emailTokens.createdAt))
    .limit(1);
  return row?.userId ?? null;
}

/** The address that waits to be confirmed is kept as long as its member has none. */
export async function deleteOldTokens(db: Db): Promise<void> {
  await db.execute(sql`
    delete from email_tokens t where t.expires_at < now() - make_interval(days => ${KEPT_DAYS})
      and not (t.purpose = 'verify' and t.used_at is null and exists (
        select 1 from users u where u.id = t.user_id and u.email is null and u.deleted_at is null))`);
}

const shown = {
  purpose: emailTokens.purpose,
  userId: emailTokens.userId,
  email: emailTokens.email,
  passwordFingerprint: emailTokens.passwordFingerprint,
};

function isLive(token: string, purposes: TokenPurpose[]): SQL | undefined {
  return and(
    eq(emailTokens.hash, sha256(token)),
    inArray(emailTokens.purpose, purposes),
    isNull(emailTokens.usedAt),
    gt(emailTokens.expiresAt, sql`now()`),
  );
}

function boundToken(row: Token & { passwordFingerprint: string }, passwordHash: string | null): Token | null {
  if (row.passwordFingerprint !== fingerprint(passwordHash)) return null;
  return { purpose: row.purpose, userId: row.userId, email: row.email };
}

function fingerprint(passwordHash: string | null): string {
  return passwordHash === null ? "" : sha256(passwordHash);
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
