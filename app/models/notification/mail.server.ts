// Mails as rows: written in the transaction that causes them, sent by a job, forgotten soon after.
import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import { mails } from "#drizzle/schema/people";
import type { Db } from "~/database/db.server";
import { enqueue } from "~/models/job/queue.server";

export type NewMail = { recipient: string; userId: number | null; subject: string; text: string };
export type Mail = {
  id: number;
  recipient: string;
  userId: number | null;
  subject: string;
  text: string;
  /** Of mails about what happened: ends those of their kind. Null for mails that belong to the account. */
  unsubscribeUrl: string | null;
  createdAt: Date;
};

/** A mail server may be away over a weekend; what is older nobody waits for any more. */
const GIVEN_UP_AFTER_DAYS = 3;
const FORGOTTEN_AFTER_MINUTES = 5;
/** Between two tries, times the tries so far. */
const TRIED_AGAIN_AFTER_MINUTES = 5;
const LONGEST_WAIT_MINUTES = 60;
const KEPT_DAYS = 7;
const LISTED = 50;
const SWEPT = 500;
const MAX_ERROR_LENGTH = 500;

export async function writeMail(tx: Db, mail: NewMail): Promise<number> {
  const [row] = await tx.insert(mails).values(mail).returning({ id: mails.id });
  if (!row) throw new Error("mail was not written");
  await enqueue(tx, "send-mail", { mailId: row.id });
  return row.id;
}

/** A mail that gathers what happens is not sent before its time. */
const isDue = sql`coalesce(${mails.sendAfter} <= now(), true)`;

/** A mail that waits, locked for this transaction; null when it was sent or another process is at it. */
export async function lockWaitingMail(tx: Db, id: number): Promise<Mail | null> {
  const [row] = await tx
    .select(columns)
    .from(mails)
    .where(and(eq(mails.id, id), isNull(mails.sentAt), isNull(mails.givenUpAt), isDue))
    .for("update", { skipLocked: true });
  return row ?? null;
}

/** What was sent may hold a link that still works, so the text goes. */
export async function markSent(tx: Db, id: number): Promise<void> {
  await tx
    .update(mails)
    .set({ sentAt: sql`now()`, triedAt: sql`now()`, text: "", attempts: sql`${mails.attempts} + 1`, lastError: null })
    .where(eq(mails.id, id));
}

export async function markFailed(
  tx: Db,
  { id, subject, error, isForGood }: { id: number; subject: string; error: string; isForGood: boolean },
): Promise<void> {
  const isTooOld = sql`${mails.createdAt} < now() - make_interval(days => ${GIVEN_UP_AFTER_DAYS}::int)`;
  await tx
    .update(mails)
    .set({
      subject,
      attempts: sql`${mails.attempts} + 1`,
      lastError: error.slice(0, MAX_ERROR_LENGTH),
      triedAt: sql`now()`,
      givenUpAt: sql`case when ${isForGood} or ${isTooOld} then now() end`,
    })
    .where(eq(mails.id, id));
}

/** Nothing is left to tell, or nobody to tell it to. */
export async function withdrawMail(tx: Db, id: number): Promise<void> {
  await tx.delete(mails).where(eq(mails.id, id));
}

/**
 * Mails that wait although nobody is at them: their job was lost or gave up, the mail server was away, or mail was set up only
 * now. The oldest first; each waits longer the oftener it was tried.
 */
export async function listForgottenMails(db: Db): Promise<number[]> {
  const rows = await db
    .select({ id: mails.id })
    .from(mails)
    .where(
      and(
        isNull(mails.sentAt),
        isNull(mails.givenUpAt),
        sql`coalesce(${mails.sendAfter}, ${mails.createdAt} + make_interval(mins => ${FORGOTTEN_AFTER_MINUTES}::int)) < now()`,
        sql`coalesce(${mails.triedAt} < now() - make_interval(mins => least(${mails.attempts} * ${TRIED_AGAIN_AFTER_MINUTES}::int, ${LONGEST_WAIT_MINUTES}::int)), true)`,
      ),
    )
    .orderBy(asc(mails.createdAt))
    .limit(SWEPT);
  return rows.map((row) => row.id);
}

/** For the page that shows them where no mail server is set up. */
export function listLatestMails(db: Db): Promise<Mail[]> {
  return db.select(columns).from(mails).orderBy(desc(mails.id)).limit(LISTED);
}

export async function deleteOldMails(db: Db): Promise<void> {
  await db.execute(sql`delete from mails where created_at < now() - make_interval(days => ${KEPT_DAYS})`);
}

const columns = {
  id: mails.id,
  recipient: mails.recipient,
  userId: mails.userId,
  subject: mails.subject,
  text: mails.text,
  unsubscribeUrl: mails.unsubscribeUrl,
  createdAt: mails.createdAt,
};
