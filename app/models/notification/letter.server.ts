// Mails about what happened: rows when it is told, words only when they are sent.
//
// Promises: a mail says what may be seen at the moment it is sent and is wanted then, in the member's language and to the address
// they have then; if nothing of it is left there is no mail. Every mail says why it came and how to stop it, by a link that
// needs no login. Where no mails are sent but shown (development), the words are written at once.
import { sql } from "drizzle-orm";
import { type Choices, DIGEST, wantsMail } from "#moderation/notifying";
import type { Db } from "~/database/db.server";
import type { Env } from "~/env.server";
import { isInterfaceLanguage, type Translate, translator } from "~/i18n";
import { enqueue } from "~/jobs/enqueue.server";
import { mailLink, mailMode } from "~/mail/mode.server";
import { kindKey, notificationWords } from "~/notification-words";
import { urls } from "~/urls";
import { type Ended, unsubscribeToken } from "./choice.server";
import { listOfMail, type NotificationItem } from "./notification.server";

export type LetterTo = { userId: number; what: Ended; notificationIds: readonly number[] };
export type Letter = { recipient: string; subject: string; text: string };

const MAILS_PER_JOB = 20;
/** The daily mail names this many things and counts the rest. */
const MOST_LINES = 40;

/** In the transaction that writes the notifications: one mail each, linked to them, and the jobs that send them. */
export async function writeLetters(tx: Db, env: Env, letters: readonly LetterTo[]): Promise<void> {
  const mode = mailMode(env);
  if (letters.length === 0 || mode === "none") return;
  const records = await Promise.all(
    letters.map(async ({ userId, what, notificationIds }) => ({
      user: userId,
      url: mailLink(env, urls.unsubscribe(await unsubscribeToken(tx, { userId, what }))),
      ids: notificationIds,
    })),
  );
  const rows = await tx.execute<{ id: number; url: string }>(sql`
    with new as materialized (
      select r.*, nextval(pg_get_serial_sequence('mails', 'id')) as mail_id
      from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r("user" bigint, url text, ids jsonb)
    ), linked as (
      update notifications n set mail_id = new.mail_id from new, jsonb_array_elements(new.ids) x (id) where n.id = x.id::bigint
    )
    insert into mails (id, recipient, user_id, subject, text, unsubscribe_url) overriding system value
    select new.mail_id, u.email, u.id, '', '', new.url from new join users u on u.id = new."user" where u.email is not null
    returning id, unsubscribe_url as url`);
  const ids = rows.map((row) => row.id);
  if (mode === "page") await writeOut(tx, env, rows);
  else
    for (let at = 0; at < ids.length; at += MAILS_PER_JOB)
      await enqueue(tx, "send-mail", { mailIds: ids.slice(at, at + MAILS_PER_JOB) });
}

async function writeOut(tx: Db, env: Env, rows: readonly { id: number; url: string }[]): Promise<void> {
  for (const { id, url } of rows) {
    const letter = await composeLetter(tx, env, { id, unsubscribeUrl: url });
    if (letter)
      await tx.execute(
        sql`update mails set subject = ${letter.subject}, text = ${letter.text} where id = ${id}::bigint`,
      );
  }
}

/** The words of a mail as they are right now; null when there is nothing (or nobody) left. */
export async function composeLetter(
  db: Db,
  env: Env,
  { id, unsubscribeUrl }: { id: number; unsubscribeUrl: string | null },
): Promise<Letter | null> {
  const [to] = await db.execute<{
    email: string;
    language: string;
    choices: Choices | null;
    community: string | null;
  }>(sql`
    select u.email, u.language, (select json_object_agg(x.kind, x.channel) from notification_choices x where x.user_id = u.id) as choices,
      (select value ->> 'name' from settings where key = 'brand') as community
    from mails m join users u on u.id = m.user_id
    where m.id = ${id}::bigint and u.email is not null and u.email_verified_at is not null and u.deleted_at is null and not exists (
      select 1 from restrictions s where s.user_id = u.id and s.function_name = 'all' and s.lifted_at is null
        and (s.ends_at is null or s.ends_at > now()))`);
  if (!to) return null;
  const all = await listOfMail(db, id, MOST_LINES + 1);
  const items = all.filter((item) => wantsMail(item.kind, to.choices ?? {}));
  const [first] = items;
  if (!first) return null;
  const t = translator(isInterfaceLanguage(to.language) ? to.language : "en");
  const about = { t, env, community: to.community || "Commonplace", stop: unsubscribeUrl ?? "" };
  const isDigest = unsubscribeUrl?.includes(`.${DIGEST}.`) ?? false;
  return { recipient: to.email, ...(isDigest ? digest(items, about) : single(first, about)) };
}

type About = { t: Translate; env: Env; community: string; stop: string };

function single(item: NotificationItem, about: About): Omit<Letter, "recipient"> {
  const { t, env } = about;
  const what = notificationWords(t, [item]);
  const subject = item.title === null ? what : t("notifications:mail.subject", { what, title: item.title });
  const link = mailLink(env, item.path ?? urls.notifications());
  const why = t("notifications:mail.why", { kind: t(kindKey(item.kind)) });
  const stop = t("notifications:mail.stop");
  return { subject, text: lines([subject, item.excerpt, link, foot(about, why, stop)]) };
}

function digest(items: readonly NotificationItem[], about: About): Omit<Letter, "recipient"> {
  const { t, env, community } = about;
  const shown = items.slice(0, MOST_LINES);
  const entries = shown.map((item) => {
    const what = notificationWords(t, [item]);
    const line = item.title === null ? what : t("notifications:mail.subject", { what, title: item.title });
    return `${line}\n${mailLink(env, item.path ?? urls.notifications())}`;
  });
  const more =
    items.length > shown.length ? t("notifications:digest.more", { url: mailLink(env, urls.notifications()) }) : "";
  const why = t("notifications:digest.why");
  const stop = t("notifications:digest.stop");
  return {
    subject: t("notifications:digest.subject", { community, count: shown.length }),
    text: lines([t("notifications:digest.intro", { community }), ...entries, more, foot(about, why, stop)]),
  };
}

function foot({ t, env, community, stop }: About, why: string, stopWords: string): string {
  const settings = mailLink(env, urls.settings("notifications"));
  return ["-- ", community, why, `${stopWords} ${stop}`, `${t("notifications:mail.settings")} ${settings}`, ""].join(
    "\n",
  );
}

function lines(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("\n\n");
}
