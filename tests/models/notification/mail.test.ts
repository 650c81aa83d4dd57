// Mails about what happened, through a real mail server: who gets one, what stands in it, what stops it.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import type { Env } from "~/env.server";
import { sendWaitingMail } from "~/mail/send.server";
import { deletePost } from "~/models/case/post-deletion.server";
import { goDark } from "~/models/document/visibility.server";
import { lockWaitingMail, markSent } from "~/models/notification/mail.server";
import { listNotifications, markRead } from "~/models/notification/notification.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import { type MailServer, startMailServer } from "../../support/mail-server";
import { decodeMail } from "../../support/mail-text";
import * as make from "../question/care-community";
import { choose, envOf, forget, PUBLIC_URL, tellAll, toldTo } from "./notification-community";

describe("mails about what happened", () => {
  let database: TestDatabase;
  let server: MailServer;
  let env: Env;
  let asker: Actor;
  let helper: Actor;
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
    [asker, helper] = [await make.person(db()), await make.person(db())];
  });

  const waiting = async () =>
    (await database.sql<{ id: number }[]>`select id from mails where sent_at is null order by id`).map(({ id }) => id);
  const send = async () => {
    for (const id of await waiting()) await sendWaitingMail(db(), env, id);
    return server.received.map((one) => ({ to: one.to, ...decodeMail(one.text) }));
  };
  const answered = async (body?: string, before: () => Promise<unknown> = async () => undefined) => {
    helper = await make.person(db());
    const question = await make.ask(db(), asker, { title: "Why does the lamp flicker at night" });
    await before();
    const answer = await make.answer(db(), helper, question, body);
    await tellAll(db(), env);
    return { question, answer };
  };

  it("say who did what where, why they came and how to stop them, with links of our own address only", async () => {
    const { answer } = await answered("Turn the second screw until the light is steady.");
    const [mail, ...others] = await send();
    expect(others).toEqual([]);
    expect(mail?.to).toBe(`${asker.name}@example.com`);
    expect(mail?.headers.subject).toBe(
      `${helper.displayName} answered your question: Why does the lamp flicker at night`,
    );
    expect(mail?.body).toContain("Turn the second screw until the light is steady.");
    expect(mail?.body).toContain(`${PUBLIC_URL}/posts/${answer}`);
    expect(mail?.body).toContain("because you chose e-mail for “Answers to my questions”");
    expect(mail?.body).toContain(`${PUBLIC_URL}/settings/notifications`);
    const links = [...(mail?.body ?? "").matchAll(/https?:\/\/[^/\s]+/g)].map(([link]) => link);
    expect(new Set(links)).toEqual(new Set([PUBLIC_URL]));
    expect(mail?.headers["list-unsubscribe"]).toMatch(
      /^<https:\/\/community\.example\.com\/unsubscribe\/\d+\.answer\.[\w-]+>$/,
    );
    expect(mail?.headers["list-unsubscribe-post"]).toBe("List-Unsubscribe=One-Click");
    expect(mail?.headers["auto-submitted"]).toBe("auto-generated");
  });

  it("are in the language of whoever gets them", async () => {
    await database.sql`update users set language = 'zh-Hans' where id = ${asker.id}`;
    await answered();
    const [mail] = await send();
    expect(mail?.headers.subject).toBe(`${helper.displayName} 回答了您的问题：Why does the lamp flicker at night`);
    expect(mail?.body).toContain("不再接收这类邮件");
  });

  it("are one per person and event, however often it is told and sent, with one Message-ID", async () => {
    const { answer } = await answered();
    await database.sql`update events set told_at = null where subject_id = ${answer}`;
    await Promise.all([tellAll(db(), env), tellAll(db(), env)]);
    const ids = await waiting();
    expect(ids).toHaveLength(1);
    await Promise.all([1, 2, 3].map(() => sendWaitingMail(db(), env, ids[0] ?? 0)));
    expect(server.received).toHaveLength(1);
    const [row] = await database.sql`select created_at from mails where id = ${ids[0] ?? 0}`;
    const at = new Date(row?.created_at as string).getTime();
    expect(decodeMail(server.received[0]?.text ?? "").headers["message-id"]).toBe(
      `<${ids[0]}.${at}@community.example.com>`,
    );
  });

  it.each(["held", "removed", "deleted", "returned"] as const)(
    "are not sent about what was %s meanwhile",
    async (state) => {
      const { answer } = await answered();
      expect(await waiting()).toHaveLength(1);
      await db().transaction((tx) => goDark(tx, answer, state));
      expect(await send()).toEqual([]);
      expect(await database.sql`select 1 from mails`).toHaveLength(0);
    },
  );

  it("are not sent about an answer whose question was removed meanwhile", async () => {
    const { question } = await answered();
    await db().transaction((tx) => goDark(tx, question, "removed"));
    expect(await send()).toEqual([]);
  });

  it("hold no text until they are sent, and none afterwards", async () => {
    await answered("Nobody should find this sentence in the table of mails.");
    expect(await database.sql`select subject, text from mails`).toEqual([{ subject: "", text: "" }]);
    await send();
    expect(await database.sql`select subject, text from mails`).toEqual([{ subject: "", text: "" }]);
  });

  it("say the text as it is when they are sent", async () => {
    const { answer } = await answered("My telephone number is on the box of the lamp.");
    await database.sql`
      update renderings set plain = 'The number was taken out.' where hash = (select v.blob from revisions v where v.document_id = ${answer} order by v.id desc limit 1)`;
    const [mail] = await send();
    expect(mail?.body).toContain("The number was taken out.");
  });

  it("tell an author of the decision about their post, in the moderator's words", async () => {
    const moderator = await make.person(db(), "moderator");
    const { answer } = await answered();
    await database.sql`delete from mails`;
    await deletePost(db(), { actor: moderator, documentId: answer, rule: "spam", note: "This is an advert." });
    await tellAll(db(), env);
    const [mail] = await send();
    expect(mail?.to).toBe(`${helper.name}@example.com`);
    expect(mail?.headers.subject).toBe("Your post was removed by a moderator: Why does the lamp flicker at night");
    expect(mail?.body).toMatch(/https:\/\/community\.example\.com\/decisions\/\d+\n/);
    expect(mail?.body).toContain("This is an advert.");
    expect(mail?.body).not.toContain(moderator.displayName);
  });

  describe("go to nobody", () => {
    it.each([
      ["whose address is not confirmed", sql`update users set email_verified_at = null`],
      ["who has no address", sql`update users set email = null`],
      [
        "who is suspended from everything",
        sql`insert into restrictions (user_id, function_name, reason) select id, 'all', 'x' from users`,
      ],
    ])("%s", async (_who, change) => {
      await answered(undefined, () => db().execute(sql`${change} where id = ${asker.id}::bigint`));
      expect(await waiting()).toEqual([]);
      expect(await toldTo(db(), asker)).toEqual(["answer"]);
    });

    it("who became so while the mail was waiting", async () => {
      await answered();
      await database.sql`insert into restrictions (user_id, function_name, reason) values (${asker.id}, 'all', 'x')`;
      expect(await send()).toEqual([]);
    });

    it("who chose the app, and in the app not to those who chose mail", async () => {
      await choose(db(), asker, "answer", "app");
      const { question } = await answered();
      expect(await waiting()).toEqual([]);
      await choose(db(), asker, "answer", "email");
      await make.answer(db(), await make.person(db()), question);
      await tellAll(db(), env);
      expect(await waiting()).toHaveLength(1);
      expect(await toldTo(db(), asker)).toEqual(["answer"]);
    });

    it("who changed their mind before it was sent", async () => {
      await answered();
      await choose(db(), asker, "answer", "app");
      expect(await send()).toEqual([]);
    });

    it("where the community sends no mail", async () => {
      const question = await make.ask(db(), asker);
      await make.answer(db(), helper, question);
      await tellAll(db(), envOf(null));
      expect(await database.sql`select 1 from mails`).toHaveLength(0);
      expect(await toldTo(db(), asker)).toEqual(["answer"]);
    });
  });

  it("go to the address the member has when they are sent", async () => {
    await answered();
    await database.sql`update users set email = ${`new-${asker.id}@example.com`} where id = ${asker.id}`;
    expect((await send()).map(({ to }) => to)).toEqual([`new-${asker.id}@example.com`]);
  });

  it("are given up when the server refuses the address for good, and nothing else waits for them", async () => {
    await answered();
    server.refuseNext(1, "550 no such user");
    await send();
    await send();
    expect(server.received).toEqual([]);
    expect(await database.sql`select given_up_at is not null as is_over, attempts from mails`).toEqual([
      { is_over: true, attempts: 1 },
    ]);
  });

  describe("about one thing", () => {
    const answerAgain = async (question: number, times: number) => {
      for (let at = 0; at < times; at++)
        await make.answer(db(), await make.person(db()), question, `Answer ${at}: turn it.`);
      await tellAll(db(), env);
    };
    const pass = (minutes: number) =>
      database.sql`update mails set send_after = send_after - make_interval(mins => ${minutes}) where send_after is not null and sent_at is null`;

    it("go at once the first time, and then gather what happens until the member has been there", async () => {
      const { question } = await answered("The first answer.");
      await answerAgain(question, 3);
      await answerAgain(question, 9);
      expect((await send()).map(({ headers }) => headers.subject)).toEqual([
        `${helper.displayName} answered your question: Why does the lamp flicker at night`,
      ]);
      await pass(11);
      const [, gathered, ...others] = await send();
      expect(others).toEqual([]);
      expect(gathered?.headers.subject).toMatch(/ and 11 others answered your question: Why does the lamp/);
      expect(gathered?.body).toContain("12 things since our last mail about this.");
      expect(gathered?.body).toContain("Answer 0: turn it.");
      // Nobody has looked yet: the next one gathers for an hour.
      await answerAgain(question, 1);
      await pass(11);
      expect(await send()).toHaveLength(2);
      await pass(50);
      expect(await send()).toHaveLength(3);
      const unseen = await listNotifications(db(), { userId: asker.id, after: null });
      await markRead(db(), { userId: asker.id, ids: unseen.items.map(({ id }) => id) });
      await answerAgain(question, 1);
      expect(await send()).toHaveLength(4);
    });

    it("are one and one that gathers when everything is told in one go, and by two workers at once", async () => {
      const question = await make.ask(db(), asker);
      for (let at = 0; at < 5; at++) await make.answer(db(), await make.person(db()), question);
      await Promise.all([tellAll(db(), env), tellAll(db(), env)]);
      expect(await waiting()).toHaveLength(2);
    });

    it("take in nothing more once they fall due, though the telling began before", async () => {
      const { question } = await answered();
      await answerAgain(question, 1);
      const gathering = (await waiting()).at(-1) ?? 0;
      await make.answer(db(), await make.person(db()), question, "Told while the mail is being sent.");
      await db().transaction(async (telling) => {
        await telling.execute(sql`select now()`);
        await database.sql`update mails set send_after = clock_timestamp() where id = ${gathering}`;
        await db().transaction(async (sending) => {
          expect(await lockWaitingMail(sending, gathering)).not.toBeNull();
          await tellAll(telling, env);
          await markSent(sending, gathering);
        });
      });
      await pass(70);
      expect((await send()).map(({ body }) => body).join("\n")).toContain("Told while the mail is being sent.");
    });

    it("are not sent while something is put into them", async () => {
      const { question } = await answered();
      await answerAgain(question, 1);
      const gathering = (await waiting()).at(-1) ?? 0;
      await make.answer(db(), await make.person(db()), question, "Told in good time before it goes.");
      await db().transaction(async (telling) => {
        await tellAll(telling, env);
        const free = await database.sql`select 1 from mails where id = ${gathering} for update skip locked`;
        expect(free).toEqual([]);
      });
      const [row] = await database.sql`
        select count(*)::int as count from notifications where mail_id = ${gathering}`;
      expect(row?.count).toBe(2);
      await pass(11);
      expect((await send()).map(({ body }) => body).join("\n")).toContain("Told in good time before it goes.");
    });

    it("leave out what was looked at while they gathered, and are no mail when that was everything", async () => {
      const { question } = await answered();
      await answerAgain(question, 2);
      await send();
      const { items } = await listNotifications(db(), { userId: asker.id, after: null });
      await markRead(db(), { userId: asker.id, ids: items.map(({ id }) => id) });
      await pass(11);
      expect(await send()).toHaveLength(1);
      expect(await waiting()).toEqual([]);
    });

    it("are not held up by news of something else", async () => {
      await answered();
      await answered();
      expect(await send()).toHaveLength(2);
    });

    it("stand in one thread of a mail program, apart from other questions", async () => {
      const { question, answer } = await answered();
      await make.comment(db(), asker, answer);
      await answered();
      await tellAll(db(), env);
      const root = `<thread.${question}@community.example.com>`;
      const threads = (await send()).map(({ headers }) => [headers.references, headers["in-reply-to"]]);
      expect(threads.filter(([references]) => references === root)).toHaveLength(2);
      for (const [references, before] of threads) expect(references).toBe(before);
      expect(new Set(threads.map(([references]) => references)).size).toBe(2);
    });
  });

  it("carry the name of the community and keep the lines of the text", async () => {
    await database.sql`insert into settings (key, value) values ('brand', '{"name": "Lamp & Light 灯"}')
      on conflict (key) do update set value = excluded.value`;
    await answered("First switch it off:\n\n- turn the screw\n- wait\n\n```\nreset --lamp\nreset --all\n```");
    const [mail] = await send();
    expect(mail?.headers.from).toMatch(/Lamp & Light 灯.*<noreply@community\.example\.com>/);
    expect(mail?.body).toMatch(/First switch it off:\n+turn the screw\n+wait\n+reset --lamp\n+reset --all/);
    expect(mail?.body).toContain("Nobody reads replies to this mail.");
    await database.sql`delete from settings where key = 'brand'`;
  });
});
