// Lists and steps of a community's own rules, for any text and any list.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { combined } from "#moderation/detectors/hit";
import type { Language, SubmissionFacts } from "#moderation/facts";
import { agreementOf } from "#moderation/own-rules/agreement";
import {
  entryProblem,
  fitsStar,
  LONGEST_ENTRY,
  linesOf,
  MOST_ALIKE,
  MOST_ENTRIES,
} from "#moderation/own-rules/entries";
import { asHost, detectListedDomains, type ListedDomains } from "#moderation/own-rules/listed-domains";
import { detectListedWords, type WordLists } from "#moderation/own-rules/listed-words";
import { NO_LOOK } from "#moderation/own-rules/look";
import { EVERYWHERE, narrowed, type RuleScope } from "#moderation/own-rules/scope";
import { isReached, OWN_THRESHOLDS, STRENGTH, SURENESS, stepOf, surenessOf } from "#moderation/own-rules/sureness";
import { judgePost } from "#moderation/publishing";
import { isRuleKey, type RuleChange, rulesInForce } from "#moderation/rules";
import { expectLinear, PATIENCE_MS } from "../support/linear";
import { submission } from "./sample";

const found = (lists: WordLists, body: string, language: Language = "en") =>
  detectListedWords(submission({ body, language }), { plain: lists, sign: {} }).map(({ passage }) => passage);

describe("a list of words", () => {
  it("finds whole words and phrases in any case, and never parts of other words", () => {
    expect(found({ en: ["coin"] }, "A Coin, and a COIN slot")).toEqual(["Coin"]);
    expect(found({ en: ["coin"] }, "coincidence, bitcoin and coins")).toEqual([]);
    expect(found({ any: ["free spins"] }, "Get free, spins here")).toEqual(["free, spins"]);
    expect(found({ any: ["free spins"] }, "It is free. Spins are not.")).toEqual([]);
    expect(found({ de: ["Käuferschutz"] }, "Ohne KÄUFERSCHUTZ!", "de")).toEqual(["KÄUFERSCHUTZ"]);
    expect(found({ any: ["AT&T"] }, "I use AT&T at home")).toEqual(["AT&T"]);
    expect(found({ any: ["e-bike"] }, "My E-Bike broke")).toEqual(["E-Bike"]);
  });

  it("opens a word where an asterisk stands", () => {
    expect(found({ en: ["*coin"] }, "bitcoin and dogecoin, coincidence")).toEqual(["bitcoin"]);
    expect(found({ en: ["discount*"] }, "Discounted goods")).toEqual(["Discounted"]);
    expect(found({ en: ["dis*unt"] }, "a discount")).toEqual(["discount"]);
    expect(found({ en: ["dis*unt"] }, "dishonest, unto")).toEqual([]);
    expect(found({ ru: ["скидк*"] }, "Большие СКИДКИ сегодня", "ru")).toEqual(["СКИДКИ"]);
  });

  it("undoes look-alike letters and masks", () => {
    expect(found({ en: ["cheap"] }, "so сhеар here")).toEqual(["сhеар"]);
    expect(found({ en: ["cheap"] }, "so ch3ap here")).toEqual(["ch3ap"]);
    expect(found({ en: ["cheap"] }, "so ch*ap here")).toEqual(["ch*ap"]);
    expect(found({ en: ["cheap"] }, "so c h e a p here")).toEqual(["c h e a p"]);
  });

  it("reads Chinese by whole words, and inside of them where an asterisk stands", () => {
    expect(found({ "zh-Hans": ["加微信"] }, "有问题请加微信", "zh-Hans")).toEqual(["加微信"]);
    expect(found({ "zh-Hans": ["去死"] }, "电脑过去死机很多次", "zh-Hans")).toEqual([]);
    expect(found({ "zh-Hans": ["*代购*"] }, "专业海外代购服务", "zh-Hans")).toHaveLength(1);
    expect(found({ "zh-Hans": ["加微信"] }, "contact 加微信 now", "en")).toEqual(["加微信"]);
    expect(found({ "zh-Hans": ["加VX"] }, "请加vx联系", "zh-Hans")).toEqual(["加vx"]);
  });

  it("reads the list of the text's language and the one for all, and of the others what means nothing else", () => {
    const lists: WordLists = { en: ["gift"], de: ["gift"], ru: ["казино"] };
    expect(found({ de: ["gift"] }, "A gift for you", "en")).toEqual([]);
    expect(found(lists, "A gift for you", "en")).toEqual(["gift"]);
    expect(found(lists, "Лучшее казино", "en")).toEqual(["казино"]);
  });

  it("says why an entry cannot be looked for", () => {
    const problem = (line: string) => entryProblem([line])?.code;
    expect(problem("***")).toBe("entry-star");
    expect(problem("a*b")).toBe("entry-star");
    expect(problem("!!!")).toBe("entry-empty");
    expect(problem("*的*")).toBe("entry-star");
    expect(problem("x".repeat(LONGEST_ENTRY + 1))).toBe("entry-long");
    expect(problem("one two three four five six seven")).toBe("entry-words");
    expect(entryProblem(Array.from({ length: MOST_ENTRIES + 1 }, (_, at) => `w${at}`))?.code).toBe("entries-many");
    expect(entryProblem(Array.from({ length: MOST_ALIKE + 1 }, (_, at) => `abc*${at}`))?.code).toBe("entry-alike");
    expect(entryProblem(["cheap", "加微信", "скидк*", "*coin"])).toBeNull();
  });

  it("never throws and finds nothing outside the text, whatever is listed and written", () => {
    const anything = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.string({ unit: fc.constantFrom(..."ab*加微信 кк.\\([") }),
    );
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 12 }), anything, (typed, body) => {
        const lines = linesOf(typed.join("\n"));
        const hits = detectListedWords(submission({ body }), { plain: { any: lines }, sign: {} });
        for (const { start, end } of hits) expect(0 <= start && start <= end && end <= body.length).toBe(true);
      }),
    );
  });

  it("finds every word that it lists, wherever it stands between spaces", () => {
    const word = fc.stringMatching(/^[a-z]{3,12}$/);
    fc.assert(
      fc.property(word, fc.array(word), fc.array(word), (listed, before, after) => {
        const body = [...before, listed, ...after].join(" ");
        expect(found({ any: [listed] }, body)).toEqual([listed]);
      }),
    );
  });

  it("lets an asterisk stand for any letters, and for nothing else", () => {
    const piece = fc.stringMatching(/^[ab]{0,3}$/);
    fc.assert(
      fc.property(
        fc.stringMatching(/^[ab]{1,10}$/),
        fc.array(piece, { minLength: 2, maxLength: 4 }),
        (word, pieces) => {
          expect(fitsStar(word, pieces)).toBe(new RegExp(`^${pieces.join(".*")}$`).test(word));
        },
      ),
    );
  });

  it(
    "takes work in proportion to the text, with lists made to be slow",
    () => {
      const lines = [
        ...Array.from({ length: MOST_ALIKE }, (_, at) => `aaa*${"b".repeat(20)}${at}`),
        ...Array.from({ length: MOST_ALIKE }, (_, at) => `${at}c*aaa`),
        ...Array.from({ length: 100 }, (_, at) => `*加微信${at}*`),
      ];
      expect(entryProblem(lines)).toBeNull();
      const look = (body: string) => detectListedWords(submission({ body }), { plain: { any: lines }, sign: {} });
      const shape = {
        name: "what every entry begins with",
        of: (length: number) => "aaabbbbaaa 加微信加微信 ".repeat(length / 18),
      };
      expectLinear(look, 28_000, [shape]);
    },
    PATIENCE_MS,
  );
});

describe("a list of domains", () => {
  const look = (lists: Partial<ListedDomains>, body: string) =>
    detectListedDomains(submission({ body }), { ...NO_LOOK.domains, ...lists }).map(({ code }) => code);

  it("refuses what is refused, with everything below it, and nothing that only looks like it", () => {
    const refused = ["bad.example"];
    expect(look({ refused }, "See https://shop.bad.example/x")).toEqual(["link-blocked"]);
    expect(look({ refused }, "See https://notbad.example/x")).toEqual([]);
    expect(look({ refused: ["bad.com"] }, "See https://bad.com.other.net/")).toEqual([]);
  });

  it("lets through what is allowed and what is the company's own, and knows the way of an address", () => {
    expect(look({ outside: "sign", allowed: ["good.com"] }, "https://docs.good.com/a")).toEqual([]);
    expect(look({ outside: "sign", allowed: ["good.com"] }, "https://good.com@evil.net/a")).toEqual(["link-outside"]);
    const facts = submission({ body: "https://help.ours.com/a" });
    const own: SubmissionFacts = { ...facts, site: { ...facts.site, domains: ["ours.com"] } };
    expect(detectListedDomains(own, { ...NO_LOOK.domains, outside: "plain", refused: ["ours.com"] })).toEqual([]);
  });

  it("knows shorteners only where they are to count", () => {
    expect(look({}, "https://bit.ly/x")).toEqual([]);
    expect(look({ shortened: "plain" }, "https://bit.ly/x")).toEqual(["link-shortened"]);
    expect(look({ shortened: "sign", shorteners: ["go.example.net"] }, "https://go.example.net/x")).toEqual([
      "link-shortened",
    ]);
  });

  it("takes hosts as people paste them, and nothing that is none", () => {
    expect(asHost("HTTPS://www.Example.com/path?x=1")).toBe("example.com");
    expect(asHost("пример.рф")).toBe("xn--e1afmkfd.xn--p1ai");
    for (const none of ["", "word", "a b.com", "1.2.3.4", "http://", "..", "a..b"])
      expect(asHost(none), none).toBeNull();
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (typed) => asHost(asHost(typed) ?? "x") === asHost(typed)));
  });
});

describe("how sure", () => {
  const signs = (count: number) =>
    combined(Array.from({ length: count }, () => ({ strength: STRENGTH.sign }) as never));

  it("adds signs up to the steps that the form names", () => {
    expect([1, 2, 3, 5].map((count) => surenessOf(signs(count)))).toEqual(["sign", "two", "three", "plain"]);
    expect(surenessOf(STRENGTH.plain)).toBe("plain");
    expect(surenessOf(0)).toBeNull();
    for (const step of Object.values(SURENESS)) expect(isReached(step, step)).toBe(true);
    expect(stepOf(0.3)).toBeNull();
    expect(stepOf(SURENESS.two)).toBe("two");
  });

  it("says of every example what the rule would do to it", () => {
    const { newcomer } = OWN_THRESHOLDS;
    const of = (isBad: boolean, strength: number) => agreementOf({ isBad, strength }, newcomer);
    expect([of(true, 0.4), of(true, 0), of(false, 0), of(false, 0.4), of(false, 0.95)]).toEqual([
      "agrees",
      "unnoticed",
      "agrees",
      "marked",
      "held",
    ]);
  });
});

describe("a rule of one's own", () => {
  const change = (more: Partial<RuleChange["settings"]> = {}): RuleChange => ({
    key: "no-coins",
    version: 4,
    settings: {
      rung: "hold",
      thresholds: OWN_THRESHOLDS,
      own: { ...NO_LOOK, words: { plain: { any: ["dogecoin"] }, sign: {} } },
      ...more,
    },
  });
  const judge = (settings: Partial<RuleChange["settings"]> = {}, facts: Partial<SubmissionFacts> = {}) =>
    judgePost(
      { ...submission({ body: "Does the machine take dogecoin as payment these days?" }), ...facts },
      rulesInForce([change(settings)]),
    );
  const rulesOf = (verdict: ReturnType<typeof judge>) =>
    verdict.outcome === "publish" ? [] : verdict.reasons.map(({ rule, version }) => [rule, version]);

  it("holds what it finds and cites its version", () => {
    expect(rulesOf(judge())).toEqual([["no-coins", 4]]);
  });

  it("only counts in shadow, and does nothing when it is retired", () => {
    expect(judge({ rung: "shadow" })).toMatchObject({
      outcome: "publish",
      marks: [{ rule: "no-coins", rung: "shadow" }],
    });
    expect(judge({ isRetired: true })).toEqual({ outcome: "publish" });
  });

  it("holds only where, for what and for whom it is", () => {
    const within = (scope: Partial<RuleScope>, facts: Partial<SubmissionFacts> = {}) =>
      rulesOf(judge({ scope: { ...EVERYWHERE, ...scope } }, facts)).length === 1;
    const place = { areaId: 3, productId: 7, allowsAdvertising: false };
    expect(within({ kinds: ["answer"] })).toBe(true);
    expect(within({ kinds: ["page"] })).toBe(false);
    expect(within({ areas: [3] }, { place })).toBe(true);
    expect(within({ areas: [4] }, { place })).toBe(false);
    expect(within({ areas: [4] }, { place: { areaId: null, productId: null } })).toBe(false);
    expect(within({ products: [7] }, { place })).toBe(true);
    expect(within({ products: [8] }, { place })).toBe(false);
    expect(within({ languages: ["de"] })).toBe(false);
    expect(within({ languages: ["en", "de"] })).toBe(true);
    expect(within({ standings: ["trusted"] })).toBe(false);
    expect(within({ standings: ["newcomer"] })).toBe(true);
  });

  it("is for all when nothing is chosen, and when everything is", () => {
    expect(narrowed([], 3)).toBeNull();
    expect(narrowed([1, 2, 3], 3)).toBeNull();
    expect(narrowed([2, 2], 3)).toEqual([2]);
  });

  it("has a key that is an address", () => {
    for (const key of ["a", "no-coins", "rule-2"]) expect(isRuleKey(key)).toBe(true);
    for (const key of ["", "-a", "a--b", "A", "ä", "a/b", "x".repeat(41), "a\n"])
      expect(isRuleKey(key), key).toBe(false);
  });
});
