import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Env, readEnv } from "~/env.server";
import { startJobs } from "~/jobs/worker.server";
import { sendWaitingMail } from "~/mail/send.server";
import { listForgottenMails, writeMail } from "~/models/notification/mail.server";
import { createTestDatabase, type TestDatabase } from "../support/cluster";
import { type MailServer, startMailServer } from "../support/mail-server";

const mail = (recipient: string) => ({ recipient, userId: null, subject: "Привет 你好", text: "Grüße\n.\nEnde" });

describe("mails and jobs", () => {
  let database: TestDatabase;
  let server: MailServer;
  let env: Env;

  beforeAll(async () => {
    database = await createTestDatabase();
    server = await startMailServer();
    env = readEnv({ SMTP_URL: server.url, PUBLIC_URL: "https://community.example.com", LOG_LEVEL: "silent" });
  });
  afterAll(async () => {
    await server.close();
    await database.close();
  });
  beforeEach(() => {
    server.received.length = 0;
  });

  const row = async (id: number) =>
    (await database.sql`select sent_at, attempts, last_error, text from mails where id = ${id}`)[0];
  const nudges = () => database.sql`select 1 from jobs where name = 'send-mail' and data->>'mailId' is not null`;
  const until = async (isTrue: () => boolean | Promise<boolean>) => {
    for (let i = 0; i < 400 && !(await isTrue()); i += 1) await new Promise((resolve) => setTimeout(resolve, 50));
  };

  it("are sent by the job that was enqueued with the row, and the text is forgotten", async () => {
    const running = await startJobs(database.db, env);
    try {
      const id = await database.db.transaction((tx) => writeMail(tx, mail("zoe@example.com")));
      await until(() => server.received.length > 0);
      await until(async () => (await row(id))?.sent_at !== null);
      expect(server.received.map((one) => one.to)).toEqual(["zoe@example.com"]);
      expect(server.received[0]?.text).toContain("From: Commonplace <noreply@community.example.com>");
      expect(server.received[0]?.text).toContain("Auto-Submitted: auto-generated");
      expect(await row(id)).toMatchObject({ attempts: 1, text: "", last_error: null });
    } finally {
      await running.stop();
    }
  });

  it("are neither written nor enqueued when the transaction rolls back", async () => {
    await expect(
      database.db.transaction(async (tx) => {
        await writeMail(tx, mail("nobody@example.com"));
        expect(await nudges()).toHaveLength(0);
        throw new Error("changed my mind");
      }),
    ).rejects.toThrow("changed my mind");
    expect(await database.sql`select 1 from mails where recipient = 'nobody@example.com'`).toHaveLength(0);
    expect(await nudges()).toHaveLength(0);
  });

  it("are sent once when several processes try at the same time", async () => {
    const id = await writeMail(database.db, mail("once@example.com"));
    await Promise.all(Array.from({ length: 4 }, () => sendWaitingMail(database.db, env, id)));
    expect(server.received).toHaveLength(1);
  });

  it("keep the reason when the mail server refuses, and go out at the next try", async () => {
    server.refuseNext(1);
    const id = await writeMail(database.db, mail("later@example.com"));
    await expect(sendWaitingMail(database.db, env, id)).rejects.toThrow(/450/);
    expect(await row(id)).toMatchObject({ sent_at: null, attempts: 1 });
    expect((await row(id))?.last_error).toContain("come back later");
    await sendWaitingMail(database.db, env, id);
    expect(server.received.map((one) => one.to)).toEqual(["later@example.com"]);
  });

  it("are found again when their job got lost", async () => {
    const id = await writeMail(database.db, mail("lost@example.com"));
    await database.sql`delete from jobs where name = 'send-mail' and singleton is null`;
    expect(await listForgottenMails(database.db)).not.toContain(id);
    await database.sql`update mails set created_at = now() - interval '6 minutes' where id = ${id}`;
    expect(await listForgottenMails(database.db)).toContain(id);
  });

  it("wait without harm where no server ever ran", async () => {
    const other = await createTestDatabase();
    try {
      const id = await writeMail(other.db, mail("quiet@example.com"));
      const rows = await other.sql`select data, attempts, holder from jobs`;
      expect(rows).toEqual([{ data: { mailId: id }, attempts: 0, holder: null }]);
    } finally {
      await other.close();
    }
  });

  it("start once when three servers start at the same moment, and stop within their work", async () => {
    const other = await createTestDatabase();
    try {
      const running = await Promise.all([1, 2, 3].map(() => startJobs(other.db, env)));
      const jobs = await other.sql`select name, count(*)::int as count from jobs group by name`;
      expect(jobs.length).toBeGreaterThan(3);
      expect(jobs.every((job) => job.count === 1)).toBe(true);
      await Promise.all(running.map((one) => one.stop()));
    } finally {
      await other.close();
    }
  });

  it("are tried again by the job after a failure", async () => {
    server.refuseNext(1);
    const running = await startJobs(database.db, env);
    try {
      const id = await writeMail(database.db, mail("again@example.com"));
      await until(async () => (await row(id))?.attempts === 1);
      const retry = () =>
        database.sql`select 1 from jobs where attempts = 1 and holder is null and last_error like '%450%' and data->>'mailId' = ${String(id)}`;
      await until(async () => (await retry()).length === 1);
      expect(await retry()).toHaveLength(1);
      await database.sql`update jobs set due_at = now() where attempts > 0 and holder is null`;
      await until(async () => (await row(id))?.sent_at !== null);
      expect((await row(id))?.attempts).toBe(2);
    } finally {
      await running.stop();
    }
  });
});
