import { renderAgain } from "~/models/document/render-again.server";
import type { Job } from "./job";

/** Renders what the renderer had no time for when it was written. Fails, and so comes again, while it is busy still. */
export const renderAgainJob: Job<{ documentId?: number }> = {
  lookEverySeconds: 5,
  everySeconds: null,
  run: async ({ db }, { documentId }) => {
    if (documentId !== undefined) await renderAgain(db, documentId);
  },
};
