import { describe, expect, it } from "vitest";
import { type Fate, fateOf, halfOf, type Labelled, labelled } from "./labelled/measure";
import { member, NEWCOMER } from "./sample";

const PEOPLE = { newcomer: NEWCOMER, member: member(), trusted: member({ trust: 2 }) } as const;
const TUNED = labelled("tuned");
const HELD_BACK = labelled("held-back");
const ALL = [...TUNED, ...HELD_BACK];
const SECOND = labelled("second");

const share = (texts: Labelled[], author: (typeof PEOPLE)[keyof typeof PEOPLE], fate: Fate) =>
  texts.filter((text) => fateOf(text, author).fate === fate).length / texts.length;
const bad = (texts: Labelled[]) => texts.filter(({ label }) => label === 1);
const harmless = (texts: Labelled[]) => texts.filter(({ label }) => label === 0);

describe("the labelled posts", () => {
  it("are of both kinds in every language, in both halves, and each stands there once", () => {
    const kinds = (texts: Labelled[]) => new Set(texts.map(({ language, label }) => `${language} ${label}`)).size;
    expect([kinds(TUNED), kinds(HELD_BACK)]).toEqual([10, 10]);
    const every = [...ALL, ...SECOND];
    expect(new Set(every.map(({ text }) => text)).size).toBe(every.length);
    expect(ALL.length).toBeGreaterThanOrEqual(600);
  });

  it("are about other products in each half", () => {
    const groups = (texts: Labelled[]) => new Set(texts.map(({ group }) => group));
    expect([...groups(TUNED)].filter((group) => groups(HELD_BACK).has(group))).toEqual([]);
  });
});

// Measured on the half that is only counted, 2026-11-29 (196 harmful posts, 156 harmless): newcomer 175 held, 17 marked, 4 published;
// member 117 held, 75 marked, 4 published; trusted 63, 117, 16; no harmless one held. Both halves are of one author, and so are
// the lists: others' posts will be found less often.
describe.each([
  ["that may be read", TUNED],
  ["that are only counted", HELD_BACK],
])("of the labelled posts %s", (_name, texts) => {
  it("harmful ones are held or marked, whoever wrote them", () => {
    expect(share(bad(texts), PEOPLE.newcomer, "published")).toBeLessThanOrEqual(0.05);
    expect(share(bad(texts), PEOPLE.newcomer, "held")).toBeGreaterThanOrEqual(0.85);
    expect(share(bad(texts), PEOPLE.member, "published")).toBeLessThanOrEqual(0.05);
    expect(share(bad(texts), PEOPLE.trusted, "published")).toBeLessThanOrEqual(0.1);
  });

  it("harmless ones are hardly ever held, and never from members in good standing", () => {
    expect(share(harmless(texts), PEOPLE.newcomer, "held")).toBeLessThanOrEqual(0.02);
    expect(share(harmless(texts), PEOPLE.member, "held")).toBe(0);
    expect(share(harmless(texts), PEOPLE.trusted, "held")).toBe(0);
  });

  it("threats, hatred and traps are held from everybody below a moderator", () => {
    const grave = texts.filter(({ kind }) => kind === "threat" || kind === "hate" || kind === "phishing");
    for (const author of [...Object.values(PEOPLE), member({ role: "staff" })])
      expect(share(grave, author, "held")).toBeGreaterThanOrEqual(0.9);
  });
});

// Counted once before anything was mended by it, 2026-11-30 (182 harmful posts, 92 harmless): newcomer 89 held, 35 marked, 58
// published; member 55, 64, 63; trusted 34, 75, 73; no harmless one held, four of them marked. After what was learnt from one half
// (80 harmful), of the other (102): newcomer 81 held, 12 marked, 9 published, where it was 46, 20, 36; member 53, 40, 9.
describe("of the second set", () => {
  const second = (half: "tuned" | "held-back") => SECOND.filter((text) => halfOf(text) === half);

  it.each([
    ["tuned", 0.05],
    ["held-back", 0.12],
  ] as const)("harmful ones of the half %s are held or marked", (half, missed) => {
    expect(share(bad(second(half)), PEOPLE.newcomer, "published")).toBeLessThanOrEqual(missed);
    expect(share(bad(second(half)), PEOPLE.member, "published")).toBeLessThanOrEqual(missed);
  });

  it.each(["tuned", "held-back"] as const)("harmless ones of the half %s are not held", (half) => {
    expect(share(harmless(second(half)), PEOPLE.newcomer, "held")).toBeLessThanOrEqual(0.02);
    expect(share(harmless(second(half)), PEOPLE.member, "held")).toBe(0);
  });
});

describe("of the posts that were first", () => {
  const FIRST = ALL.filter(({ group }) => group === "kettles" || group === "coffee");

  it("hardly one that is harmful is published by a newcomer", () => {
    expect(share(bad(FIRST), PEOPLE.newcomer, "published")).toBeLessThanOrEqual(0.02);
  });

  it.each(FIRST.filter(({ kind }) => kind === "threat" || kind === "phishing"))(
    "$language: $text is held from everybody below a moderator",
    (text) => {
      for (const author of [...Object.values(PEOPLE), member({ role: "staff" })])
        expect(fateOf(text, author).fate).toBe("held");
    },
  );
});

describe("what sounds alike and harms nobody", () => {
  it.each([
    ["en", "All my files are gone after the update, can I send them back to the folder?"],
    ["en", "I'll come to your shop tomorrow with the old kettle, is the counter open?"],
    ["en", "If it's flat I'd just throw it out and start with a new filter, I know people who do that."],
    ["en", "My mother lives on the third floor of a house with 14 flats, the signal is weak there."],
    ["de", "Nach dem Update waren die Dateien alle weg. Liegt das in der Natur der Sache?"],
    ["de", "Ich komme morgen zu euch in den Laden. Welche Adresse steht auf der Rechnung?"],
    ["de", "Laut Auskunft vom Hersteller kann ich mich hier gleich anmelden und testen."],
    ["ru", "Фильтры все грязные, как выгнать воздух из системы? Ждите нас завтра в магазине."],
    ["ru", "Как включить запись на диск? Проверьте ролик на ошибки, подписка на чернила закончилась."],
    ["ru", "У меня проблемы с головкой печати, нож с молотком не помогли."],
    ["zh-Hans", "提现到银行卡要多久？你们的应用出一个错误，怎么办？"],
    ["zh-Hant", "提現到銀行帳戶要多久？你們的 App 出一個錯誤，怎麼辦？"],
  ] as const)("%s: %s", (language, text) => {
    expect(fateOf({ language, text }, PEOPLE.newcomer).fate).not.toBe("held");
    expect(fateOf({ language, text }, PEOPLE.member).fate).not.toBe("held");
  });

  it("is an address of one's own, but not that of somebody else", () => {
    const fate = (text: string) => fateOf({ language: "en", text }, PEOPLE.member).fate;
    expect(fate("Can you send the part to my flat, 14 Mill Lane, and ring twice?")).not.toBe("held");
    expect(fate("The man who sold it lives at 14 Mill Lane, go and tell him.")).toBe("held");
  });
});
