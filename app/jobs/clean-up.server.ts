import { recordOldRestrictions } from "~/models/case/old-restrictions.server";
import { deleteOldRefusals } from "~/models/case/verdict.server";
import { carryOver } from "~/models/job/carry-over.server";
import { deleteOldDeadJobs } from "~/models/job/queue.server";
import { deleteOldTokens } from "~/models/member/email-token.server";
import { deleteExpiredSessions } from "~/models/member/session.server";
import { deleteOldMails } from "~/models/notification/mail.server";
import { deleteOldNotifications } from "~/models/notification/notification.server";
import { deleteOldKeys } from "~/models/once.server";
import { deleteOldCounts } from "~/models/rate-limit.server";
import { liftEnded } from "~/models/wiki/protection.server";
import type { Job } from "./job";

/**
 * Takes away what has had its time: sessions, links, form keys, counts of attempts, mails, notifications, protections, dead
 * jobs. And writes down what an older version left outside the record or in a queue of its own.
 */
export const cleanUp: Job<object> = {
  lookEverySeconds: 60,
  everySeconds: 3600,
  run: async ({ db }) => {
    await deleteExpiredSessions(db);
    await deleteOldTokens(db);
    await deleteOldKeys(db);
    await deleteOldCounts(db);
    await deleteOldMails(db);
    await deleteOldNotifications(db);
    await recordOldRestrictions(db);
    await deleteOldDeadJobs(db);
    await deleteOldRefusals(db);
    await carryOver(db);
    await liftEnded(db);
  },
};
