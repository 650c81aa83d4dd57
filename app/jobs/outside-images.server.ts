import { copyWaitingImages, forgetOldRenderings } from "~/models/document/image-copies.server";
import type { Job } from "./job";

/** Lets texts follow what the administration chose for images of other places, and fetches copies of them. */
export const outsideImages: Job<object> = {
  lookEverySeconds: 5,
  everySeconds: 30,
  run: async ({ db }) => {
    await forgetOldRenderings(db);
    await copyWaitingImages(db);
  },
};
