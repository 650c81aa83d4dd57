import { isTrainingDue, trainFilters } from "~/models/filter/training.server";
import type { Job } from "./job";

/** Learns from what was decided meanwhile. */
export const trainFilter: Job<object> = {
  lookEverySeconds: 300,
  everySeconds: 6 * 3600,
  run: async ({ db }) => {
    if (await isTrainingDue(db)) await trainFilters(db);
  },
};
