// Lists put what the reader reads first, and lists for helping hold what waits for help.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { invalidateCommunity } from "~/models/community/community.server";
import { listQuestions, type QuestionFilters } from "~/models/question/list.server";
import { listReadableFirst } from "~/models/question/readable-list.server";
import { similarQuestions } from "~/models/question/similar.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import * as make from "./care-community";

describe("a list of questions", () => {
  let database: TestDatabase;
  let asker: Actor;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase({ hasLimits: false });
    await make.furnish(db());
    await database.sql`insert into areas (slug, kind, names, descriptions, position) values ('showcase', 'showcase', '{"en": "Showcase"}', '{}', 3)`;
    await invalidateCommunity(db());
    asker = await make.person(db());
  });
  afterAll(() => database.close());

  const inLanguage = async (language: string, tag: string) => {
    const id = await make.ask(db(), asker, { tags: [tag] });
    await database.sql`update questions set language = ${language} where id = ${id}`;
    return id;
  };

  it.each([1, 2, 3, 4, 5, 7])("has the reader's languages first, each question once, %i on a page", async (limit) => {
    const tag = `mixed-${limit}`;
    const own: number[] = [];
    const others: number[] = [];
    for (const language of ["zh-Hans", "ru", "zh-Hant", "de", "zh-Hans", "en"]) {
      (language.startsWith("zh") ? own : others).unshift(await inLanguage(language, tag));
    }
    const seen: number[] = [];
    for (let after: string | null = ""; after !== null; ) {
      const filters: QuestionFilters = { tag, order: "newest" };
      const page: Awaited<ReturnType<typeof listReadableFirst>> = await listReadableFirst(db(), {
        filters,
        readable: ["zh-Hans", "zh-Hant"],
        after,
        limit,
      });
      expect(page.questions.length).toBeGreaterThan(0);
      seen.push(...page.questions.map(({ id }) => id));
      after = page.next;
    }
    expect(seen).toEqual([...own, ...others]);
  });

  it("of what waits for help holds questions only, in every order and state that speaks of waiting", async () => {
    const question = await make.ask(db(), asker, { tags: ["waits"] });
    for (const kind of ["showcase", "marketplace"]) {
      const id = await make.ask(db(), asker, { tags: ["waits"] });
      await database.sql`update questions set area_id = (select id from areas where kind = ${kind}) where id = ${id}`;
    }
    const ids = async (filters: QuestionFilters) =>
      (await listQuestions(db(), { filters: { ...filters, tag: "waits" }, after: null })).questions.map(({ id }) => id);
    expect(await ids({ order: "newest" })).toHaveLength(3);
    expect(await ids({ order: "waiting" })).toEqual([question]);
    expect(await ids({ order: "newest", state: "unanswered" })).toEqual([question]);
    expect(await ids({ order: "active", state: "unsolved" })).toEqual([question]);
    expect(await ids({ order: "waiting", notBy: asker.id })).toEqual([]);
  });

  it("of similar ones has neither offers nor what was shown, and the reader's language before what is more alike in another", async () => {
    const title = "Serial number of the sprocket gauge is scratched off";
    const offer = await make.ask(db(), asker, { title });
    await database.sql`update questions set area_id = (select id from areas where kind = 'marketplace') where id = ${offer}`;
    const shown = await make.ask(db(), asker, { title });
    await database.sql`update questions set area_id = (select id from areas where kind = 'showcase') where id = ${shown}`;
    const foreign = await make.ask(db(), asker, { title });
    await database.sql`update questions set language = 'ru' where id = ${foreign}`;
    const own = await make.ask(db(), asker, { title: "Where is the serial number of the sprocket gauge" });
    const found = (await similarQuestions(db(), { title, language: "en", limit: 5 })).map(({ id }) => id);
    expect(found).not.toContain(offer);
    expect(found).not.toContain(shown);
    expect(found[0]).toBe(own);
    expect(found).toContain(foreign);
  });
});
