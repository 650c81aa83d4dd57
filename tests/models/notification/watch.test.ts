import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { MOST_WATCHES } from "#moderation/notifying";
import type { Actor } from "~/actor";
import { goDark, goLive } from "~/models/document/visibility.server";
import { listWatched, listWatches, setWatch, type Watching } from "~/models/notification/watch.server";
import { setAcceptance } from "~/models/question/answer.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import * as make from "../question/care-community";
import { choose, forget, tellAll, toldTo } from "./notification-community";

describe("watching", () => {
  let database: TestDatabase;
  let asker: Actor;
  let helper: Actor;
  let reader: Actor;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase({ hasLimits: false });
    await make.furnish(db());
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await forget(db());
    [asker, helper, reader] = [await make.person(db()), await make.person(db()), await make.person(db())];
  });

  const watch = (watching: Watching, isOn = true, actor = reader) => setWatch(db(), { actor, watching, isOn });
  const watchesOf = async (actor: Actor) =>
    (await listWatches(db(), actor.id)).map(({ target, name }) => [target, name]);
  const productId = async () =>
    (await database.sql<{ id: number }[]>`select id from products where slug = 'lamp'`)[0]?.id ?? 0;

  it("begins and ends, and doing it twice changes nothing", async () => {
    const id = await make.ask(db(), asker, { title: "Where is the switch of the lamp" });
    for (let n = 0; n < 2; n += 1) expect(await watch({ target: "question", id })).toEqual({ kind: "done" });
    expect(await watchesOf(reader)).toEqual([["question", "Where is the switch of the lamp"]]);
    expect(await listWatched(db(), { userId: reader.id, targets: [{ target: "question", id }] })).toHaveLength(1);
    for (let n = 0; n < 2; n += 1) expect(await watch({ target: "question", id }, false)).toEqual({ kind: "done" });
    expect(await watchesOf(reader)).toEqual([]);
  });

  it("is told news of a question, a tag and a product, and nothing after it ended", async () => {
    const product = await productId();
    const old = await make.ask(db(), asker, { tags: ["hinge"], productId: product });
    const [tag] = await database.sql<{ id: number }[]>`select id from tags where slug = 'hinge'`;
    await tellAll(db());
    await watch({ target: "tag", id: tag?.id ?? 0 });
    await watch({ target: "product", id: product }, true, helper);
    await make.ask(db(), await make.person(db()), { tags: ["hinge"], productId: product });
    await tellAll(db());
    expect(await toldTo(db(), reader)).toEqual(["watched.asked"]);
    expect(await toldTo(db(), helper)).toEqual(["watched.asked"]);
    await watch({ target: "tag", id: tag?.id ?? 0 }, false);
    await watch({ target: "question", id: old });
    await make.answer(db(), await make.person(db()), old);
    await tellAll(db());
    expect(await toldTo(db(), reader)).toEqual(["watched.answered", "watched.asked"]);
  });

  it("begins by itself with what one asks and answers, unless one chose otherwise", async () => {
    await choose(db(), helper, "auto-watch", "none");
    const question = await make.ask(db(), asker, { title: "Is the lamp allowed in a bathroom" });
    await make.answer(db(), helper, question);
    await make.answer(db(), reader, question);
    const line = ["question", "Is the lamp allowed in a bathroom"];
    expect(await watchesOf(asker)).toEqual([line]);
    expect(await watchesOf(reader)).toEqual([line]);
    expect(await watchesOf(helper)).toEqual([]);
  });

  it("refuses what one may not see, what does not exist, and more than anybody reads", async () => {
    const hidden = await make.ask(db(), asker);
    await db().transaction((tx) => goDark(tx, hidden, "removed"));
    for (const target of ["question", "tag", "product", "page", "tree"] as const)
      expect(await watch({ target, id: target === "question" ? hidden : 999_999 }), target).toEqual({
        kind: "missing",
      });
    await database.sql`insert into watches (user_id, target, target_id) select ${reader.id}, 'tag', n from generate_series(1, ${MOST_WATCHES}) n`;
    expect(await watch({ target: "product", id: await productId() })).toEqual({ kind: "full" });
    expect(await watch({ target: "search", query: "hinge oil", language: "en" })).toEqual({ kind: "full" });
  });

  it("does not name what was hidden meanwhile", async () => {
    const id = await make.ask(db(), asker, { title: "A title that was removed" });
    await watch({ target: "question", id });
    await db().transaction((tx) => goDark(tx, id, "removed"));
    expect(await watchesOf(reader)).toEqual([["question", null]]);
  });

  describe("a search", () => {
    const search = (query: string, language = "en") => watch({ target: "search", query, language });
    const open = async () =>
      (await listWatches(db(), reader.id))
        .filter((one) => one.target === "search" && !one.isAnswered)
        .map((one) => one.query);

    it("is told once, when what answers it is published: the words may be in the question and in the answer", async () => {
      await search("bearing grease");
      const question = await make.ask(db(), asker, { title: "Why does the bearing of the lamp squeak" });
      await tellAll(db());
      expect(await toldTo(db(), reader)).toEqual([]);
      await make.answer(db(), helper, question, "A drop of grease on the axle makes it silent again.");
      await tellAll(db());
      expect(await toldTo(db(), reader)).toEqual(["search"]);
      expect(await open()).toEqual([]);
      await make.answer(
        db(),
        await make.person(db()),
        question,
        "I use the same grease for the bearing of my kettle lid.",
      );
      await tellAll(db());
      expect(await toldTo(db(), reader)).toEqual(["search"]);
    });

    it("asked for again after it was answered waits for the next answer", async () => {
      await search("bearing grease");
      const question = await make.ask(db(), asker, { title: "Why does the bearing of the lamp squeak" });
      await make.answer(db(), helper, question, "A drop of grease on the axle makes it silent again.");
      await tellAll(db());
      expect(await open()).toEqual([]);
      await search("bearing grease");
      expect(await open()).toEqual(["bearing grease"]);
    });

    it("is answered once, also when several answers come before anybody is told", async () => {
      await search("bearing grease");
      const question = await make.ask(db(), asker, { title: "Which grease does the bearing of the lamp need" });
      await make.answer(db(), helper, question, "The bearing needs a drop of grease every winter.");
      await make.answer(db(), await make.person(db()), question, "No grease at all, the bearing runs dry on purpose.");
      await tellAll(db());
      expect(await toldTo(db(), reader)).toEqual(["search"]);
    });

    it("is not answered by what does not match, by one's own words, or by what is hidden", async () => {
      await search("thermostat calibration");
      const question = await make.ask(db(), asker, { title: "How often is the calibration of the scale needed" });
      await make.answer(db(), helper, question);
      const own = await make.ask(db(), asker, { title: "Does the thermostat need calibration" });
      await make.answer(db(), reader, own);
      const hidden = await make.answer(db(), await make.person(db()), own);
      await db().transaction((tx) => goDark(tx, hidden, "held"));
      await tellAll(db());
      expect(await toldTo(db(), reader)).toEqual([]);
      expect(await open()).toEqual(["thermostat calibration"]);
      await db().transaction((tx) => goLive(tx, hidden));
      await setAcceptance(db(), { actor: asker, answerId: hidden, isAccepted: true });
      await tellAll(db());
      expect(await toldTo(db(), reader)).toContain("search");
    });

    it.each([
      [
        "de",
        "Wasserfilter entkalken",
        "Wie oft den Wasserfilter wechseln",
        "Wir entkalken ihn jeden Monat mit Zitronensäure.",
      ],
      ["ru", "скрипит петля", "Почему петля лампы скрипит по утрам", "Капните масло, и всё станет тихо."],
      ["zh-Hans", "水泵噪音", "水泵噪音很大怎么办呢", "请先检查进水管是否有空气。"],
    ])("works in %s", async (language, query, title, body) => {
      await search(query, language);
      const question = await make.ask(db(), asker, { title });
      await make.answer(db(), helper, question, body);
      await tellAll(db());
      expect(await toldTo(db(), reader)).toEqual(["search"]);
    });

    it("without a word to look for is not taken", async () => {
      expect(await search("!!! ???")).toEqual({ kind: "missing" });
      expect(await search("is:answered")).toEqual({ kind: "missing" });
    });

    it("of anything at all does no harm to telling", async () => {
      for (const query of [
        "'); drop table watches; --",
        "a & b | c:* <-> !d",
        "\\ \\'",
        'C++ -x "unclosed',
        "😀 E-1042",
      ])
        await search(query);
      const question = await make.ask(db(), asker);
      await make.answer(db(), helper, question);
      await tellAll(db());
      expect(await toldTo(db(), asker)).toEqual(["answer"]);
    });
  });
});
