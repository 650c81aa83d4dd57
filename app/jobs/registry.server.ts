// All jobs there are. A job is a name, its data, what it does and how often it comes by itself.
import type { Db } from "~/database/db.server";
import type { Env } from "~/env.server";
import { cleanUp } from "./clean-up.server";
import { refreshSearchJob } from "./refresh-search.server";
import { sendDigests } from "./send-digests.server";
import { sendMail } from "./send-mail.server";
import { tell } from "./tell.server";

export type JobContext = { db: Db; env: Env };

export type Job<D extends object> = {
  run(context: JobContext, data: D): Promise<void>;
  /** How long a job may wait before somebody looks for it. */
  lookEverySeconds: number;
  /** Comes by itself with empty data once per period; null: only when enqueued. */
  everySeconds: number | null;
};

export const jobs = {
  "send-mail": sendMail,
  tell,
  "send-digests": sendDigests,
  "clean-up": cleanUp,
  "refresh-search": refreshSearchJob,
};

export type JobName = keyof typeof jobs;
export type JobData<N extends JobName> = Parameters<(typeof jobs)[N]["run"]>[1];
