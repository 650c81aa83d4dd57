import { describe, expect, test } from "vitest";
import { catalogues } from "~/messages/catalogues";
import de from "~/messages/de/script";
import en from "~/messages/en/script";
import ru from "~/messages/ru/script";
import zhHans from "~/messages/zh-Hans/script";
import zhHant from "~/messages/zh-Hant/script";
import { relativeWords, saidWords } from "~/relative-time";

const placesOf = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

describe("the words of the scripts", () => {
  test("have the same keys and places in all five languages", () => {
    for (const words of [de, ru, zhHans, zhHant]) {
      expect(Object.keys(words)).toEqual(Object.keys(en));
      for (const key of Object.keys(en) as (keyof typeof en)[])
        expect(placesOf(words[key]), key).toEqual(placesOf(en[key]));
    }
  });
});

describe("notices", () => {
  test("take no values, because a cookie that a visitor may write names them", () => {
    for (const [language, namespaces] of Object.entries(catalogues)) {
      for (const [namespace, messages] of Object.entries(namespaces)) {
        const notices = Object.entries<string>(messages).filter(([key]) => key.startsWith("notice."));
        for (const [key, text] of notices) expect(text, `${language} ${namespace}:${key}`).not.toContain("{");
      }
    }
  });
});

describe("the voice", () => {
  test("Chinese words use full-width punctuation between Chinese characters", () => {
    for (const language of ["zh-Hans", "zh-Hant"] as const) {
      for (const [key, text] of Object.entries(catalogues[language].common)) {
        expect(text, key).not.toMatch(/\p{Script=Han}[,;:!?]|\p{Script=Han}\.(?!\w)/u);
      }
    }
  });

  test("nobody is shouted at", () => {
    for (const { common } of Object.values(catalogues)) {
      for (const text of Object.values(common)) expect(text).not.toMatch(/[!！]/);
    }
  });
});

describe("relative times", () => {
  const now = new Date("2026-03-10T12:00:00Z");
  const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);

  test("count in the largest unit that is whole, and give the date after a month", () => {
    expect(relativeWords(ago(20), now, "en", "UTC")).toBe("now");
    expect(relativeWords(ago(61), now, "en", "UTC")).toBe("1 minute ago");
    expect(relativeWords(ago(7_100), now, "en", "UTC")).toBe("1 hour ago");
    expect(relativeWords(ago(86_400), now, "en", "UTC")).toBe("yesterday");
    expect(relativeWords(ago(29 * 86_400), now, "en", "UTC")).toBe("29 days ago");
    expect(relativeWords(ago(40 * 86_400), now, "en", "UTC")).toBe("January 29");
    expect(relativeWords(ago(400 * 86_400), now, "en", "UTC")).toBe("February 3, 2025");
  });

  test("speak the reader's language and know the reader's zone", () => {
    expect(relativeWords(ago(3 * 86_400), now, "de", "UTC")).toBe("vor 3 Tagen");
    expect(relativeWords(ago(3 * 86_400), now, "ru", "UTC")).toBe("3 дня назад");
    expect(relativeWords(ago(3 * 86_400), now, "zh-Hans", "UTC")).toBe("3天前");
    const lateEvening = new Date("2026-01-05T23:30:00Z");
    expect(relativeWords(lateEvening, now, "en", "UTC")).toBe("January 5");
    expect(relativeWords(lateEvening, now, "en", "Asia/Tokyo")).toBe("January 6");
  });

  test("a date after a verb is said as one says it", () => {
    expect(saidWords(ago(3 * 86_400), now, "en", "UTC")).toBe("3 days ago");
    expect(saidWords(ago(30 * 86_400 - 1), now, "de", "UTC")).toBe("vor 29 Tagen");
    expect(saidWords(ago(30 * 86_400), now, "de", "UTC")).toBe("am 8. Februar");
    expect(saidWords(ago(400 * 86_400), now, "en", "UTC")).toBe("on February 3, 2025");
    expect(saidWords(ago(40 * 86_400), now, "ru", "UTC")).toBe("29 января");
    expect(saidWords(ago(40 * 86_400), now, "zh-Hant", "UTC")).toBe("1月29日");
  });

  test("a time zone that nobody knows does not cost the page", () => {
    expect(relativeWords(ago(40 * 86_400), now, "en", "Mars/Olympus")).toBe("January 29");
  });
});
