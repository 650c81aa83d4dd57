// Texts in every language that they may be in: found by their own words, by a filter of the form and of the query, in that language
// only; a word of one language is not lost among the others.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CONTENT_LANGUAGES, isOtherLanguage } from "~/languages/content-languages";
import { ownName } from "~/languages/names";
import { languagesInUse } from "~/models/community/languages.server";
import { search } from "~/models/search/search.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import { TEXTS } from "../../support/texts-of-languages";
import { ask, furnish } from "./search-community";

let database: TestDatabase;
const db = () => database.db;
const ids = new Map<string, number>();

beforeAll(async () => {
  database = await createTestDatabase();
  await furnish(db());
  for (const language of CONTENT_LANGUAGES) {
    const text = TEXTS.find((one) => one.language === language);
    // Of the others nothing is known here but what they are called: that is a word of theirs.
    const title = text?.title ?? `${ownName(language)} ${language}x77`;
    ids.set(language, await ask(db(), { title, text: text?.body ?? `— ${ownName(language)} —`, language }));
  }
}, 120_000);
afterAll(() => database.close());

async function found(query: string, contentLanguage?: string): Promise<number[]> {
  const filters = contentLanguage === undefined ? {} : { contentLanguage };
  const result = await search(db(), { query, language: "en", filters, limit: 20 });
  return result.hits.filter((hit) => hit.match === "all").map((hit) => hit.documentId);
}

describe("a question", () => {
  it.each(TEXTS.map(({ language, word }) => [language, word] as const))(
    "in %s is found by the word %s, with and without the filter",
    async (language, word) => {
      const id = ids.get(language);
      expect(await found(word)).toContain(id);
      expect(await found(word, language)).toEqual([id]);
      expect(await found(`${word} lang:${language}`)).toEqual([id]);
      expect(await found(word, "gd")).toEqual([]);
    },
  );

  it("in each language of the list is found by a word of its own and under no other language", async () => {
    for (const language of CONTENT_LANGUAGES) {
      const text = TEXTS.find((one) => one.language === language);
      const word = text?.word ?? ownName(language);
      expect([language, await found(word, language)]).toEqual([language, [ids.get(language)]]);
    }
  });

  it("is listed by its language alone", async () => {
    expect(await found("lang:pt-BR")).toEqual([ids.get("pt")]);
    expect(await found("lang:zh-tw")).toEqual([ids.get("zh-Hant")]);
  });
});

it("a language with a text in it is in use", async () => {
  expect(await languagesInUse(db())).toEqual(CONTENT_LANGUAGES.filter(isOtherLanguage));
});
