// Being written in another language is no reason to be held, counted or marked.
import { describe, expect, it } from "vitest";
import { moderationLanguage } from "#moderation/language";
import { CONTENT_LANGUAGES } from "~/languages/content-languages";
import { TEXTS } from "../support/texts-of-languages";
import { judge, NEWCOMER } from "./sample";

describe("an ordinary question of a newcomer", () => {
  it.each(TEXTS.map((text) => [text.language, text] as const))("in %s is published without a mark", (_, text) => {
    const language = moderationLanguage(text.language);
    for (const declared of new Set([language, "en" as const])) {
      const written = { kind: "question", title: text.title, body: text.body, author: NEWCOMER } as const;
      expect(judge({ ...written, language: declared })).toEqual({ outcome: "publish" });
    }
  });
});

describe("a bad one", () => {
  it.each(CONTENT_LANGUAGES)("is held whatever language it declares: %s", (declared) => {
    const body = "I will kill you, you worthless piece of shit.";
    expect(judge({ body, language: moderationLanguage(declared), author: NEWCOMER }).outcome).not.toBe("publish");
  });
});
