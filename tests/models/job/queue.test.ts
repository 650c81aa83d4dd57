import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { carryOver } from "~/models/job/carry-over.server";
import {
  deleteOldDeadJobs,
  enqueue,
  enqueueEvery,
  failJob,
  finishJob,
  giveBack,
  isTriedEnough,
  renewLeases,
  takeJobs,
} from "~/models/job/queue.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.sql`delete from jobs`;
});

const db = () => database.db;
const rows = () => database.sql`select * from jobs order by id`;
const take = (limit = 5) => {
  const holder = randomUUID();
  return takeJobs(db(), { name: "tell", holder, limit }).then((jobs) => ({ holder, jobs }));
};
const letLeaseEnd = () => database.sql`update jobs set due_at = now() - interval '1 second' where holder is not null`;
const secondsUntilDue = async () =>
  Number((await database.sql`select extract(epoch from due_at - now())::float8 as seconds from jobs`)[0]?.seconds);

async function takeOne() {
  const { holder, jobs } = await take(1);
  const [job] = jobs;
  if (!job) throw new Error("nothing was due");
  return { holder, job };
}

describe("A job", () => {
  it("is taken once, whoever takes at the same time, and gone when it is done", async () => {
    for (let n = 0; n < 40; n += 1) await enqueue(db(), "tell", {});
    const takers = await Promise.all(Array.from({ length: 12 }, () => take(5)));
    const taken = takers.flatMap(({ jobs }) => jobs.map(({ id }) => id));
    expect(new Set(taken).size).toBe(taken.length);
    for (let more = await take(); more.jobs.length > 0; more = await take()) {
      taken.push(...more.jobs.map(({ id }) => id));
      takers.push(more);
    }
    expect(new Set(taken).size).toBe(40);
    expect(taken).toHaveLength(40);
    for (const { holder, jobs } of takers) for (const { id } of jobs) await finishJob(db(), { holder, id });
    expect(await rows()).toEqual([]);
  });

  it("of a killed server is taken again when its lease has run out, and what the dead one says later counts no more", async () => {
    await enqueue(db(), "send-mail", { mailId: 7 });
    const holder = randomUUID();
    const [first] = await takeJobs(db(), { name: "send-mail", holder, limit: 1 });
    expect(await secondsUntilDue()).toBeLessThanOrEqual(60);
    expect(await takeJobs(db(), { name: "send-mail", holder: randomUUID(), limit: 1 })).toEqual([]);
    await letLeaseEnd();
    const next = randomUUID();
    const [second] = await takeJobs(db(), { name: "send-mail", holder: next, limit: 1 });
    expect(second).toEqual({ id: first?.id, name: "send-mail", data: { mailId: 7 }, attempts: 2 });
    await finishJob(db(), { holder, id: first?.id ?? 0 });
    expect(await renewLeases(db(), { holder, ids: [first?.id ?? 0] })).toEqual([]);
    expect(await rows()).toMatchObject([{ holder: next }]);
  });

  it("keeps its lease while it is being worked on, and is free at once when it is given back", async () => {
    await enqueue(db(), "tell", {});
    const { holder, job } = await takeOne();
    await letLeaseEnd();
    expect(await renewLeases(db(), { holder, ids: [job.id, job.id + 1] })).toEqual([job.id]);
    expect((await take()).jobs).toEqual([]);
    await giveBack(db(), { holder, ids: [job.id] });
    expect((await takeOne()).job).toMatchObject({ id: job.id, attempts: 1 });
  });

  it("that fails waits longer each time, then is dead, tells why, and is forgotten after two weeks", async () => {
    await enqueue(db(), "tell", {});
    for (let attempt = 1; attempt <= 7; attempt += 1) {
      const { holder, job } = await takeOne();
      expect(job.attempts).toBe(attempt);
      await failJob(db(), { holder, job, error: `no ${attempt} ${"x".repeat(600)}` });
      if (attempt === 7) break;
      const longest = 20 * 2 ** (attempt - 1);
      const waits = await secondsUntilDue();
      expect(waits).toBeGreaterThan(longest / 2 - 10);
      expect(waits).toBeLessThanOrEqual(longest);
      expect((await take()).jobs).toEqual([]);
      await database.sql`update jobs set due_at = now()`;
    }
    expect(await rows()).toMatchObject([{ holder: null, attempts: 7, failed_at: expect.any(Date) }]);
    expect((await rows())[0]?.last_error).toMatch(/^no 7 x{495}$/);
    expect((await take()).jobs).toEqual([]);
    await deleteOldDeadJobs(db());
    expect(await rows()).toHaveLength(1);
    await database.sql`update jobs set failed_at = now() - interval '15 days'`;
    await deleteOldDeadJobs(db());
    expect(await rows()).toEqual([]);
  });

  it("that ends its server each time is not tried for ever", async () => {
    await enqueue(db(), "tell", {});
    for (let attempt = 1; attempt <= 7; attempt += 1) {
      expect(isTriedEnough((await takeOne()).job)).toBe(false);
      await letLeaseEnd();
    }
    const { holder, job } = await takeOne();
    expect(isTriedEnough(job)).toBe(true);
    await failJob(db(), { holder, job, error: "its server ended" });
    expect(await rows()).toMatchObject([{ failed_at: expect.any(Date), last_error: "its server ended" }]);
  });

  it("that comes by itself is there once, comes again after its time, and leaves a dead one behind when it keeps failing", async () => {
    await Promise.all([1, 2, 3].map(() => enqueueEvery(db(), "tell", 60)));
    expect(await rows()).toHaveLength(1);
    const { holder, job } = await takeOne();
    await enqueueEvery(db(), "tell", 90);
    expect(await rows()).toHaveLength(1);
    await finishJob(db(), { holder, id: job.id });
    expect(await rows()).toMatchObject([{ holder: null, attempts: 0 }]);
    expect(await secondsUntilDue()).toBeGreaterThan(80);
    expect((await take()).jobs).toEqual([]);
    await database.sql`update jobs set due_at = now(), attempts = 6`;
    const last = await takeOne();
    await failJob(db(), { holder: last.holder, job: last.job, error: "no" });
    expect(await rows()).toMatchObject([
      { id: job.id, attempts: 0, failed_at: null, every_seconds: 90 },
      { attempts: 7, failed_at: expect.any(Date), every_seconds: null, last_error: "no" },
    ]);
  });
});

describe("What pg-boss kept at an upgrade", () => {
  beforeAll(async () => {
    // As pg-boss 10.4 makes it, as far as it matters here.
    await database.sql.unsafe(`
      create schema pgboss;
      create type pgboss.job_state as enum ('created', 'retry', 'active', 'completed', 'cancelled', 'failed');
      create table pgboss.job (id uuid not null default gen_random_uuid(), name text not null, data jsonb,
        state pgboss.job_state not null default 'created', retry_count integer not null default 0,
        start_after timestamptz not null default now(), started_on timestamptz, expire_in interval not null default interval '15 minutes',
        created_on timestamptz not null default now(), completed_on timestamptz, output jsonb) partition by list (name);
      create table pgboss.j1 partition of pgboss.job for values in ('send-mail');
      create table pgboss.j2 partition of pgboss.job for values in ('tell');
      create table pgboss.j3 partition of pgboss.job for values in ('__pgboss__send-it')`);
  });
  const fill = () => database.sql`
    insert into pgboss.job (name, data, state, retry_count, started_on, start_after, completed_on, output) values
      ('send-mail', '{"mailId": 1}', 'created', 0, null, now(), null, null),
      ('send-mail', '{"mailIds": [2, 3]}', 'retry', 3, now(), now() + interval '1 hour', null, '{"message": "450"}'),
      ('tell', null, 'active', 0, now() - interval '1 hour', now(), null, null),
      ('tell', '{}', 'active', 0, now(), now(), null, null),
      ('tell', '{}', 'completed', 0, now(), now(), now(), null),
      ('tell', '{}', 'failed', 6, now(), now(), timestamptz '2026-11-20 12:00Z', '{"value": {"message": "job failed by timeout"}}'),
      ('__pgboss__send-it', '{}', 'created', 0, null, now(), null, null)`;
  const carried = () =>
    database.sql`select name, data, attempts, last_error, failed_at, due_at > now() + interval '50 minutes' as is_later from jobs order by name, data::text, attempts`;

  it("is carried over once, by however many servers, and what is being worked on stays with its worker", async () => {
    await fill();
    const counts = await Promise.all([1, 2, 3, 4].map(() => carryOver(db())));
    expect(counts.reduce((sum, count) => sum + count)).toBe(4);
    expect(await carryOver(db())).toBe(0);
    const waiting = { last_error: null, failed_at: null, is_later: false, attempts: 0 };
    expect(await carried()).toEqual([
      { ...waiting, name: "send-mail", data: { mailId: 1 } },
      { ...waiting, name: "send-mail", data: { mailIds: [2, 3] }, attempts: 3, last_error: "450", is_later: true },
      { ...waiting, name: "tell", data: {} },
      {
        name: "tell",
        data: {},
        attempts: 6,
        last_error: "job failed by timeout",
        failed_at: new Date("2026-11-20T12:00:00Z"),
        is_later: false,
      },
    ]);
    const left = await database.sql`select name, state::text from pgboss.job order by name, state`;
    expect(left).toEqual([
      { name: "__pgboss__send-it", state: "created" },
      { name: "tell", state: "active" },
      { name: "tell", state: "completed" },
    ]);
  });

  it("comes back with the transaction that failed to carry it", async () => {
    await database.sql`delete from pgboss.job`;
    await fill();
    await expect(
      db().transaction(async (tx) => {
        expect(await carryOver(tx)).toBe(4);
        throw new Error("changed my mind");
      }),
    ).rejects.toThrow("changed my mind");
    expect(await rows()).toEqual([]);
    expect(await carryOver(db())).toBe(4);
  });

  it("is nothing where it never ran", async () => {
    await database.sql`drop schema pgboss cascade`;
    expect(await carryOver(db())).toBe(0);
  });
});
