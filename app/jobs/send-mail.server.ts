import { sendWaitingMail } from "~/mail.server";
import { listForgottenMails } from "~/models/mail.server";
import { enqueue } from "./enqueue.server";
import type { Job } from "./registry.server";

/** Sends one mail. Without an id (it comes by itself like that) it enqueues the mails whose job got lost. */
export const sendMail: Job<{ mailId?: number }> = {
  lookEverySeconds: 2,
  everySeconds: 600,
  run: async ({ db, env }, { mailId }) => {
    if (mailId !== undefined) return sendWaitingMail(db, env, mailId);
    if (env.SMTP_URL === null) return;
    for (const id of await listForgottenMails(db)) await enqueue(db, "send-mail", { mailId: id });
  },
};
