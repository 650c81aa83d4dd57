// Hands mails to the mail server.
//
// Promises: plain text; links from the configured address only; a row is sent once, whoever runs the job: it is locked while it
// is sent. Only a crash between the mail server's yes and our commit can send it twice, because SMTP has no way to ask "did you
// take it?"; the second copy has the same Message-ID, by which mail programs know it. (Noting "being sent" before would turn
// that rare second copy into a lost mail.) A failure is noted and tried again for days; in
// development mails are shown on a page instead.
import { createTransport, type Transporter } from "nodemailer";
import type { Db } from "~/database/db.server";
import type { Env } from "~/env.server";
import { composeLetter } from "~/models/notification/letter.server";
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
      await transport.sendMail(envelope(ready, env));
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

function envelope(mail: Mail, env: Env) {
  return {
    from: env.MAIL_FROM,
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
