import { tellWaitingEvents } from "~/models/notification/telling.server";
import type { Job } from "./job";

/** Less than a job may take; the next one goes on. */
const WORK_SECONDS = 40;

/** Tells what happened to those it concerns. One nudge tells everything that waits; the others find nothing to do. */
export const tell: Job<object> = {
  lookEverySeconds: 2,
  everySeconds: 60,
  run: async ({ db, env }) => {
    const end = Date.now() + WORK_SECONDS * 1000;
    await tellWaitingEvents(db, env, { until: () => Date.now() > end });
  },
};
