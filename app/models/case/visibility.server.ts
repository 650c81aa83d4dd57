// Cases follow what comes into view: suggestions that waited for the text can be decided, and what detectors said is dealt with.
import type { Follower } from "~/models/document/visibility.server";
import { resumeProposals, settleReplaced } from "./case.server";

export const casesFollow: Follower = {
  beforeShown: async (tx, { id, state }) => {
    if (state !== "published") await resumeProposals(tx, id);
  },
  shown: (tx, { id }) => settleReplaced(tx, id),
};
