// What a job is: what it does, how often somebody looks for it, how often it comes by itself.
import type { Db } from "~/database/db.server";
import type { Env } from "~/env.server";

export type JobContext = { db: Db; env: Env };

export type Job<D extends object> = {
  run(context: JobContext, data: D): Promise<void>;
  /** How long a job may wait before somebody looks for it. */
  lookEverySeconds: number;
  /** Comes by itself with empty data once per period; null: only when enqueued. */
  everySeconds: number | null;
};
