import { expect, it } from "vitest";
import { INTERFACE_LANGUAGES, type InterfaceLanguage } from "~/i18n";
import { timeZones, zoneGroups } from "~/time-zones";

const PLACES: Record<InterfaceLanguage, Record<string, string>> = {
  en: { "Europe/Berlin": "+01:00 Germany · Berlin", "America/St_Johns": "−03:30 Canada · St. John’s" },
  de: { "Europe/Moscow": "+03:00 Russland · Moskau", "Asia/Shanghai": "+08:00 China · Shanghai" },
  ru: { "Europe/Berlin": "+01:00 Германия", "America/Los_Angeles": "−08:00 Соединенные Штаты · Лос-Анджелес" },
  "zh-Hans": {
    "Europe/Berlin": "+01:00 德国",
    "America/New_York": "−05:00 美国 · 纽约",
    "Asia/Shanghai": "+08:00 中国",
  },
  "zh-Hant": { "Europe/Moscow": "+03:00 俄羅斯 · 莫斯科", "Asia/Taipei": "+08:00 台灣" },
};

it.each(INTERFACE_LANGUAGES)(
  "The time zones stand in %s by parts of the world, each once, with the difference",
  (language) => {
    const groups = zoneGroups(language, new Date("2026-11-29T12:00:00Z"));
    const options = groups.flatMap((group) => group.options);
    expect(options.map(({ value }) => value).sort()).toEqual([...timeZones()].sort());
    for (const [zone, text] of Object.entries(PLACES[language]))
      expect(options.find(({ value }) => value === zone)?.text).toBe(text);
    const words = new Set(options.map(({ text }) => text));
    expect(options.length - words.size).toBeLessThan(10);
    const isOther = {
      ru: /[a-z]{3}/,
      "zh-Hans": /[a-z]{3}/,
      "zh-Hant": /[a-z]{3}/,
      en: /[Ѐ-ӿ一-鿿]/,
      de: /[Ѐ-ӿ一-鿿]/,
    }[language];
    const isForeign = options.filter(({ value, text }) => value !== "UTC" && isOther.test(text));
    expect(isForeign.length / options.length).toBeLessThan(0.25);
    const europe = new Intl.DisplayNames(language, { type: "region" }).of("150");
    expect(groups.find(({ group }) => group === europe)?.options.length).toBeGreaterThan(30);
    expect(groups[0]?.options.map(({ value }) => value)).toContain("UTC");
  },
);
