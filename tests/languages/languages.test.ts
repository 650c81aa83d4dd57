import { describe, expect, it } from "vitest";
import { INTERFACE_LANGUAGES } from "~/i18n";
import {
  CONTENT_LANGUAGES,
  contentLanguageOf,
  directionOf,
  OTHER_LANGUAGES,
  scriptOf,
} from "~/languages/content-languages";
import { byName, languageName, nameToChoose, ownName } from "~/languages/names";

describe("the languages of texts", () => {
  it("begin with those of the interface, each once", () => {
    expect(CONTENT_LANGUAGES.slice(0, INTERFACE_LANGUAGES.length)).toEqual(INTERFACE_LANGUAGES);
    expect(new Set(CONTENT_LANGUAGES).size).toBe(CONTENT_LANGUAGES.length);
  });

  it("are codes that the platform knows, in the script it knows them in", () => {
    for (const language of OTHER_LANGUAGES) {
      const locale = new Intl.Locale(language);
      expect(locale.baseName).toBe(language);
      expect([language, scriptOf(language)]).toEqual([language, locale.maximize().script]);
    }
  });

  it("have a name in each language of the interface, and one of their own", () => {
    for (const reader of INTERFACE_LANGUAGES) {
      const names = CONTENT_LANGUAGES.map((language) => languageName(language, reader));
      expect(new Set(names).size).toBe(CONTENT_LANGUAGES.length);
      expect(names.filter((name, at) => name === CONTENT_LANGUAGES[at])).toEqual([]);
    }
    expect(OTHER_LANGUAGES.filter((language) => ownName(language) === language)).toEqual([]);
  });

  it("are named as the reader calls them and as their speakers do", () => {
    expect(languageName("fr", "de")).toBe("Französisch");
    expect(languageName("ja", "zh-Hans")).toBe("日语");
    expect(languageName("de", "ru")).toBe("Deutsch");
    expect(nameToChoose("ja", "en")).toBe("Japanese · 日本語");
    expect(nameToChoose("eo", "de")).toBe("Esperanto");
  });

  it("are listed in the alphabet of the reader", () => {
    expect(byName(["uk", "fr", "ar"], "en")).toEqual(["ar", "fr", "uk"]);
    expect(byName(["es", "is", "fi"], "ru").map((one) => languageName(one, "ru"))).toEqual([
      "исландский",
      "испанский",
      "финский",
    ]);
  });

  it("run from right to left where their script does", () => {
    const leftwards = CONTENT_LANGUAGES.filter((language) => directionOf(language) === "rtl");
    expect(leftwards).toEqual(["ar", "ckb", "fa", "he", "ps", "ug", "ur", "yi"]);
    expect(directionOf(undefined)).toBe("auto");
  });

  it("are read from the tags of other places", () => {
    const read = [
      "pt-BR",
      "de-formal",
      "zh_TW",
      "zh-Hant-HK",
      "zh",
      "zh-yue",
      "no",
      "iw",
      "sr-ec",
      "FR",
      "en-x-piglatin",
    ];
    expect(read.map(contentLanguageOf)).toEqual([
      "pt",
      "de",
      "zh-Hant",
      "zh-Hant",
      "zh-Hans",
      "zh-Hant",
      "nb",
      "he",
      "sr",
      "fr",
      "en",
    ]);
    expect(["", "tlh", "x", "constructor", "__proto__"].map(contentLanguageOf)).toEqual([null, null, null, null, null]);
  });
});
