import { deleteOldSearches } from "~/models/search/log.server";
import { refreshSearch } from "~/models/search/refresh.server";
import type { Job } from "./job";

/** Quality tiers and common words of the search, offers whose time is over, and the end of old searches. */
export const refreshSearchJob: Job<object> = {
  lookEverySeconds: 60,
  everySeconds: 3600,
  run: async ({ db }) => {
    await refreshSearch(db);
    await deleteOldSearches(db);
  },
};
