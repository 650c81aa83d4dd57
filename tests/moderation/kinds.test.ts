// Kinds of harm that are not in any list word by word: numbers written in words, letters of two scripts, requests for secrets, groups
// of people and what is said of them, Chinese signs at random. Beside each what looks alike and harms nobody.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Language } from "#moderation/facts";
import { fateOf } from "./labelled/measure";
import { codes, judge, member, NEWCOMER } from "./sample";

const codesOf = (language: Language, text: string, author = NEWCOMER) => fateOf({ language, text }, author).codes;

describe("a telephone number in words", () => {
  const DIGITS: readonly [Language, string, string, string][] = [
    ["en", "zero one two three four five six seven eight nine", " ", "You can ring me on"],
    ["de", "null eins zwei drei vier fünf sechs sieben acht neun", " ", "Meldet euch einfach unter"],
    ["ru", "ноль один два три четыре пять шесть семь восемь девять", " ", "Мой телефон для всех"],
    ["zh-Hans", "零 一 二 三 四 五 六 七 八 九", "", "有问题直接打给我"],
  ];
  const dialled = fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 12 })
    .filter(
      (digits) => new Set(digits).size > 3 && digits.some((digit, at) => at > 0 && digit < (digits[at - 1] ?? 0)),
    );

  it.each(DIGITS)("is contact data in %s, whatever its digits", (language, words, between, before) => {
    const names = words.split(" ");
    fc.assert(
      fc.property(dialled, (digits) => {
        const number = digits.map((digit) => names[digit]).join(between);
        expect(codesOf(language, `${before} ${number}`)).toContain("contact-phone");
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    ["en", "Press the button one, two, three, four, five, six, seven, eight times, then hold it."],
    ["en", "It took twenty minutes and about two hundred and fifty grams."],
    ["de", "Eins zwei drei vier fünf sechs sieben acht, dann blinkt die Lampe."],
    ["zh-Hans", "按顺序一二三四五六七八九，灯就亮了，这正常吗？"],
  ] as const)("is none when somebody counts in %s: %s", (language, text) => {
    expect(codesOf(language, text)).not.toContain("contact-phone");
  });
});

describe("letters of two scripts in one word", () => {
  it.each(["Buy our pаdlоcks here", "Лучшие цeны на замки", "Сheар bаtteries for you"])("are seen: %s", (text) => {
    expect(codesOf("en", text)).toContain("mixed-scripts");
  });

  it.each([
    "Какой USB-кабель нужен?",
    "Пришла SMSка и PDFки",
    "Мой iPhoneа не видит",
    "The 10 µF and 5 μA parts",
    "Αθήνα and Athens",
  ])("are no disguise in: %s", (text) => expect(codesOf("ru", text)).not.toContain("mixed-scripts"));
});

describe("a request for a password, a code or a card number", () => {
  it.each([
    ["en", "Hello from the team. Please send me your account name and password so that I can fix it."],
    ["de", "Schicken Sie mir bitte Ihre Kartennummer und die PIN, dann erstatten wir das Geld."],
    ["ru", "Мы из поддержки, отправьте нам пароль и код из сообщения."],
    ["zh-Hans", "请把验证码发给我，我帮您处理。"],
    ["zh-Hant", "請提供您的密碼與驗證碼，否則將停權。"],
  ] as const)("is held in %s from everybody below a moderator: %s", (language, text) => {
    for (const author of [NEWCOMER, member(), member({ trust: 3 })])
      expect(fateOf({ language, text }, author)).toMatchObject({ fate: "held" });
  });

  it.each([
    ["en", "Never send anybody your password, not even support."],
    ["en", "Do I have to send you my password?"],
    ["en", "Enter your password on the login page and press OK."],
    ["de", "Geben Sie Ihr Kennwort niemals weiter, auch uns nicht."],
    ["ru", "Никому не отправляйте пароль и код из смс."],
    ["zh-Hans", "不要把验证码发给我或任何人。"],
  ] as const)("is not meant by a warning or a question in %s: %s", (language, text) => {
    expect(codesOf(language, text)).not.toContain("secret-asked");
  });
});

describe("what is said of groups of people", () => {
  it.each([
    ["en", "These Poles are criminals, all of them."],
    ["de", "Die Russen sind doch alle Verbrecher."],
    ["ru", "Все китайцы воры, что с них взять."],
    ["zh-Hans", "河南人都是骗子。"],
  ] as const)("is held in %s: %s", (language, text) => {
    expect(codesOf(language, text, member())).toContain("threat");
  });

  it.each([
    ["en", "Are women and men measured by the same sensor?"],
    ["en", "The German plugs are a problem in the Chinese version, are they bad for the cable?"],
    ["de", "Die polnische Anleitung ist schlecht, die russische fehlt."],
    ["ru", "Китайские аккумуляторы хуже, чем немецкие?"],
    ["zh-Hans", "女人用这个手柄会不会太大？日本人的说明书是日文。"],
  ] as const)("is not found in %s where they are only named: %s", (language, text) => {
    expect(codesOf(language, text)).not.toContain("threat");
  });
});

describe("Chinese signs at random", () => {
  const SIGNS = [..."的我是他饭看哦怕就额可了去吧嘛车风爱打吃机快呢到你在有不"];

  it("are marked, mostly, and never held from a member", () => {
    const texts = fc.sample(fc.shuffledSubarray(SIGNS, { minLength: 16, maxLength: 24 }), { numRuns: 60, seed: 7 });
    const fates = texts.map((signs) => fateOf({ language: "zh-Hans", text: signs.join("") }, member()));
    expect(fates.filter(({ codes }) => codes.includes("gibberish")).length).toBeGreaterThan(20);
    expect(fates.filter(({ fate, codes }) => fate === "held" && codes.includes("gibberish"))).toEqual([]);
  });

  it("are not seen in what people ask", () => {
    for (const text of [
      "我的车今天早上突然打不着火了怎么办",
      "请问这个水壶的滤网多久换一次比较好",
      "床前明月光，疑是地上霜。",
    ])
      expect(codesOf("zh-Hans", text)).not.toContain("gibberish");
  });
});

describe("a link added by a later edit", () => {
  const edited = (body: string, domainsBefore: string[], author = NEWCOMER) =>
    judge({ body, author, isEdit: true, domainsBefore });
  const BODY = "The part is described at https://kettle-parts.test/pump on the second page of the list.";

  it("holds a newcomer's text, and is no reason where the link stood before", () => {
    expect(codes(edited(BODY, []))).toContain("link-by-edit");
    expect(edited(BODY, ["kettle-parts.test"]).outcome).toBe("publish");
    expect(codes(judge({ body: BODY, author: NEWCOMER }))).toEqual([]);
  });

  it("is only one sign among others from members, and none from well-known ones", () => {
    expect(edited(BODY, [], member())).toEqual({ outcome: "publish" });
    expect(edited(BODY, [], member({ trust: 2 }))).toEqual({ outcome: "publish" });
  });
});
