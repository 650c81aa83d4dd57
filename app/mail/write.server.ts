// Composes mails of an account in the member's language, and writes them down in the transaction that causes them.
// Without SMTP_URL nothing is written in production, because links in a table nobody sends from help nobody.
import type { Db } from "~/database/db.server";
import type { Env } from "~/env.server";
import { knownLanguage, type MessageKey, type MessageValues, translator } from "~/i18n";
import { writeMail } from "~/models/notification/mail.server";
import { legalLines } from "./legal-lines.server";
import { mailMode } from "./mode.server";

/** Kinds of mails; their words are `account:mail.<kind>.subject` and `.text`. */
export type MailKind = "verify" | "address-taken" | "change" | "changed" | "reset" | "password-changed" | "claim";

export type MailTo = {
  recipient: string;
  userId: number | null;
  language: string;
  kind: MailKind;
  values: MessageValues;
};

/** Writes a mail in the transaction that causes it. `values` are for subject and text; `community` names the sender. */
export async function mailTo(
  tx: Db,
  env: Env,
  { recipient, userId, language, kind, values }: MailTo & { values: { community: string } },
): Promise<void> {
  if (mailMode(env) === "none") return;
  const t = translator(knownLanguage(language));
  const key = (part: "subject" | "text"): MessageKey => `account:mail.${kind}.${part}`;
  const text = `${t(key("text"), values)}\n\n-- \n${values.community}\n${env.PUBLIC_URL}\n${await legalLines(tx, env, language)}`;
  await writeMail(tx, { recipient, userId, subject: t(key("subject"), values), text });
}
