// What can happen a second later: pg-boss keeps the jobs in the same database, and a job is enqueued in the transaction that
// caused it, so that a rollback takes it along.
//
// Promises: a job is a nudge, never the only trace of what is to be done (a mail is a row first), so a job that was
// lost or came twice does no harm; several servers share the work; a database that goes away and comes back is survived.
// Refuses: pg-boss's own workers and clock. They leave promises unwatched, and one lost connection would end the
// process; the loop below is all we need of them (2026-11-22). Costs one connection and a query every two seconds.
import { setMaxListeners } from "node:events";
import PgBoss from "pg-boss";
import { type Connection, connect, type DatabaseOptions, type Db } from "~/database/db.server";
import type { Env } from "~/env.server";
import { log } from "~/log.server";
import { enqueue, parameter } from "./enqueue.server";
import type { JobContext } from "./job";
import type { JobName } from "./names";
import { jobs } from "./registry.server";

export { enqueue };

export type RunningJobs = { stop(): Promise<void> };

const START_LOCK = 7_266_173_403;
const STATEMENT_TIMEOUT_MS = 30_000;
const BATCH = 5;
const JOB_TIMEOUT_SECONDS = 60;

/** Begins to work on jobs; ends with `stop`, which waits for what is being done. */
export async function startJobs(options: DatabaseOptions, db: Db, env: Env): Promise<RunningJobs> {
  const connection = connect(options, { poolSize: 1, statementTimeoutMs: STATEMENT_TIMEOUT_MS });
  const boss = new PgBoss({ db: bossDatabase(connection.sql), schedule: false });
  boss.on("error", (error) => log().warn({ err: error }, "jobs"));
  try {
    await prepare(boss, connection);
  } catch (error) {
    await connection.close();
    throw error;
  }
  const stopping = new AbortController();
  // Every job listens twice, once for work and once for its turn.
  setMaxListeners(0, stopping.signal);
  const context: JobContext = { db, env };
  const loops = (Object.keys(jobs) as JobName[]).flatMap((name) => [
    workOn(boss, name, context, stopping.signal),
    repeat(boss, name, stopping.signal),
  ]);
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(loops);
      await boss.stop({ graceful: false });
      await connection.close();
    },
  };
}

async function prepare(boss: PgBoss, { sql: client }: Connection): Promise<void> {
  // Servers that start together would otherwise create the same tables at once.
  await client`select pg_advisory_lock(${START_LOCK})`;
  try {
    await boss.start();
    for (const name of Object.keys(jobs) as JobName[]) {
      const retry = { retryLimit: 6, retryDelay: 20, retryBackoff: true, expireInSeconds: JOB_TIMEOUT_SECONDS };
      await boss.createQueue(name, { name, ...retry });
    }
  } finally {
    await client`select pg_advisory_unlock(${START_LOCK})`;
  }
}

async function workOn(boss: PgBoss, name: JobName, context: JobContext, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const batch = await boss.fetch<object>(name, { batchSize: BATCH }).catch(() => []);
    for (const job of batch) await run(boss, name, job, context);
    if (batch.length < BATCH) await pause(jobs[name].lookEverySeconds * 1000, signal);
  }
}

async function run(boss: PgBoss, name: JobName, job: PgBoss.Job, context: JobContext): Promise<void> {
  try {
    await jobs[name].run(context, job.data as never);
    await boss.complete(name, job.id);
  } catch (error) {
    const reason = withoutAddresses(error instanceof Error ? error.message : String(error));
    log().warn({ job: name, reason }, "job failed, will be tried again");
    await boss.fail(name, job.id, { message: reason }).catch(() => undefined);
  }
}

/** Jobs that come by themselves: enqueued once per period, whichever server is first. */
async function repeat(boss: PgBoss, name: JobName, signal: AbortSignal): Promise<void> {
  const { everySeconds } = jobs[name];
  while (everySeconds !== null && !signal.aborted) {
    const once = { singletonKey: name, singletonSeconds: everySeconds };
    await boss
      .send(name, {}, once)
      .catch((error: unknown) => log().warn({ err: error, job: name }, "job not enqueued"));
    await pause(everySeconds * 1000, signal);
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

function bossDatabase(client: Connection["sql"]): PgBoss.Db {
  return {
    executeSql: async (text, values) => {
      if (values && values.length > 0) return { rows: [...(await client.unsafe(text, values.map(parameter)))] };
      try {
        // Several statements in one text give one result each; the last one is meant.
        const results: unknown[] = await client.unsafe(text);
        const last = results.at(-1);
        return { rows: Array.isArray(last) ? last : results };
      } catch (error) {
        // The texts bring their own BEGIN: without this the one connection would stay in the failed transaction.
        await client.unsafe("rollback").catch(() => undefined);
        throw error;
      }
    },
  };
}

/** Mail servers like to repeat whom they refused; logs and finished jobs outlive accounts. */
function withoutAddresses(text: string): string {
  return text.slice(0, 500).replace(/[^\s<>]+@[^\s<>]+/g, "…");
}
