// Hands mails to the mail server.
//
// Promises: plain text; links from the configured address only; a row is sent once, whoever runs the job: it is locked while it
// is sent. Only a crash between the mail server's yes and our commit can send it twice, because SMTP has no way to ask "did you
// take it?"; the second copy has the same Message-ID, by which mail programs know it. (Noting "being sent" before would turn
// that rare second copy into a lost mail.) A failure is noted and tried again for days; in
// development mails are shown on a page instead.

import { sql } from "drizzle-orm";
import { createTransport, type Transporter } from "nodemailer";
import type { Db } from "~/database/db.server";
import { DEFAULT_SENDER, type Env } from "~/env.server";
import { composeLetter, type Letter } from "~/models/notification/letter.server";
import { lockWaitingMail, type Mail, markFailed, markSent, withdrawMail } from "~/models/notification/mail.server";

const CONNECT_TIMEOUT_MS = 10_000;
const ANSWER_TIMEOUT_MS = 20_000;

/**
 * Sends one row if it still waits. What tells of posts is written only now, so that nothing hidden meanwhile goes out; when
 * nothing of it is left to tell, the row goes. Throws when the mail server cannot be reached or refuses, so that the job is
 * tried again; a refusal for good is noted and not tried again.
 */
export async function sendWaitingMail(db: Db, env: Env, mailId: number): Promise<void> {
  if (env.SMTP_URL === null) return;
  const transport = transportFor(env.SMTP_URL);
  const failure = await db.transaction(async (tx) => {
    const mail = await lockWaitingMail(tx, mailId);
    if (!mail) return null;
    const written = mail.unsubscribeUrl === null ? mail : await composeLetter(tx, env, mail);
    if (written === null) {
      await withdrawMail(tx, mail.id);
      return null;
    }
    const ready = { ...mail, ...written };
    try {
      await transport.sendMail(envelope(ready, env, await brandName(tx)));
      await markSent(tx, mail.id);
      return null;
    } catch (error) {
      const isForGood = isRefusedForGood(error);
      const reason = error instanceof Error ? error.message : String(error);
      await markFailed(tx, { id: mail.id, subject: ready.subject, error: reason, isForGood });
      return isForGood ? null : error;
    }
  });
  if (failure !== null) throw failure;
}

/** Several, as one job. When the server cannot be reached at all, the others need not wait for its silence as well. */
export async function sendWaitingMails(db: Db, env: Env, mailIds: readonly number[]): Promise<void> {
  let failure: unknown = null;
  for (const id of mailIds) {
    try {
      await sendWaitingMail(db, env, id);
    } catch (error) {
      failure ??= error;
      if (UNREACHABLE.has(codeOf(error))) break;
    }
  }
  if (failure !== null) throw failure;
}

const UNREACHABLE = new Set(["ECONNECTION", "ESOCKET", "ETIMEDOUT", "EDNS", "EAUTH"]);

/** The address does not exist, or the mail is not taken: 5xx about the envelope or the message, not about our login. */
function isRefusedForGood(error: unknown): boolean {
  const { responseCode } = error as { responseCode?: unknown };
  const isAboutMail = codeOf(error) === "EENVELOPE" || codeOf(error) === "EMESSAGE";
  return isAboutMail && typeof responseCode === "number" && responseCode >= 500 && responseCode < 600;
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown } | null)?.code ?? "");
}

type Ready = Mail & Partial<Pick<Letter, "thread">>;

function envelope(mail: Ready, env: Env, brand: string | null) {
  return {
    from: senderOf(env, brand),
    ...threadOf(mail, env),
    to: mail.recipient,
    subject: mail.subject,
    text: mail.text,
    date: mail.createdAt,
    messageId: `<${mail.id}.${mail.createdAt.getTime()}@${new URL(env.PUBLIC_URL).hostname}>`,
    headers: { "Auto-Submitted": "auto-generated", ...unsubscribeHeaders(mail) },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** The name of the community, unless whoever runs it has given the sender another. */
function senderOf({ MAIL_FROM }: Env, brand: string | null): string | { name: string; address: string } {
  const [, name = "", address] = /^(.*?)\s*<([^<>]+)>$/.exec(MAIL_FROM) ?? ["", "", MAIL_FROM];
  const isGiven = name !== "" && name !== DEFAULT_SENDER;
  return isGiven || !brand || !address ? MAIL_FROM : { name: brand, address };
}

async function brandName(tx: Db): Promise<string | null> {
  const [row] = await tx.execute<{ name: string | null }>(
    sql`select value ->> 'name' as name from settings where key = 'brand'`,
  );
  return row?.name?.replace(/\p{Cc}/gu, " ").trim() || null;
}

/** All mails about one question name the same message that was never sent, so that mail programs put them together. */
function threadOf({ thread }: Ready, env: Env): { references?: string; inReplyTo?: string } {
  if (!thread) return {};
  const root = `<thread.${thread}@${new URL(env.PUBLIC_URL).hostname}>`;
  return { references: root, inReplyTo: root };
}

/** RFC 8058: the mail program's own button ends the mails, without a login. */
function unsubscribeHeaders({ unsubscribeUrl }: Mail): Record<string, string> {
  if (unsubscribeUrl === null) return {};
  return { "List-Unsubscribe": `<${unsubscribeUrl}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };
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
