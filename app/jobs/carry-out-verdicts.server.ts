import { carryOutDue } from "~/models/case/carry-out.server";
import type { Job } from "./job";

/** Carries out what moderators decided and did not take back. Comes by itself as well: no verdict waits for somebody to look. */
export const carryOutVerdicts: Job<object> = {
  lookEverySeconds: 2,
  everySeconds: 30,
  run: async ({ db }) => {
    await carryOutDue(db);
  },
};
