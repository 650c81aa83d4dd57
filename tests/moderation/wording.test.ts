import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import { CLOSING_REASONS } from "#moderation/closing";
import { LANGUAGES, type Language, type RestrictedFunction, ROLES } from "#moderation/facts";
import { waitParameters } from "#moderation/limits";
import {
  PERMISSION_REASONS,
  REASON_CODES,
  REASON_PARAMETERS,
  type ReasonCode,
  SPOKEN_TO_AUTHOR,
  TEXT_REASONS,
} from "#moderation/reasons";
import { DEFAULT_RULES, RUNGS } from "#moderation/rules";
import { OPENS, WHAT_OPENS } from "#moderation/trust";
import de from "~/messages/de/moderation";
import en from "~/messages/en/moderation";
import ru from "~/messages/ru/moderation";
import zhHans from "~/messages/zh-Hans/moderation";
import zhHant from "~/messages/zh-Hant/moderation";
import { codes, judge, NEWCOMER } from "./sample";

const CATALOGUES: Record<Language, Record<string, string>> = { en, de, ru, "zh-Hans": zhHans, "zh-Hant": zhHant };

/** Every key that a code, a rule or a table of moderation/ asks for. */
const WANTED = [
  ...REASON_CODES.map((code) => `reason.${code}`),
  ...SPOKEN_TO_AUTHOR.map((code) => `about.${code}`),
  ...Object.keys(TEXT_REASONS).map((code) => `fix.${code}`),
  ...DEFAULT_RULES.flatMap(({ key }) => [`rule.${key}.title`, `rule.${key}.text`]),
  ...DEFAULT_RULES.flatMap(({ examples }) => [...examples.good, ...examples.bad]),
  ...CLOSING_REASONS.flatMap((reason) => [`closing.${reason}.title`, `closing.${reason}.text`]),
  ...WHAT_OPENS.flatMap(({ level }) => [`trust.${level}.title`, `trust.${level}.text`]),
  ...Object.keys(OPENS).map((key) => `opens.${key}`),
  ...ROLES.map((role) => `role.${role}`),
  ...(
    ["link", "marketplace", "flag", "upload", "vote", "edit", "post", "everything"] satisfies RestrictedFunction[]
  ).map((kind) => `restriction.${kind}`),
  ...RUNGS.map((rung) => `rung.${rung}`),
].sort();

const SAMPLES: Record<string, string | number> = { unit: "minutes", domain: "pumps.example", shown: "other.example" };

function format(language: Language, key: string, parameters: readonly string[], number = 5): string {
  const values = Object.fromEntries(parameters.map((name) => [name, SAMPLES[name] ?? number]));
  return String(
    new IntlMessageFormat(CATALOGUES[language][key] ?? "", language, undefined, { ignoreTag: true }).format(values),
  );
}

describe.each(LANGUAGES)("wording in %s", (language) => {
  const catalogue = CATALOGUES[language];

  it("has exactly the keys that the rules ask for", () => {
    expect(Object.keys(catalogue).sort()).toEqual(WANTED);
  });

  it("can be formatted with what a reason supplies, in every plural form, and leaves nothing unfilled", () => {
    for (const key of WANTED) {
      const code = key.replace(/^(?:reason|fix|about)\./, "");
      const parameters = [`reason.${code}`, `fix.${code}`, `about.${code}`].includes(key)
        ? REASON_PARAMETERS[code as ReasonCode]
        : [];
      for (const number of [0, 1, 2, 3, 5, 11, 21, 1000]) {
        const words = format(language, key, parameters, number);
        expect(words, key).not.toMatch(/[{}]|undefined|NaN/);
        expect(words.trim(), key).not.toBe("");
      }
    }
  });

  it("uses every parameter of a text reason in the reason itself", () => {
    for (const code of REASON_CODES) {
      for (const parameter of REASON_PARAMETERS[code]) {
        expect(catalogue[`reason.${code}`], code).toContain(`{${parameter}`);
      }
    }
  });

  it("says reasons of permissions without parameters", () => {
    for (const code of PERMISSION_REASONS) expect(catalogue[`reason.${code}`], code).not.toContain("{");
  });

  it("is written in its own script and punctuation", () => {
    const text = Object.values(catalogue).join("\n");
    if (language === "zh-Hans" || language === "zh-Hant") {
      expect(text).not.toMatch(/\p{Script=Han}[,;:!?]/u);
      expect(text).not.toMatch(/\p{Script=Han}\.(?!\d)/u);
    }
    if (language === "zh-Hans") expect(text).not.toMatch(/[這個們來說對發問題開關閉請過]/u);
    if (language === "zh-Hant") expect(text).not.toMatch(/[这个们来说对发问题开关闭请过]/u);
    if (language === "ru") expect(text.match(/\p{Script=Cyrillic}/gu)?.length).toBeGreaterThan(5_000);
    if (language === "de") expect(text).not.toMatch(/\b(?:du|dein|deine|dich|dir)\b/iu);
  });

  it("does not shout", () => {
    const own = Object.entries(catalogue).filter(([key]) => !/^rule\..*\.(?:bad|good)\./.test(key));
    expect(own.filter(([, words]) => /[!！]/.test(words))).toEqual([]);
  });

  it("gives examples of rules that the rules agree with, as far as they are quoted", () => {
    for (const { key, examples } of DEFAULT_RULES) {
      for (const [list, outcome] of [
        [examples.good, "publish"],
        [examples.bad, "hold"],
      ] as const) {
        for (const name of list) {
          const quoted = /^[“„«「](.*)[”“»」]$/u.exec(catalogue[name] ?? "")?.[1];
          if (quoted === undefined) continue;
          const verdict = judge({ body: quoted, language, author: NEWCOMER });
          expect(`${name} ${verdict.outcome} ${codes(verdict)}`, key).toContain(`${name} ${outcome}`);
          if (verdict.outcome === "hold") expect(verdict.reasons.map(({ rule }) => rule)).toContain(key);
        }
      }
    }
  });
});

describe("waiting times", () => {
  it.each([
    [0.2, { amount: 1, unit: "seconds" }],
    [89, { amount: 89, unit: "seconds" }],
    [90, { amount: 2, unit: "minutes" }],
    [3600, { amount: 60, unit: "minutes" }],
    [5400, { amount: 2, unit: "hours" }],
    [86400, { amount: 24, unit: "hours" }],
  ])("of %s seconds are said as %j", (seconds, expected) => {
    expect(waitParameters(seconds)).toEqual(expected);
  });

  it("read naturally", () => {
    const say = (language: Language, seconds: number) =>
      String(
        new IntlMessageFormat(CATALOGUES[language]["reason.rate-limited"] ?? "", language).format(
          waitParameters(seconds),
        ),
      );
    expect(say("en", 1)).toContain("in 1 second.");
    expect(say("de", 3600)).toContain("in 60 Minuten.");
    expect(say("ru", 2)).toContain("через 2 секунды.");
    expect(say("ru", 21 * 60)).toContain("через 21 минуту.");
    expect(say("zh-Hant", 7200)).toContain("請在 2 小時後繼續。");
  });
});

describe("reason codes", () => {
  it("are all given by some rule", () => {
    const folder = "moderation";
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
    const source = files
      .filter((name) => name.endsWith(".ts") && name !== "reasons.ts")
      .map((name) => readFileSync(join(folder, name), "utf8"))
      .join("\n");
    expect(REASON_CODES.filter((code) => !source.includes(`"${code}"`))).toEqual([]);
  });
});
