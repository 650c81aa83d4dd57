// Every list of texts that readers see begins with what they can read. Each function that lists something stands in the table:
// among those that are tried here, or with the reason why its order is another one.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type InterfaceLanguage, readableLanguages } from "~/i18n";
import { loadCommunity } from "~/models/community/community.server";
import { loadHome } from "~/models/community/home.server";
import { listEntries } from "~/models/faq/list.server";
import { listReadableFirst } from "~/models/question/readable-list.server";
import { loadQuestionPage } from "~/models/question/reading.server";
import { similarGuides, similarQuestions } from "~/models/question/similar.server";
import { recountWords } from "~/models/search/words.server";
import { listBacklinks } from "~/models/wiki/links.server";
import { listPages } from "~/models/wiki/tree.server";
import { createTestDatabase, type TestDatabase } from "../support/cluster";
import { ask, entry, furnish, page } from "./search/search-community";

const MODELS = join(import.meta.dirname, "../../app/models");

/** What else lists something, and why not by the reader's language. */
const OTHERS: Record<string, readonly string[]> = {
  "in the order in which it happened": [
    "listChanges",
    "listNotes",
    "listStrikes",
    "listPageEdits",
    "listContributions",
    "listRevisions",
    "listRevisionAuthors",
    "listNotifications",
    "listFolded",
    "listRuleChanges",
    "listNewEntries",
    "listRecord",
    "listWritten",
    "listOwnFlags",
    "listDrafts",
    "listProposals",
    "listWaitingSuggestions",
    "listProtections",
    "listCleanups",
    "listOwnVerdicts",
    "listStrikes",
  ],
  "for an office, oldest or most urgent first": [
    "listCases",
    "listMarked",
    "listTeamEntries",
    "listMisses",
    "listTagsForCare",
    "listMembers",
    "listRestrictions",
    "listWaitingMails",
    "listJobQueues",
    "listForgottenMails",
    "listLatestMails",
    "listRatings",
    "listGroupUse",
    "listSuggestions",
    "listOfMail",
    "listQuestionsFrom",
  ],
  "no texts in a language of their own": [
    "listReasons",
    "listSessionsOf",
    "listOfficeNames",
    "listSitemapEntries",
    "listWatched",
    "listWatches",
    "listAlikeLinks",
    "listWantedPages",
    "listOldAddresses",
    "listOwnProducts",
    "listTags",
    "listTagsOf",
    "listKnownTags",
    "listGroups",
    "listRules",
    "listRuleTitles",
    "listFormerIds",
    "listHandoverTargets",
    "listDeadAnchors",
  ],
  "in the language of the entry they stand beside": ["listRelatedEntries"],
  "a part of one that is tried here": ["listQuestions", "similarRows", "similarWithShares"],
};

type Found = { language: string }[];
type Reader = { language: InterfaceLanguage; readable: string[] };

describe("a list of texts", () => {
  let database: TestDatabase;
  let questionId: number;
  let pageId: number;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase();
    await furnish(db());
    const words = "Calibrating the flow sensor of a pump 校准流量传感器";
    questionId = await ask(db(), { title: words, text: words, language: "en" });
    pageId = await page(db(), { title: "Flow sensor", language: "en" });
    const languages = ["de", "zh-Hans", "ru", "en", "zh-Hant", "de", "en"];
    for (const language of [...languages, ...languages]) {
      const asked = { title: `${words} (${language})`, text: words, language };
      const ids = [await ask(db(), asked), await page(db(), asked), await entry(db(), asked)];
      await ask(db(), { ...asked, areaId: 2 });
      for (const id of ids) {
        await db().execute(sql`insert into document_links (from_id, to_id) values (${id}::bigint, ${pageId}::bigint)`);
        await db().execute(
          sql`insert into document_links (from_id, to_id) values (${id}::bigint, ${questionId}::bigint)`,
        );
      }
    }
    await db().execute(sql`update questions set accepted_count = 1 where id % 8 < 4`);
    await recountWords(db());
  });
  afterAll(() => database.close());

  const title = "Calibrating the flow sensor of a pump 校准流量传感器";
  const home = async ({ language }: Reader) =>
    loadHome(db(), { actor: null, community: await loadCommunity(db()), language });
  const question = async ({ language }: Reader) =>
    loadQuestionPage(
      db(),
      { actor: null, community: await loadCommunity(db()), language },
      { id: questionId, order: null, page: null },
    );

  const LISTS: Record<string, (reader: Reader) => Promise<Found>> = {
    listReadableFirst: async ({ readable }) =>
      (await listReadableFirst(db(), { filters: { order: "newest" }, readable, after: "", limit: 30 })).questions,
    listEntries: async ({ readable }) => (await listEntries(db(), { filters: {}, page: 1, readable })).entries,
    listPages: ({ readable }) => listPages(db(), null, readable),
    listBacklinks: ({ readable }) => listBacklinks(db(), { pageId, readable }),
    similarQuestions: ({ language }) => similarQuestions(db(), { title, language, limit: 6 }),
    similarGuides: ({ language }) => similarGuides(db(), { title, language, limit: 6 }),
    "similar, in the margin": async (reader) => (await question(reader))?.similar ?? [],
    "linked from, in the margin": async (reader) => (await question(reader))?.backlinks.links ?? [],
    "waiting, at home": async (reader) => (await home(reader)).waiting,
    "solved, at home": async (reader) => (await home(reader)).recent,
    "made by others, at home": async (reader) => (await home(reader)).showcase,
    "official, at home": async (reader) => (await home(reader)).official,
    "latest pages, at home": async (reader) => (await home(reader)).pages,
  };

  it.each(Object.keys(LISTS))("begins with what its reader can read: %s", async (name) => {
    for (const language of ["en", "de", "ru", "zh-Hans", "zh-Hant"] as const) {
      const readable = readableLanguages(language);
      const found = (await LISTS[name]?.({ language, readable })) ?? [];
      const isReadable = found.map((text) => readable.includes(text.language));
      expect(found.length, language).toBeGreaterThan(1);
      expect(isReadable, `${language}: ${found.map((text) => text.language)}`).toEqual(
        [...isReadable].sort((a, b) => Number(b) - Number(a)),
      );
      expect(isReadable[0], language).toBe(true);
    }
  });

  it("stands in the table, or has a reason for another order", () => {
    const listing = readdirSync(MODELS, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .flatMap((file) => {
        const source = readFileSync(join(MODELS, file), "utf8");
        return [...source.matchAll(/^export (?:async )?function ((?:list|similar)\w*)/gm)].map(([, name = ""]) => name);
      });
    const known = [...Object.keys(LISTS), ...Object.values(OTHERS).flat()];
    expect(listing.filter((name) => !known.includes(name))).toEqual([]);
    expect(
      Object.values(OTHERS)
        .flat()
        .filter((name) => !listing.includes(name)),
    ).toEqual([]);
  });
});
