// kill −9 of the server that works on jobs, at the worst moments: after an event and before telling, and between the mail
// server's yes and our note of it. Everybody is told exactly once; a mail that SMTP makes come twice has one Message-ID.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Connection } from "~/database/db.server";
import { advice } from "../support/advice";
import { connectTo } from "../support/embedded";
import { type MailServer, startMailServer } from "../support/mail-server";
import { decodeMail } from "../support/mail-text";
import { type RunningServer, removeFolders, startServer } from "../support/server";
import { answerTo, ask, liftLimits, type Person, people } from "./community";
import { endDatabase, until } from "./processes";

let mail: MailServer;
let server: RunningServer;
let database: Connection;
let asker: Person;
let helper: Person;

const options = () => ({ args: ["--empty"], env: { SMTP_URL: mail.url } });

beforeAll(async () => {
  mail = await startMailServer();
  server = await startServer(options());
  database = connectTo(server.folder);
  await liftLimits(database.sql);
  [asker] = (await people(database.sql, { url: server.url, count: 1, prefix: "asker" })) as [Person];
  [helper] = (await people(database.sql, { url: server.url, count: 1, prefix: "helper" })) as [Person];
}, 120_000);

afterAll(async () => {
  await database?.close();
  await server?.kill();
  await mail?.close();
  await endDatabase(server.folder);
  removeFolders();
});

/** The next server on the same folder; it may find PostgreSQL still running. */
async function startAgain(): Promise<void> {
  await database.close();
  server = await startServer({ ...options(), folder: server.folder });
  database = connectTo(server.folder);
  asker = { ...asker, client: asker.client.at(server.url) };
  helper = { ...helper, client: helper.client.at(server.url) };
}

const newQuestion = (number: number) =>
  ask(asker, database.sql, `Why does valve number ${number} whistle in the morning?`);

/** What the next minute would do: the lease of what the dead server was at runs out. (The age of a mail is part of its Message-ID.) */
async function letTimePass(): Promise<void> {
  await database.sql`update jobs set due_at = now() where holder is not null and due_at > now()`;
}

const toldAbout = (documentId: number) => database.sql`
  select n.id from notifications n join events e on e.id = n.event_id where n.user_id = ${asker.id} and e.subject_id = ${documentId}`;
const mailsAbout = (documentId: number) =>
  mail.received.map((one) => decodeMail(one.text)).filter((one) => one.body.includes(`/posts/${documentId}\n`));

test("killed between the answer and the telling: told once after the restart", async () => {
  const answers: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    // A question of its own for each: what is said about one question is gathered in one mail.
    answers.push(await answerTo(await newQuestion(round), helper, advice(round + 100)));
    await server.kill();
    await startAgain();
  }
  for (const id of answers) {
    const isMailed = async () => {
      if (mailsAbout(id).length === 0) await letTimePass();
      return mailsAbout(id).length > 0;
    };
    expect(await until(isMailed, { everyMs: 500 }), String(id)).toBe(true);
    expect(await toldAbout(id)).toHaveLength(1);
    expect(new Set(mailsAbout(id).map((one) => one.headers["message-id"])).size).toBe(1);
  }
}, 180_000);

test("killed between sending and recording: the second copy is known by its Message-ID, and no other mail comes twice", async () => {
  const reached = new Promise<void>((resolve) => {
    mail.onMail = async () => {
      mail.onMail = () => undefined;
      await server.kill();
      resolve();
    };
  });
  const before = mail.received.length;
  const id = await answerTo(await newQuestion(9), helper, "The washer is worn, change it and the whistle is gone.");
  await reached;
  expect(mailsAbout(id)).toHaveLength(1);
  await startAgain();
  expect((await database.sql`select 1 from mails where sent_at is null`).length).toBe(1);
  const held = await database.sql`
    select extract(epoch from due_at - now())::float8 as seconds from jobs where name = 'send-mail' and holder is not null and data <> '{}'`;
  expect(held).toHaveLength(1);
  expect(held[0]?.seconds).toBeLessThanOrEqual(60);
  await letTimePass();
  expect(await until(async () => (await database.sql`select 1 from mails where sent_at is null`).length === 0)).toBe(
    true,
  );
  expect(await toldAbout(id)).toHaveLength(1);
  const copies = mailsAbout(id).map((one) => one.headers["message-id"]);
  expect(copies).toHaveLength(2);
  expect(new Set(copies).size).toBe(1);
  expect(mail.received.length - before).toBe(2);
}, 120_000);
