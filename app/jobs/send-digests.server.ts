import { writeDigests } from "~/models/notification/digest.server";
import type { Job } from "./job";

const WORK_SECONDS = 40;

/** Writes the daily mails whose morning has come. */
export const sendDigests: Job<object> = {
  lookEverySeconds: 30,
  everySeconds: 600,
  run: async ({ db, env }) => {
    const end = Date.now() + WORK_SECONDS * 1000;
    await writeDigests(db, env, { until: () => Date.now() > end });
  },
};
