import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { DEADLINES, runBatch } from "~/jobs/batch.server";
import { enqueue, type TakenJob, takeJobs } from "~/models/job/queue.server";
import { createTestDatabase, type TestDatabase } from "../support/cluster";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
beforeEach(() => database.sql`delete from jobs`);

const forEver = () => new Promise<void>(() => undefined);

/** Three jobs that one holder has taken. */
async function taken() {
  for (const mailId of [1, 2, 3]) await enqueue(database.db, "send-mail", { mailId });
  const holder = randomUUID();
  const batch = await takeJobs(database.db, { name: "send-mail", holder, limit: 5 });
  const stop = new AbortController();
  return { batch, stop, turn: { db: database.db, holder, signal: stop.signal, deadlines: DEADLINES } };
}

const mailOf = ({ data }: TakenJob) => (data as { mailId: number }).mailId;
const rows = () =>
  database.sql<{ mail: number; isHeld: boolean; attempts: number; error: string | null; isDue: boolean }[]>`
    select (data->>'mailId')::int as mail, holder is not null as "isHeld", attempts, last_error as error, due_at <= now() as "isDue"
    from jobs order by id`;

describe("a batch of jobs", () => {
  it("goes on behind one that hangs, which is tried again later", async () => {
    const { batch, turn } = await taken();
    const done: number[] = [];
    const run = async (job: TakenJob) => {
      if (mailOf(job) === 1) await forEver();
      done.push(mailOf(job));
    };
    await runBatch(batch, { ...turn, run, deadlines: { ...DEADLINES, longestRunMs: 20 } });
    expect(done).toEqual([2, 3]);
    expect([...(await rows())]).toEqual([
      { mail: 1, isHeld: false, attempts: 1, error: "it took longer than 0.02 seconds", isDue: false },
    ]);
  });

  it("stops although one hangs: that one keeps its lease, the others are free at once", async () => {
    const { batch, stop, turn } = await taken();
    const run = async () => {
      stop.abort();
      await forEver();
    };
    await runBatch(batch, { ...turn, run, deadlines: { ...DEADLINES, graceMs: 20 } });
    expect([...(await rows())]).toEqual([
      { mail: 1, isHeld: true, attempts: 1, error: null, isDue: false },
      { mail: 2, isHeld: false, attempts: 0, error: null, isDue: true },
      { mail: 3, isHeld: false, attempts: 0, error: null, isDue: true },
    ]);
  });

  it("waits on stopping for one that comes to its end", async () => {
    const { batch, stop, turn } = await taken();
    const run = async () => {
      stop.abort();
      await database.sql`select pg_sleep(0.05)`;
    };
    await runBatch(batch, { ...turn, run });
    expect((await rows()).map(({ mail }) => mail)).toEqual([2, 3]);
  });

  it("does not begin what another server took when the lease had run out", async () => {
    const { batch, turn } = await taken();
    const other = randomUUID();
    const done: number[] = [];
    const run = async (job: TakenJob) => {
      done.push(mailOf(job));
      if (mailOf(job) === 1) await database.sql`update jobs set holder = ${other} where data->>'mailId' = '2'`;
    };
    await runBatch(batch, { ...turn, run });
    expect(done).toEqual([1, 3]);
    expect((await rows()).map(({ mail, isHeld }) => [mail, isHeld])).toEqual([[2, true]]);
  });

  it("says nothing about the end of what it lost while it was at it", async () => {
    const { batch, turn } = await taken();
    const other = randomUUID();
    const run = async (job: TakenJob) => {
      if (mailOf(job) !== 1) return;
      await database.sql`update jobs set holder = ${other}, attempts = 2 where data->>'mailId' = '1'`;
      throw new Error("too late");
    };
    await runBatch(batch, { ...turn, run });
    expect([...(await rows())]).toMatchObject([{ mail: 1, isHeld: true, attempts: 2, error: null }]);
  });
});
