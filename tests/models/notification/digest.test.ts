import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import type { Env } from "~/env.server";
import { nextDigestAt } from "~/mail/digest-time";
import { sendWaitingMail } from "~/mail/send.server";
import { goDark } from "~/models/document/visibility.server";
import { writeDigests } from "~/models/notification/digest.server";
import { listNotifications, markRead } from "~/models/notification/notification.server";
import { setWatch } from "~/models/notification/watch.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import { type MailServer, startMailServer } from "../../support/mail-server";
import { decodeMail } from "../../support/mail-text";
import * as make from "../question/care-community";
import { choose, envOf, forget, PUBLIC_URL, tellAll } from "./notification-community";

describe("the morning where a member is", () => {
  const next = (now: string, zone: string) => nextDigestAt(new Date(now), zone).toISOString();

  it.each([
    ["UTC", "2026-11-22T03:10:00Z", "2026-11-22T07:00:00.000Z"],
    ["UTC", "2026-11-22T07:00:00Z", "2026-11-23T07:00:00.000Z"],
    ["Europe/Berlin", "2026-11-22T05:59:00Z", "2026-11-22T06:00:00.000Z"],
    ["Asia/Kathmandu", "2026-11-22T12:00:00Z", "2026-11-23T01:15:00.000Z"],
    ["Asia/Shanghai", "2026-11-22T12:00:00Z", "2026-11-22T23:00:00.000Z"],
    ["America/St_Johns", "2026-11-22T12:00:00Z", "2026-11-23T10:30:00.000Z"],
    ["Nowhere/Land", "2026-11-22T03:10:00Z", "2026-11-22T07:00:00.000Z"],
  ])("in %s at %s is %s", (zone, now, expected) => {
    expect(next(now, zone)).toBe(expected);
  });

  it("is seven by the clock there also on the days the clocks change", () => {
    expect(next("2026-03-28T12:00:00Z", "Europe/Berlin")).toBe("2026-03-29T05:00:00.000Z");
    expect(next("2026-10-24T12:00:00Z", "Europe/Berlin")).toBe("2026-10-25T06:00:00.000Z");
  });
});

describe("the daily mail", () => {
  let database: TestDatabase;
  let server: MailServer;
  let env: Env;
  let asker: Actor;
  let reader: Actor;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase({ hasLimits: false });
    server = await startMailServer();
    env = envOf(server.url);
    await make.furnish(db());
  });
  afterAll(async () => {
    await server.close();
    await database.close();
  });
  beforeEach(async () => {
    await forget(db());
    server.received.length = 0;
    [asker, reader] = [await make.person(db()), await make.person(db())];
  });

  const morning = () =>
    database.sql`update notifications set digest_after = now() - interval '1 minute' where digest_after is not null`;
  /** How many were written for the reader; helpers watch the question as well. */
  const write = async () => {
    await Promise.all([writeDigests(db(), env), writeDigests(db(), env)]);
    return (await database.sql`select 1 from mails where user_id = ${reader.id}`).length;
  };
  const sendAll = async () => {
    for (const { id } of await database.sql<{ id: number }[]>`select id from mails where sent_at is null`)
      await sendWaitingMail(db(), env, id);
    return server.received.filter((one) => one.to.startsWith(`${reader.name}@`)).map((one) => decodeMail(one.text));
  };
  /** A question that the reader watches, with two answers. */
  const news = async () => {
    const question = await make.ask(db(), asker, { title: "Which oil for the hinge of the lamp" });
    await setWatch(db(), { actor: reader, watching: { target: "question", id: question }, isOn: true });
    const answers = [
      await make.answer(db(), await make.person(db()), question),
      await make.answer(db(), await make.person(db()), question),
    ];
    await tellAll(db(), env);
    return { question, answers };
  };

  it("comes in the morning, once, with everything in it", async () => {
    const { answers } = await news();
    expect(await write()).toBe(0);
    await morning();
    expect(await write()).toBe(1);
    expect(await write()).toBe(1);
    const [mail, ...others] = await sendAll();
    expect(others).toEqual([]);
    expect(mail?.headers.subject).toBe("Commonplace: 2 things that are new for you");
    for (const id of answers) expect(mail?.body).toContain(`${PUBLIC_URL}/posts/${id}`);
    expect(mail?.headers["list-unsubscribe"]).toMatch(/\/unsubscribe\/\d+\.digest\.[\w-]+>$/);
  });

  it("does not come when everything was read in the app", async () => {
    await news();
    const { items } = await listNotifications(db(), { userId: reader.id, after: null });
    await markRead(db(), { userId: reader.id, ids: items.map((item) => item.id) });
    await morning();
    expect(await write()).toBe(0);
    expect(
      await database.sql`select 1 from notifications where digest_after is not null and user_id = ${reader.id}`,
    ).toHaveLength(0);
  });

  it("leaves out what is hidden when it is written, and what is hidden when it is sent", async () => {
    const { question, answers } = await news();
    await db().transaction((tx) => goDark(tx, answers[0] ?? 0, "held"));
    await morning();
    expect(await write()).toBe(1);
    const more = await make.comment(db(), await make.person(db()), question);
    await tellAll(db(), env);
    await morning();
    expect(await write()).toBe(2);
    await db().transaction((tx) => goDark(tx, more, "removed"));
    const mails = await sendAll();
    expect(mails).toHaveLength(1);
    expect(mails[0]?.body).toContain(`/posts/${answers[1]}`);
    expect(mails[0]?.body).not.toContain(`/posts/${answers[0]}`);
    expect(mails[0]?.body).not.toContain(`/posts/${more}`);
  });

  it("does not come to those who chose otherwise meanwhile", async () => {
    await news();
    await choose(db(), reader, "watched", "app");
    await morning();
    expect(await write()).toBe(0);
  });

  it.each([
    ["en", "one thing that is new for you"],
    ["de", "eine Neuigkeit für Sie"],
    ["ru", "1 новость для вас"],
    ["zh-Hans", "您有 1 条新消息"],
    ["zh-Hant", "您有 1 則新消息"],
  ])("is written in %s", async (language, words) => {
    await database.sql`update users set language = ${language} where id = ${reader.id}`;
    const { answers } = await news();
    await db().transaction((tx) => goDark(tx, answers[0] ?? 0, "held"));
    await morning();
    await writeDigests(db(), env);
    expect((await sendAll())[0]?.headers.subject).toContain(words);
  });

  it("waits for the morning of the member's own zone", async () => {
    await database.sql`update users set time_zone = 'Asia/Tokyo' where id = ${reader.id}`;
    await news();
    const rows = await database.sql<{ hour: number }[]>`
      select extract(hour from digest_after at time zone 'Asia/Tokyo')::int as hour from notifications
      where digest_after is not null and user_id = ${reader.id}`;
    expect(rows.map(({ hour }) => hour)).toEqual([7, 7]);
  });
});
