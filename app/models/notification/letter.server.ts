// Mails about what happened: rows when it is told, words only when they are sent (letter-words.ts).
//
// Promises: a mail says what may be seen at the moment it is sent and is wanted then, in the member's language and to the address
// they have then; what was looked at while a mail gathered it is left out; if nothing is left there is no mail. Every
// mail says why it came and how to stop it, by a link that needs no login. Where no mails are sent but shown
// (development), the words are written at once.

import { eq, sql } from "drizzle-orm";
import { mails } from "#drizzle/schema/people";
import { type Choices, DIGEST, wantsMail } from "#moderation/notifying";
import type { Db } from "~/database/db.server";
import type { Env } from "~/env.server";
import { knownLanguage, translator } from "~/i18n";
import { legalLines } from "~/mail/legal-lines.server";
import { mailLink, mailMode } from "~/mail/mode.server";
import { enqueue } from "~/models/job/queue.server";
import { isSuspended } from "~/models/member/suspension";
import { urls } from "~/urls";
import { type Ended, unsubscribeToken } from "./choice.server";
import { bundleWords, digestWords, type LetterWords, singleWords } from "./letter-words";
import { listOfMail } from "./notification.server";

export type LetterTo = {
  userId: number;
  what: Ended;
  notificationIds: readonly number[];
  /** One that waits already and takes these in. */
  mailId: number | null;
  /** How long a new one gathers what else happens; 0: it goes at once. */
  afterMinutes: number;
};
export type Letter = LetterWords & {
  recipient: string;
  /** What it is about, so that mail programs put the mails of one question together; null: about many things. */
  thread: string | null;
};

const MAILS_PER_JOB = 20;
/** One mail gathers no more than this; it says that there is more. */
const MOST_GATHERED = 200;

/** In the transaction that writes the notifications: the mails, linked to them, and the jobs that send them. */
export async function writeLetters(tx: Db, env: Env, letters: readonly LetterTo[]): Promise<void> {
  const mode = mailMode(env);
  if (letters.length === 0 || mode === "none") return;
  const records = await Promise.all(
    letters.map(async ({ userId, what, notificationIds, mailId, afterMinutes }) => ({
      user: userId,
      url: mailLink(env, urls.unsubscribe(await unsubscribeToken(tx, { userId, what }))),
      ids: notificationIds,
      mail: mailId,
      after: afterMinutes,
    })),
  );
  const rows = await tx.execute<{ id: number; url: string; isDue: boolean }>(sql`
    with new as materialized (
      select r.*, coalesce(r.mail, nextval(pg_get_serial_sequence('mails', 'id'))) as mail_id
      from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r("user" bigint, url text, ids jsonb, mail bigint, after int)
    ), linked as (
      update notifications n set mail_id = new.mail_id from new, jsonb_array_elements(new.ids) x (id) where n.id = x.id::bigint
    ), written as (
      insert into mails (id, recipient, user_id, subject, text, unsubscribe_url, send_after) overriding system value
      select new.mail_id, u.email, u.id, '', '', new.url, case when new.after > 0 then now() + make_interval(mins => new.after) end
      from new join users u on u.id = new."user" where u.email is not null and new.mail is null
      returning id, unsubscribe_url as url, send_after is null as "isDue"
    )
    select id, url, "isDue" from written union all select mail, url, false from new where mail is not null`);
  if (mode === "page") return writeOut(tx, env, rows);
  const ids = rows.filter(({ isDue }) => isDue).map(({ id }) => id);
  for (let at = 0; at < ids.length; at += MAILS_PER_JOB)
    await enqueue(tx, "send-mail", { mailIds: ids.slice(at, at + MAILS_PER_JOB) });
}

async function writeOut(tx: Db, env: Env, rows: readonly { id: number; url: string }[]): Promise<void> {
  for (const { id, url } of rows) {
    const letter = await composeLetter(tx, env, { id, unsubscribeUrl: url });
    if (letter) await tx.update(mails).set({ subject: letter.subject, text: letter.text }).where(eq(mails.id, id));
  }
}

type To = {
  email: string;
  language: string;
  choices: Choices | null;
  community: string | null;
  isGathered: boolean;
  isSuspended: boolean;
};

/** What somebody who may do nothing here is told all the same: what was decided, and what came of an appeal. */
const TOLD_TO_SUSPENDED: ReadonlySet<string> = new Set(["decision", "appeal"]);

/** The words of a mail as they are right now; null when there is nothing (or nobody) left. */
export async function composeLetter(
  db: Db,
  env: Env,
  { id, unsubscribeUrl }: { id: number; unsubscribeUrl: string | null },
): Promise<Letter | null> {
  const [to] = await db.execute<To>(sql`
    select u.email, u.language, m.send_after is not null as "isGathered", ${isSuspended(sql`u.id`)} as "isSuspended",
      (select json_object_agg(x.kind, x.channel) from notification_choices x where x.user_id = u.id) as choices,
      (select value ->> 'name' from settings where key = 'brand') as community
    from mails m join users u on u.id = m.user_id
    where m.id = ${id}::bigint and u.email is not null and u.email_verified_at is not null and u.deleted_at is null`);
  if (!to) return null;
  const all = await listOfMail(db, id, MOST_GATHERED + 1);
  const items = all.filter(
    (item) =>
      wantsMail(item.kind, to.choices ?? {}) &&
      (item.isUnread || !to.isGathered) &&
      (!to.isSuspended || TOLD_TO_SUSPENDED.has(item.kind)),
  );
  const [first] = items;
  if (!first) return null;
  const community = to.community || "Commonplace";
  const about = { t: translator(knownLanguage(to.language)), env, community, stop: unsubscribeUrl ?? "" };
  const isDigest = unsubscribeUrl?.includes(`.${DIGEST}.`) ?? false;
  const thread = isDigest || first.thread === "" ? null : first.thread;
  const words = isDigest
    ? digestWords(items, about)
    : items.length === 1
      ? singleWords(first, about)
      : bundleWords(items, about);
  const legal = await legalLines(db, env, to.language);
  const text = legal === "" ? words.text : `${words.text.trimEnd()}\n${legal}`;
  return { recipient: to.email, thread, ...words, text };
}
