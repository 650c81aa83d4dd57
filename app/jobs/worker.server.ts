// What can happen a second later: one loop for each kind of job, in every server, on rows of the same database.
//
// Promises: a job is a nudge, never the only trace of what is to be done (a mail is a row first), so a job that was
// lost or came twice does no harm; several servers share the work; a database that goes away and comes back is survived; what a
// killed server was at is taken again when its lease has run out, within about a minute.
// Costs a connection of the server's while it works, and a query every two seconds.
import { randomUUID } from "node:crypto";
import type { Db } from "~/database/db.server";
import type { Env } from "~/env.server";
import { log } from "~/log.server";
import { carryOver } from "~/models/job/carry-over.server";
import type { JobName } from "~/models/job/names";
import {
  enqueueEvery,
  failJob,
  finishJob,
  giveBack,
  isTriedEnough,
  renewLeases,
  type TakenJob,
  takeJobs,
} from "~/models/job/queue.server";
import type { JobContext } from "./job";
import { jobs } from "./registry.server";

export type RunningJobs = { stop(): Promise<void> };

const BATCH = 5;
const RENEW_MS = 20_000;
/** A job that hangs for longer is left to the next one. */
const LONGEST_RUN_MS = 600_000;

const names = Object.keys(jobs) as JobName[];

/** Begins to work on jobs; ends with `stop`, which waits for what is being done. */
export async function startJobs(db: Db, env: Env): Promise<RunningJobs> {
  for (const name of names) {
    const { everySeconds } = jobs[name];
    if (everySeconds !== null) await enqueueEvery(db, name, everySeconds);
  }
  await carryOver(db);
  const stopping = new AbortController();
  const inTurn = oneAfterTheOther();
  const loops = names.map((name) => workOn(name, { context: { db, env }, signal: stopping.signal, inTurn }));
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(loops);
    },
  };
}

type Loop = { context: JobContext; signal: AbortSignal; inTurn: InTurn };

async function workOn(name: JobName, { context, signal, inTurn }: Loop): Promise<void> {
  while (!signal.aborted) {
    const holder = randomUUID();
    const batch = await inTurn(() => takeJobs(context.db, { name, holder, limit: BATCH })).catch(() => []);
    await runAll(batch, { holder, context, signal });
    if (batch.length < BATCH) await pause(jobs[name].lookEverySeconds * 1000, signal);
  }
}

type InTurn = <T>(act: () => Promise<T>) => Promise<T>;

/** Looking takes one connection of the pool, however many kinds of jobs there are. */
function oneAfterTheOther(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (act) => {
    const next = last.then(act);
    last = next.catch(() => undefined);
    return next;
  };
}

type Turn = { holder: string; context: JobContext; signal: AbortSignal };

/** One after the other; all that are left keep their lease meanwhile, and are given back at once when the server stops. */
async function runAll(batch: readonly TakenJob[], { holder, context, signal }: Turn): Promise<void> {
  const left = [...batch];
  const ids = () => left.map(({ id }) => id);
  let began = Date.now();
  const renewing = setInterval(() => {
    if (Date.now() - began < LONGEST_RUN_MS) renewLeases(context.db, { holder, ids: ids() }).catch(() => undefined);
  }, RENEW_MS);
  try {
    for (let job = left[0]; job !== undefined && !signal.aborted; job = left[0]) {
      began = Date.now();
      await run(job, holder, context);
      left.shift();
    }
  } finally {
    clearInterval(renewing);
  }
  if (left.length > 0) await giveBack(context.db, { holder, ids: ids() }).catch(() => undefined);
}

/** When the database is away at the end, the lease runs out and the job comes again. */
async function run(job: TakenJob, holder: string, context: JobContext): Promise<void> {
  const reason = await failureOf(job, context);
  const ended =
    reason === null
      ? finishJob(context.db, { holder, id: job.id })
      : failJob(context.db, { holder, job, error: withoutAddresses(reason) });
  await ended.catch((error: unknown) => log().warn({ err: error, job: job.name }, "end of a job not noted"));
}

async function failureOf(job: TakenJob, context: JobContext): Promise<string | null> {
  if (isTriedEnough(job)) return "its server ended each time before it was done";
  try {
    await jobs[job.name].run(context, job.data);
    return null;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    log().warn({ job: job.name, reason: withoutAddresses(reason) }, "job failed, will be tried again");
    return reason;
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener("abort", done, { once: true });
    function done() {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    }
  });
}

/** Mail servers like to repeat whom they refused; logs and dead jobs outlive accounts. */
function withoutAddresses(text: string): string {
  return text.slice(0, 500).replace(/[^\s<>]+@[^\s<>]+/g, "…");
}
