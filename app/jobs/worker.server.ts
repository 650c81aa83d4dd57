// What can happen a second later: one loop for each kind of job, in every server, on rows of the same database.
//
// Promises: a job is a nudge, never the only trace of what is to be done (a mail is a row first), so a job that was
// lost or came twice does no harm; several servers share the work; a database that goes away and comes back is survived; what a
// killed server was at is taken again when its lease has run out, within about a minute.
// Costs a connection of the server's while it works, and a query every two seconds.
import { randomUUID } from "node:crypto";
import type { Db } from "~/database/db.server";
import type { Env } from "~/env.server";
import { carryOver } from "~/models/job/carry-over.server";
import type { JobName } from "~/models/job/names";
import { enqueueEvery, type TakenJob, takeJobs } from "~/models/job/queue.server";
import { DEADLINES, runBatch } from "./batch.server";
import type { JobContext } from "./job";
import { jobs } from "./registry.server";

export type RunningJobs = { stop(): Promise<void> };

const BATCH = 5;

const names = Object.keys(jobs) as JobName[];

/** Begins to work on jobs; ends with `stop`, which waits for what is being done, but not for what hangs. */
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
    const run = (job: TakenJob) => jobs[job.name].run(context, job.data);
    await runBatch(batch, { db: context.db, holder, run, signal, deadlines: DEADLINES });
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
