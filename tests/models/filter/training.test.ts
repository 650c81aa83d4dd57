// The filter learns from what moderators decide, and tells them what weighed.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { trainFilter } from "~/jobs/train-filter.server";
import { appendDecision } from "~/models/case/decision-log.server";
import { openCase } from "~/models/case/open-case.server";
import { gatherExamples } from "~/models/filter/examples.server";
import { filtersOfRule, findFilter, loadLearned, storeFilter } from "~/models/filter/stored.server";
import { isTrainingDue, trainFilters } from "~/models/filter/training.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import { decide } from "../case/case-community";
import * as make from "../question/care-community";

const LURES = "lucky wheel,golden ticket,bonus round,spinning reels,big jackpot,free tokens,card table".split(",");
const WHEN = "tonight,this week,every evening,at once,on Sunday,for a year,all night".split(",");
const LAMPS = "hall,kitchen,office,cellar,garden,stairs,attic".split(",");
const WRONG = "flickers,hums,stays dark,smells,gets hot,turns blue,switches off".split(",");

/** The same for both kinds, so that the texts decide. */
const TITLE = "What our house says about it";

describe("the learnt filter of a community", { timeout: 120_000 }, () => {
  let database: TestDatabase;
  let moderator: Actor;
  let people: Actor[];
  const db = () => database.db;

  const ask = async (actor: Actor, body: string) => {
    return make.ask(db(), actor, { title: TITLE, body });
  };
  const takeDown = async (id: number) => {
    const [row] = await database.sql<
      { latest: number }[]
    >`select latest_revision_id::int as latest from documents where id = ${id}`;
    const reasons = [{ code: "resembles-spam" as const, rule: "spam" as const, version: 1 }];
    await openCase(db(), { documentId: id, revisionId: row?.latest ?? 0, reasons });
    return decide(db(), moderator, id, { outcome: "remove", rule: "spam" });
  };

  beforeAll(async () => {
    database = await createTestDatabase({ hasLimits: false });
    await make.furnish(db());
    moderator = await make.person(db(), "moderator");
    people = await Promise.all(Array.from({ length: 7 }, () => make.person(db())));
    for (const [at, actor] of people.entries()) {
      for (let turn = 0; turn < 3; turn += 1) {
        const [place, wrong] = [LAMPS[(at + turn) % 7], WRONG[(at * 2 + turn) % 7]];
        await ask(
          actor,
          `The lamp in the ${place} ${wrong} since Monday, number ${at}${turn}. Which part do I need for it?`,
        );
        const [lure, when] = [LURES[(at + turn) % 7], WHEN[(at * 3 + turn) % 7]];
        await takeDown(
          await ask(actor, `Meet the ${lure} ${when}, our members cheer and so will you, round ${at}${turn}.`),
        );
      }
    }
    await db().execute(sql`update documents set created_at = created_at - interval '3 days'`);
  });
  afterAll(() => database.close());

  it("learns from what was taken down as spam and from what has stood for a day", async () => {
    expect(await isTrainingDue(db())).toBe(true);
    const trained = await trainFilters(db());
    expect(trained).toMatchObject([{ family: "latin", bad: 21, examples: 42 }]);
    expect(trained[0]?.recall).toBeGreaterThan(0.7);
    expect(await isTrainingDue(db())).toBe(false);
  });

  it("only watches below two hundred examples, and says which words weighed", async () => {
    const spam = { title: TITLE, body: "Meet the golden wheel tonight, our members cheer and so will you, round 990." };
    await database.sql`update filters set threshold = 0.6`;
    const learned = await loadLearned(db(), spam);
    expect(learned).toMatchObject({ isPointedAt: true, isProven: false });
    expect(learned?.words.length).toBeGreaterThan(0);
    expect(
      await loadLearned(db(), { title: TITLE, body: "The lamp in the hall hums since Monday. Which part do I need?" }),
    ).toMatchObject({
      isPointedAt: false,
    });
    expect(await loadLearned(db(), { body: "这盏灯为什么会闪烁，需要更换哪个零件？" })).toBeNull();
    const [shown] = (await filtersOfRule(db(), { key: "spam", isOffice: true })) ?? [];
    expect(shown).toMatchObject({ family: "latin", isProven: false, bad: 21 });
    expect(shown?.words.length).toBeGreaterThan(0);
    const [told] = (await filtersOfRule(db(), { key: "spam", isOffice: false })) ?? [];
    expect(told?.words).toEqual([]);
    expect(await filtersOfRule(db(), { key: "respect", isOffice: true })).toBeNull();
  });

  it("marks what it points at when enough was decided, and a moderator who calls it fine teaches it so", async () => {
    const filter = await findFilter(db(), "latin");
    if (filter === null) throw new Error("nothing was learnt");
    const figures = { precision: 1, recall: 0.9, words: [], threshold: 0.6, examples: 600, bad: 300 };
    await storeFilter(db(), { family: "latin", model: filter.model, ...figures });
    const body = "So cheer, members: every evening our wheel, tonight the golden round, and you meet all the reels.";
    const id = await ask(people[0] as Actor, body);
    const marks = await database.sql<{ code: string; rung: string; words: string }[]>`
      select code, rung, parameters->>'words' as words from marks where document_id = ${id}`;
    expect(marks).toMatchObject([{ code: "learned", rung: "tag", words: expect.stringMatching(/\w/) }]);
    await database.sql`update marks set seen_at = now(), verdict = 'fine' where document_id = ${id}`;
    expect(await isTrainingDue(db())).toBe(true);
    expect(await gatherExamples(db())).toContainEqual({
      text: expect.stringContaining(body),
      isBad: false,
      group: String(people[0]?.id),
    });
  });

  it("forgets what was restored", async () => {
    const before = (await gatherExamples(db())).filter(({ isBad }) => isBad).length;
    const [taken] = await database.sql<{ caseId: number; revisionId: number; authorId: number }[]>`
      select case_id::int as "caseId", revision_id::int as "revisionId", author_id::int as "authorId" from decisions order by id limit 1`;
    if (taken === undefined) throw new Error("nothing was decided");
    const restored = {
      outcome: "restore",
      deciderId: moderator.id,
      rule: null,
      passage: null,
      note: "",
      effects: null,
    } as const;
    await db().transaction((tx) => appendDecision(tx, { ...taken, ...restored, appealedId: null }));
    expect((await gatherExamples(db())).filter(({ isBad }) => isBad).length).toBe(before - 1);
  });

  it("is trained by the job, and keeps nothing where too little is left to learn from", async () => {
    await trainFilter.run({ db: db(), env: {} as never }, {});
    expect((await filtersOfRule(db(), { key: "spam", isOffice: true }))?.[0]).toMatchObject({ bad: 20 });
  });
});
