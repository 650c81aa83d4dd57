// The mail server is away for a while: people go on, and when it is back everybody has been told once, by one mail each.
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Connection } from "~/database/db.server";
import { advice } from "../support/advice";
import { connectTo } from "../support/embedded";
import { type MailServer, startMailServer } from "../support/mail-server";
import { decodeMail } from "../support/mail-text";
import { freePort, type RunningServer, removeFolders, startServer } from "../support/server";
import { type AskedQuestion, answerTo, ask, liftLimits, type Person, people } from "./community";
import { until } from "./processes";

const ANSWERS = 12;

let port: number;
let mail: MailServer | undefined;
let server: RunningServer;
let database: Connection;
let asker: Person;
let helpers: Person[];
let made = 0;

beforeAll(async () => {
  port = await freePort();
  server = await startServer({ args: ["--empty"], env: { SMTP_URL: `smtp://127.0.0.1:${port}` } });
  database = connectTo(server.folder);
  await liftLimits(database.sql);
  [asker] = (await people(database.sql, { url: server.url, count: 1, prefix: "asker" })) as [Person];
  helpers = await people(database.sql, { url: server.url, count: 3, prefix: "helper" });
  // Only the mails to the asker are counted.
  await database.sql`update users set email = null, email_verified_at = null where name like 'helper%'`;
}, 120_000);

afterAll(async () => {
  await database?.close();
  await server?.stop();
  await mail?.close();
  removeFolders();
});

const mailsOf = (state: string) =>
  database.sql<
    { id: number }[]
  >`select id from mails where user_id = ${asker.id} and ${state === "sent" ? database.sql`sent_at is not null` : database.sql`attempts > 0 and sent_at is null`}`;

/** A question of its own for each answer: what is said about one question is gathered in one mail. */
async function newQuestion(): Promise<AskedQuestion> {
  made += 1;
  return ask(asker, database.sql, `Why does valve number ${made} whistle in the morning?`);
}

/** What time would do: whoever waits for the next try has waited long enough. */
async function letTimePass(): Promise<void> {
  await database.sql`update jobs set due_at = now() where holder is null and name = 'send-mail'`;
}

test("nothing is lost and nothing comes twice", async () => {
  let question = await newQuestion();
  for (let n = 0; n < ANSWERS; n += 1) {
    await answerTo(question, helpers[n % helpers.length] as Person, advice(n + 100));
    question = await newQuestion();
  }
  expect(await until(async () => (await mailsOf("failed")).length > 0)).toBe(true);
  const [told] = await database.sql`select count(*)::int as n from notifications where user_id = ${asker.id}`;
  expect(told?.n).toBeGreaterThan(0);
  expect((await fetch(`${server.url}${question.path}`)).status).toBe(200);

  mail = await startMailServer(port);
  mail.refuseNext(3);
  const { received } = mail;
  const everybody = await until(
    async () => {
      await letTimePass();
      return (await mailsOf("sent")).length === ANSWERS;
    },
    { everyMs: 500 },
  );
  expect(everybody).toBe(true);
  await letTimePass();
  await sleep(5_000);
  const ids = received.map((one) => decodeMail(one.text).headers["message-id"]);
  expect(ids).toHaveLength(ANSWERS);
  expect(new Set(ids).size).toBe(ANSWERS);
  const links = received.map((one) => /\/posts\/(\d+)/.exec(decodeMail(one.text).body)?.[1]);
  expect(new Set(links).size).toBe(ANSWERS);
}, 180_000);

test("a mail whose job gave up is found again by the sweep, and one that was refused for good is not", async () => {
  await database.sql`delete from jobs where name = 'send-mail' and singleton is null`;
  mail?.received.splice(0);
  mail?.refuseNext(1, "450 come back later");
  const id = await answerTo(await newQuestion(), helpers[0] as Person, "One more: the washer is worn, change it.");
  const row = async () =>
    (
      await database.sql`
        select m.attempts, m.sent_at from mails m join notifications n on n.mail_id = m.id where n.document_id = ${id} and n.user_id = ${asker.id}`
    )[0];
  expect(await until(async () => (await row())?.attempts === 1)).toBe(true);
  await database.sql`delete from jobs where name = 'send-mail' and singleton is null`;
  await database.sql`update mails set created_at = now() - interval '2 hours', tried_at = now() - interval '1 hour' where sent_at is null`;
  // The sweep comes by itself every two minutes; this is its nudge.
  await database.sql`insert into jobs (name, data) values ('send-mail', '{}')`;
  expect(await until(async () => (await row())?.sent_at !== null)).toBe(true);
  expect(mail?.received.map((one) => /\/posts\/(\d+)/.exec(decodeMail(one.text).body)?.[1])).toEqual([String(id)]);

  mail?.received.splice(0);
  mail?.refuseNext(1, "550 no such mailbox");
  await answerTo(await newQuestion(), helpers[1] as Person, "And another: the spring is tired, change it as well.");
  const isOver = async () => (await database.sql`select 1 from mails where given_up_at is not null`).length === 1;
  expect(await until(isOver)).toBe(true);
  await database.sql`update mails set created_at = now() - interval '2 hours', tried_at = now() - interval '1 hour' where sent_at is null`;
  await database.sql`insert into jobs (name, data) values ('send-mail', '{}')`;
  await sleep(5_000);
  expect(mail?.received).toEqual([]);
}, 120_000);
