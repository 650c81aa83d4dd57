import type { JobData, JobName } from "~/models/job/names";
import { carryOutVerdicts } from "./carry-out-verdicts.server";
import { cleanUp } from "./clean-up.server";
import type { Job } from "./job";
import { outsideImages } from "./outside-images.server";
import { refreshSearchJob } from "./refresh-search.server";
import { renderAgainJob } from "./render-again.server";
import { sendDigests } from "./send-digests.server";
import { sendMail } from "./send-mail.server";
import { tell } from "./tell.server";
import { trainFilter } from "./train-filter.server";

export const jobs: { [N in JobName]: Job<JobData[N]> } = {
  "send-mail": sendMail,
  tell,
  "send-digests": sendDigests,
  "clean-up": cleanUp,
  "refresh-search": refreshSearchJob,
  "train-filter": trainFilter,
  "render-again": renderAgainJob,
  "outside-images": outsideImages,
  "carry-out": carryOutVerdicts,
};
