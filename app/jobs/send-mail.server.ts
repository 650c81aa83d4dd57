import { sendWaitingMails } from "~/mail/send.server";
import type { JobData } from "~/models/job/names";
import { enqueue } from "~/models/job/queue.server";
import { listForgottenMails } from "~/models/notification/mail.server";
import type { Job } from "./job";

/** Mails of one job; more would be too long to be tried again as a whole. */
const MAILS_AT_ONCE = 20;

/** Sends mails. Without an id (it comes by itself like that) it enqueues the mails that nobody is at. */
export const sendMail: Job<JobData["send-mail"]> = {
  lookEverySeconds: 2,
  everySeconds: 120,
  run: async ({ db, env }, { mailId, mailIds = mailId === undefined ? [] : [mailId] }) => {
    if (mailIds.length > 0) return sendWaitingMails(db, env, mailIds);
    if (env.SMTP_URL === null) return;
    const forgotten = await listForgottenMails(db);
    for (let at = 0; at < forgotten.length; at += MAILS_AT_ONCE)
      await enqueue(db, "send-mail", { mailIds: forgotten.slice(at, at + MAILS_AT_ONCE) });
  },
};
