// Mails: composing them in the member's language, and handing them to the mail server.
//
// Promises: plain text; links from the configured address only; a row is sent once, whoever runs the job (it is locked
// while it is sent; only a crash between the mail server's yes and our commit can send it twice, with the same
// Message-ID); a failure is noted and tried again later. Without SMTP_URL nothing is written in production, because
// links in a table nobody sends from help nobody; in development mails are shown on a page instead.
import { createTransport, type Transporter } from "nodemailer";
import type { Db } from "./db.server";
import type { Env } from "./env.server";
import { type InterfaceLanguage, isInterfaceLanguage, type MessageKey, type MessageValues, translator } from "./i18n";
import { lockWaitingMail, type Mail, markFailed, markSent, writeMail } from "./models/mail.server";

/** Kinds of mails; their words are `account:mail.<kind>.subject` and `.text`. */
export type MailKind = "verify" | "address-taken" | "change" | "changed" | "reset" | "password-changed" | "claim";

export type MailTo = {
  recipient: string;
  userId: number | null;
  language: string;
  kind: MailKind;
  values: MessageValues;
};

const CONNECT_TIMEOUT_MS = 10_000;
const ANSWER_TIMEOUT_MS = 20_000;

/**
 * `smtp`: mails are sent. `page`: development, they are listed at /outbox. `none`: nobody gets any.
 * A built server is never in development, whatever NODE_ENV says: a page with everybody's links must not come by accident.
 */
export function mailMode(env: Pick<Env, "SMTP_URL" | "NODE_ENV">): "smtp" | "page" | "none" {
  if (env.SMTP_URL !== null) return "smtp";
  return import.meta.env.DEV && env.NODE_ENV !== "production" ? "page" : "none";
}

/** Writes a mail in the transaction that causes it. `values` are for subject and text; `community` names the sender. */
export async function mailTo(
  tx: Db,
  env: Env,
  { recipient, userId, language, kind, values }: MailTo & { values: { community: string } },
): Promise<void> {
  if (mailMode(env) === "none") return;
  const t = translator(knownLanguage(language));
  const key = (part: "subject" | "text"): MessageKey => `account:mail.${kind}.${part}`;
  const text = `${t(key("text"), values)}\n\n-- \n${values.community}\n${env.PUBLIC_URL}\n`;
  await writeMail(tx, { recipient, userId, subject: t(key("subject"), values), text });
}

/** An address of this community for a mail. */
export function mailLink(env: Pick<Env, "PUBLIC_URL">, path: string): string {
  return new URL(path, `${env.PUBLIC_URL}/`).href;
}

/** Sends one row if it still waits. Throws when the mail server refuses, so that the job is tried again. */
export async function sendWaitingMail(db: Db, env: Env, mailId: number): Promise<void> {
  if (env.SMTP_URL === null) return;
  const transport = transportFor(env.SMTP_URL);
  const failure = await db.transaction(async (tx) => {
    const mail = await lockWaitingMail(tx, mailId);
    if (!mail) return null;
    try {
      await transport.sendMail(envelope(mail, env));
      await markSent(tx, mail.id);
      return null;
    } catch (error) {
      await markFailed(tx, { id: mail.id, error: error instanceof Error ? error.message : String(error) });
      return error;
    }
  });
  if (failure !== null) throw failure;
}

function envelope(mail: Mail, env: Env) {
  return {
    from: env.MAIL_FROM,
    to: mail.recipient,
    subject: mail.subject,
    text: mail.text,
    date: mail.createdAt,
    messageId: `<${mail.id}.${mail.createdAt.getTime()}@${new URL(env.PUBLIC_URL).hostname}>`,
    headers: { "Auto-Submitted": "auto-generated" },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

let transport: { url: string; transporter: Transporter } | undefined;

function transportFor(url: string): Transporter {
  if (transport?.url !== url) {
    transport?.transporter.close();
    const timeouts = {
      connectionTimeout: CONNECT_TIMEOUT_MS,
      greetingTimeout: CONNECT_TIMEOUT_MS,
      socketTimeout: ANSWER_TIMEOUT_MS,
    };
    transport = { url, transporter: createTransport({ url, ...timeouts }) };
  }
  return transport.transporter;
}

function knownLanguage(language: string): InterfaceLanguage {
  return isInterfaceLanguage(language) ? language : "en";
}
