// What was taken at once, done one after the other.
//
// Promises: a job that hangs ends for its batch after `longestRunMs`, as failed, and on stopping after `graceMs`, left to its lease
// as if the server had been killed; what has not begun keeps its lease meanwhile, is not begun when the lease was lost (another
// server has it by then), and is given back at once when the server stops. A job that hung may still come to its end:
// its lease is gone, so that its end changes nothing here, and jobs do no harm when they are done twice.
import type { Db } from "~/database/db.server";
import { log } from "~/log.server";
import { failJob, finishJob, giveBack, isTriedEnough, renewLeases, type TakenJob } from "~/models/job/queue.server";

export type Deadlines = { longestRunMs: number; graceMs: number; renewMs: number };

/** A shutdown is forced after twenty seconds (commands/shutdown). */
export const DEADLINES: Deadlines = { longestRunMs: 600_000, graceMs: 10_000, renewMs: 20_000 };

export type Turn = {
  db: Db;
  holder: string;
  run: (job: TakenJob) => Promise<void>;
  signal: AbortSignal;
  deadlines: Deadlines;
};

export async function runBatch(batch: readonly TakenJob[], turn: Turn): Promise<void> {
  const { signal, deadlines } = turn;
  let left = [...batch];
  const renew = async () => {
    const held = await stillHeld(left, turn);
    const [current, ...waiting] = left;
    if (current) left = [current, ...waiting.filter(({ id }) => held.has(id))];
    return held;
  };
  const renewing = setInterval(() => void renew(), deadlines.renewMs);
  try {
    for (let job = left[0]; job !== undefined && !signal.aborted; job = left[0]) {
      // The first was taken a moment ago; the others have waited for as long as those before them took.
      const isHeld = job === batch[0] || (await renew()).has(job.id);
      if (isHeld && !(await workedOn(job, turn))) return await returnLeft(left.slice(1), turn);
      left = left.slice(1);
    }
  } finally {
    clearInterval(renewing);
  }
  await returnLeft(left, turn);
}

/** While the database is away nobody else can have taken them; what they do without it fails by itself. */
async function stillHeld(jobs: readonly TakenJob[], { db, holder }: Turn): Promise<ReadonlySet<number>> {
  const ids = jobs.map(({ id }) => id);
  return new Set(await renewLeases(db, { holder, ids }).catch(() => ids));
}

async function returnLeft(left: readonly TakenJob[], { db, holder }: Turn): Promise<void> {
  if (left.length > 0) await giveBack(db, { holder, ids: left.map(({ id }) => id) }).catch(() => undefined);
}

/** False when the server stops before its end. When the database is away at the end, the lease runs out and the job comes again. */
async function workedOn(job: TakenJob, turn: Turn): Promise<boolean> {
  const { db, holder, signal, deadlines } = turn;
  const reason = await withinTime(failureOf(job, turn), signal, deadlines);
  if (reason === STOPPED) return false;
  if (reason !== null)
    log().warn({ job: job.name, reason: withoutAddresses(reason) }, "job failed, will be tried again");
  const ended =
    reason === null
      ? finishJob(db, { holder, id: job.id })
      : failJob(db, { holder, job, error: withoutAddresses(reason) });
  await ended.catch((error: unknown) => log().warn({ err: error, job: job.name }, "end of a job not noted"));
  return true;
}

async function failureOf(job: TakenJob, { run }: Turn): Promise<string | null> {
  if (isTriedEnough(job)) return "its server ended each time before it was done";
  try {
    await run(job);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const STOPPED = Symbol("stopped");

function withinTime(
  failure: Promise<string | null>,
  signal: AbortSignal,
  { longestRunMs, graceMs }: Deadlines,
): Promise<string | null | typeof STOPPED> {
  return new Promise((resolve) => {
    let grace: NodeJS.Timeout | undefined;
    const longest = setTimeout(() => end(`it took longer than ${longestRunMs / 1000} seconds`), longestRunMs);
    const stopping = () => {
      grace = setTimeout(() => end(STOPPED), graceMs);
    };
    function end(how: string | null | typeof STOPPED) {
      clearTimeout(longest);
      clearTimeout(grace);
      signal.removeEventListener("abort", stopping);
      resolve(how);
    }
    if (signal.aborted) stopping();
    else signal.addEventListener("abort", stopping, { once: true });
    void failure.then(end);
  });
}

/** Mail servers like to repeat whom they refused; logs and dead jobs outlive accounts. */
function withoutAddresses(text: string): string {
  return text.slice(0, 500).replace(/[^\s<>]+@[^\s<>]+/g, "…");
}
