import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { NOTIFICATION_KINDS } from "#moderation/notifying";
import type { Actor } from "~/actor";
import { INTERFACE_LANGUAGES, translator } from "~/i18n";
import { deletePost } from "~/models/case/post-deletion.server";
import { goDark, goLive } from "~/models/document/visibility.server";
import { recordEvent } from "~/models/event.server";
import { whatHappened } from "~/models/notification/facts";
import { countUnread, listFolded, listNotifications, markRead } from "~/models/notification/notification.server";
import { TOLD_AT_ONCE } from "~/models/notification/telling.server";
import { setAcceptance } from "~/models/question/answer.server";
import { closeQuestion } from "~/models/question/care.server";
import { setMeToo } from "~/models/question/vote.server";
import { notificationWords } from "~/notification-words";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import * as make from "../question/care-community";
import { choose, forget, tellAll, toldTo } from "./notification-community";

describe("being told", () => {
  let database: TestDatabase;
  let asker: Actor;
  let helper: Actor;
  let reader: Actor;
  let moderator: Actor;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase({ hasLimits: false });
    await make.furnish(db());
    moderator = await make.person(db(), "moderator");
  });
  afterAll(() => database.close());
  // New people each time: nobody writes so much that the rules want to look at it first.
  beforeEach(async () => {
    await forget(db());
    [asker, helper, reader] = [await make.person(db()), await make.person(db()), await make.person(db())];
  });

  const asked = async () => {
    const id = await make.ask(db(), asker);
    await tellAll(db());
    return id;
  };
  const told = (who: Actor) => toldTo(db(), who);

  describe("whom an event concerns", () => {
    it("tells the asker of an answer, once, and nobody else; not even when telling happens twice", async () => {
      const question = await asked();
      await make.answer(db(), helper, question);
      await tellAll(db());
      await database.sql`update events set told_at = null`;
      await Promise.all([tellAll(db()), tellAll(db())]);
      expect(await told(asker)).toEqual(["answer"]);
      expect(await told(helper)).toEqual([]);
      expect(await told(reader)).toEqual([]);
    });

    it("tells of comments on what is mine, also on my answer", async () => {
      const question = await asked();
      const answer = await make.answer(db(), helper, question);
      await make.comment(db(), reader, answer);
      await make.comment(db(), moderator, question);
      await tellAll(db());
      expect((await told(helper)).sort()).toEqual(["comment", "watched.commented"]);
      expect((await told(asker)).sort()).toEqual(["answer", "comment", "watched.commented"]);
    });

    it("tells whom a text mentions, once, also when the name came with an edit", async () => {
      const question = await asked();
      const answer = await make.answer(db(), helper, question, `Ask @${reader.name}, who has the same lamp at home.`);
      await tellAll(db());
      const edit = async (body: string) => {
        await make.edit(db(), helper, answer, { body });
        await tellAll(db());
      };
      await edit(`Ask @${reader.name} or @${moderator.name}, who have the same lamp at home.`);
      await edit(`Ask @${reader.name} or @${moderator.name}, who have the same lamp at home since May.`);
      expect(await told(reader)).toEqual(["mention"]);
      expect(await told(moderator)).toEqual(["mention"]);
    });

    it("tells of an acceptance, and those who have the question too of its answer", async () => {
      const question = await asked();
      await setMeToo(db(), { actor: reader, questionId: question, isOn: true });
      const answer = await make.answer(db(), helper, question);
      await setAcceptance(db(), { actor: asker, answerId: answer, isAccepted: true });
      await tellAll(db());
      expect(await told(reader)).toEqual(["me-too"]);
      expect(await told(helper)).toEqual(["accepted"]);
      expect(await told(asker)).toEqual(["answer"]);
    });

    it("tells the author what was decided about their post, with their own title only", async () => {
      const question = await asked();
      const answer = await make.answer(db(), helper, question);
      await tellAll(db());
      await deletePost(db(), { actor: moderator, documentId: answer, rule: "spam", note: "This is an advert." });
      await closeQuestion(db(), { actor: moderator, questionId: question, reason: "off-topic", note: "" });
      await tellAll(db());
      expect(await told(helper)).toEqual(["decision.removed"]);
      expect((await told(asker))[0]).toBe("decision.closed");
      await deletePost(db(), { actor: moderator, documentId: question, rule: "spam", note: "" });
      await tellAll(db());
      const { items } = await listNotifications(db(), { userId: helper.id, after: null });
      expect(items).toMatchObject([{ kind: "decision", title: null, actorName: null }]);
      // The notice, which is the author's; the post stands under a question that nobody may see.
      expect(items[0]?.path).toMatch(/^\/decisions\/\d+$/);
      const mine = await listNotifications(db(), { userId: asker.id, after: null });
      expect(mine.items[0]).toMatchObject({
        kind: "decision",
        what: "removed",
        title: expect.stringContaining("lamp"),
      });
    });

    it("tells of a decision once when two events of one act speak of it", async () => {
      const question = await asked();
      await database.db.transaction(async (tx) => {
        await recordEvent(tx, { actorId: moderator.id, verb: "returned", subjectId: question, details: { caseId: 1 } });
        await recordEvent(tx, {
          actorId: moderator.id,
          verb: "decided",
          subjectId: question,
          details: { outcome: "return" },
        });
      });
      await tellAll(db());
      expect(await told(asker)).toEqual(["decision.returned"]);
    });

    it("tells flaggers and appellants the outcome, without a word of what was removed", async () => {
      const question = await asked();
      await db().transaction((tx) => goDark(tx, question, "removed"));
      await recordEvent(db(), {
        actorId: moderator.id,
        verb: "flag-decided",
        subjectId: question,
        details: { flaggerIds: [reader.id, helper.id, moderator.id], isUpheld: true },
      });
      await recordEvent(db(), {
        actorId: moderator.id,
        verb: "appeal-decided",
        subjectId: question,
        details: { appellantId: asker.id, outcome: "dismiss" },
      });
      await tellAll(db());
      expect(await told(asker)).toEqual(["appeal.upheld"]);
      const { items } = await listNotifications(db(), { userId: reader.id, after: null });
      expect(items).toMatchObject([{ kind: "flag", what: "upheld", title: null, path: null, excerpt: "" }]);
      expect(await told(moderator)).toEqual([]);
    });
  });

  describe("what is hidden", () => {
    it("is news when a moderator shows it for the first time, and only then", async () => {
      const question = await asked();
      const answer = await make.answer(db(), helper, question);
      await make.hold(db(), answer);
      await db().execute(sql`delete from events where subject_id = ${answer}::bigint`);
      await tellAll(db());
      expect(await told(asker)).toEqual([]);
      const show = async () => {
        await db().transaction(async (tx) => {
          await goLive(tx, answer);
          await recordEvent(tx, { actorId: moderator.id, verb: "published", subjectId: answer });
        });
        await tellAll(db());
      };
      await show();
      expect(await told(asker)).toEqual(["answer"]);
      expect(await told(helper)).toEqual(["decision.published"]);
      await show();
      expect(await told(asker)).toEqual(["answer"]);
    });

    it("is not told when it went out of sight before telling", async () => {
      const question = await asked();
      const answer = await make.answer(
        db(),
        helper,
        question,
        `Ask @${reader.name} about the second screw of the lamp.`,
      );
      await db().transaction((tx) => goDark(tx, answer, "held"));
      await tellAll(db());
      expect(await told(asker)).toEqual([]);
      expect(await told(reader)).toEqual([]);
      expect(await database.sql`select 1 from events where told_at is null`).toHaveLength(0);
    });

    it("leaves the list and the count while it is hidden, with its question, and with the answer it stands under", async () => {
      const question = await asked();
      const answer = await make.answer(db(), helper, question);
      await make.comment(db(), reader, answer);
      await tellAll(db());
      const state = async () => [
        (await told(asker)).length,
        await countUnread(db(), asker.id),
        (await told(helper)).length,
      ];
      expect(await state()).toEqual([2, 2, 1]);
      await db().transaction((tx) => goDark(tx, answer, "removed"));
      expect(await state()).toEqual([0, 0, 0]);
      await db().transaction((tx) => goLive(tx, answer));
      expect(await state()).toEqual([2, 2, 1]);
      await db().transaction((tx) => goDark(tx, question, "held"));
      expect(await state()).toEqual([0, 0, 0]);
    });
  });

  describe("choices", () => {
    it("are obeyed: nothing, mail only and the app", async () => {
      const question = await asked();
      await choose(db(), asker, "answer", "none");
      await make.answer(db(), helper, question);
      await tellAll(db());
      expect(await told(asker)).toEqual([]);
      await choose(db(), asker, "answer", "app");
      await make.answer(db(), reader, question);
      await tellAll(db());
      expect(await told(asker)).toEqual(["answer"]);
      expect(await database.sql`select 1 from mails`).toHaveLength(0);
    });
  });

  it("tells thousands of watchers in batches, each once, also after a break in between", async () => {
    const question = await asked();
    await db().execute(sql`
      insert into users (name, display_name) select 'crowd-' || n, 'Crowd ' || n from generate_series(1, ${TOLD_AT_ONCE * 2 + 7}::int) n on conflict do nothing`);
    await db().execute(sql`
      insert into watches (user_id, target, target_id) select id, 'question', ${question}::bigint from users where name like 'crowd-%'`);
    await make.answer(db(), helper, question);
    // As if the worker had died after the first batch.
    await db().execute(sql`
      insert into notifications (user_id, event_id, kind) select u.id, e.id, 'watched' from events e, (select id from users where name like 'crowd-%' order by id limit ${TOLD_AT_ONCE}::int) u
      where e.told_at is null and e.verb = 'answered'`);
    await tellAll(db());
    const [row] = await database.sql<{ people: number; rows: number }[]>`
      select count(distinct n.user_id)::int as people, count(*)::int as rows from notifications n join users u on u.id = n.user_id where u.name like 'crowd-%'`;
    expect(row).toEqual({ people: TOLD_AT_ONCE * 2 + 7, rows: TOLD_AT_ONCE * 2 + 7 });
    expect(await told(asker)).toEqual(["answer"]);
    expect(await database.sql`select 1 from events where told_at is null`).toHaveLength(0);
  });

  it("tells everybody although some of the crowd have left", async () => {
    const question = await asked();
    await db().execute(sql`
      insert into users (name, display_name, deleted_at) select 'left-' || n, 'Left', case when n < 4 then now() end from generate_series(1, ${TOLD_AT_ONCE + 50}::int) n`);
    await db().execute(sql`
      insert into me_toos (question_id, user_id) select ${question}::bigint, id from users where name like 'left-%'`);
    await make.answer(db(), helper, question);
    await tellAll(db());
    const [row] = await database.sql`
      select count(*)::int as rows from notifications n join users u on u.id = n.user_id where u.name like 'left-%'`;
    expect(row?.rows).toBe(TOLD_AT_ONCE + 47);
  });

  it("is read one by one or all at once, only one's own, and not what came after the list was shown", async () => {
    await make.answer(db(), helper, await asked());
    await make.answer(db(), reader, await asked());
    await tellAll(db());
    const { items } = await listNotifications(db(), { userId: asker.id, after: null });
    const [newest, oldest] = items.map((item) => item.id);
    await markRead(db(), { userId: helper.id, ids: [newest ?? 0, oldest ?? 0] });
    expect(await countUnread(db(), asker.id)).toBe(2);
    await markRead(db(), { userId: asker.id, upTo: oldest ?? 0 });
    expect(await countUnread(db(), asker.id)).toBe(1);
    await markRead(db(), { userId: asker.id, ids: [newest ?? 0] });
    expect(await countUnread(db(), asker.id)).toBe(0);
  });

  it("is folded before it is counted and cut: fifty answers to one question are one line among others", async () => {
    const other = await asked();
    await make.answer(db(), reader, other);
    await tellAll(db());
    const question = await asked();
    for (let at = 0; at < 35; at++) {
      await make.answer(db(), await make.person(db()), question);
    }
    await tellAll(db());
    const { groups, next } = await listFolded(db(), { userId: asker.id, after: null });
    expect(groups.map((group) => group.length)).toEqual([35, 1]);
    expect(next).toBeNull();
    expect(await countUnread(db(), asker.id)).toBe(2);
  });

  it("is listed in pages of lines that neither repeat nor leave out, whatever was folded", async () => {
    const questions: number[] = [];
    while (questions.length < 34) {
      questions.push(await make.ask(db(), asker));
    }
    for (let round = 0; round < 2; round++)
      for (const question of questions) await make.answer(db(), await make.person(db()), question);
    await tellAll(db());
    const ids: number[] = [];
    for (let after: number | null = null; ; ) {
      const page = await listFolded(db(), { userId: asker.id, after });
      expect(page.groups.length).toBeLessThanOrEqual(30);
      ids.push(...page.groups.flat().map(({ id }) => id));
      if (page.next === null) break;
      after = Number(page.next);
    }
    expect(new Set(ids).size).toBe(68);
    expect(ids).toHaveLength(68);
    expect(await countUnread(db(), asker.id)).toBe(34);
  });

  it("is listed in pages that neither repeat nor leave out", async () => {
    const question = await asked();
    for (const who of [helper, reader, moderator]) {
      await make.answer(db(), who, question);
      await make.comment(db(), who, question);
    }
    await tellAll(db());
    const seen: number[] = [];
    for (let after: number | null = null; ; ) {
      const page = await listNotifications(db(), { userId: asker.id, after, limit: 2 });
      seen.push(...page.items.map((item) => item.id));
      if (page.next === null) break;
      after = Number(page.next);
    }
    expect(new Set(seen).size).toBe(6);
    expect(seen).toHaveLength(6);
  });

  it("has words for everything it can say, in five languages", () => {
    const verbs = [
      "asked",
      "answered",
      "published",
      "returned",
      "deleted",
      "restored",
      "closed",
      "reopened",
      "marked-duplicate",
      "moved",
      "merged",
      "accepted",
      "page-created",
      "page-edited",
      "page-renamed",
      "page-reverted",
      "page-moved",
      "page-protected",
    ];
    const details = [
      ...["publish", "return", "remove", "restore", "move", "dismiss", "accepted", "partly", "rejected"].map(
        (outcome) => ({ outcome }),
      ),
      ...["changed", "gone", "contradicted", "voted-down"].map((state) => ({ state })),
      { isUpheld: true },
    ];
    const facts = [
      ...verbs.flatMap((verb) =>
        ["question", "answer", "comment"].map((documentKind) => ({ verb, details: null, documentKind })),
      ),
      ...details.map((one) => ({ verb: "decided", details: one, documentKind: "answer" })),
    ];
    for (const language of INTERFACE_LANGUAGES) {
      const t = translator(language);
      for (const kind of NOTIFICATION_KINDS)
        for (const fact of facts) {
          const words = notificationWords(t, [
            { kind, what: whatHappened(kind, fact), actorName: "Zoë", query: "锅炉" },
          ]);
          expect(words, `${language} ${kind} ${JSON.stringify(fact)}`).not.toBe(t("notifications:item.other"));
          expect(words).not.toMatch(/[{}]/);
        }
    }
  });
});
