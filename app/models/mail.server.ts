// Mails as rows: written in the transaction that causes them, sent by a job, forgotten soon after.
import { and, asc, desc, eq, isNull, lt, sql } from "drizzle-orm";
import { mails } from "#drizzle/schema/people";
import type { Db } from "~/db.server";
import { enqueue } from "~/jobs/enqueue.server";

export type NewMail = { recipient: string; userId: number | null; subject: string; text: string };
export type Mail = { id: number; recipient: string; subject: string; text: string; createdAt: Date };

/** What a person would still wait for. */
const MOST_ATTEMPTS = 7;
const FORGOTTEN_AFTER_MINUTES = 5;
const KEPT_DAYS = 7;
const LISTED = 50;
const MAX_ERROR_LENGTH = 500;

export async function writeMail(tx: Db, mail: NewMail): Promise<number> {
  const [row] = await tx.insert(mails).values(mail).returning({ id: mails.id });
  if (!row) throw new Error("mail was not written");
  await enqueue(tx, "send-mail", { mailId: row.id });
  return row.id;
}

/** A mail that waits, locked for this transaction; null when it was sent or another process is at it. */
export async function lockWaitingMail(tx: Db, id: number): Promise<Mail | null> {
  const [row] = await tx
    .select(columns)
    .from(mails)
    .where(and(eq(mails.id, id), isNull(mails.sentAt), lt(mails.attempts, MOST_ATTEMPTS)))
    .for("update", { skipLocked: true });
  return row ?? null;
}

/** What was sent may hold a link that still works, so the text goes. */
export async function markSent(tx: Db, id: number): Promise<void> {
  await tx
    .update(mails)
    .set({ sentAt: sql`now()`, text: "", attempts: sql`${mails.attempts} + 1`, lastError: null })
    .where(eq(mails.id, id));
}

export async function markFailed(tx: Db, { id, error }: { id: number; error: string }): Promise<void> {
  await tx
    .update(mails)
    .set({ attempts: sql`${mails.attempts} + 1`, lastError: error.slice(0, MAX_ERROR_LENGTH) })
    .where(eq(mails.id, id));
}

/** Mails that nobody has tried although they have waited: their job was lost, or mail was set up only now. */
export async function listForgottenMails(db: Db): Promise<number[]> {
  const rows = await db
    .select({ id: mails.id })
    .from(mails)
    .where(
      and(
        isNull(mails.sentAt),
        eq(mails.attempts, 0),
        sql`${mails.createdAt} < now() - make_interval(mins => ${FORGOTTEN_AFTER_MINUTES})`,
      ),
    )
    .orderBy(asc(mails.createdAt))
    .limit(LISTED);
  return rows.map((row) => row.id);
}

/** For the page that shows them where no mail server is set up. */
export function listLatestMails(db: Db): Promise<Mail[]> {
  return db.select(columns).from(mails).orderBy(desc(mails.id)).limit(LISTED);
}

export async function deleteMailsTo(tx: Db, { userId }: { userId: number }): Promise<void> {
  await tx.delete(mails).where(eq(mails.userId, userId));
}

export async function deleteOldMails(db: Db): Promise<void> {
  await db.execute(sql`delete from mails where created_at < now() - make_interval(days => ${KEPT_DAYS})`);
}

const columns = {
  id: mails.id,
  recipient: mails.recipient,
  subject: mails.subject,
  text: mails.text,
  createdAt: mails.createdAt,
};
