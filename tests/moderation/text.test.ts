import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold, skeleton } from "#moderation/text/folding";
import { commonDomain, findLinks, MOST_LINKS } from "#moderation/text/links";
import { blank, codeRanges } from "#moderation/text/markdown-prose";
import { SKETCH_SIZE, similarity, sketch } from "#moderation/text/shingles";
import { buildTextFacts, MOST_WORDS, SCANNED_CHARACTERS, sketchText } from "#moderation/text/text-facts";

/** Text that looks like what breaks parsers: Markdown signs, addresses, scripts, invisible letters. */
const nasty = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "`",
        "```",
        "~~~\n",
        "> ",
        "\n",
        "    ",
        "](",
        "[",
        "https://",
        "//",
        "www.",
        "a.com",
        "@",
        "\u200b",
        "\u0301",
        "ß",
        "İ",
        "!!!",
      ),
      fc.constantFrom(
        "你是",
        "去死",
        "过去死机",
        "идиот",
        "E-1042",
        "+49 30 123456",
        "DE89 3704 0044 0532 0130 00",
        "x".repeat(60),
      ),
      fc.string({ unit: "binary", maxLength: 8 }),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(""));
const language = fc.constantFrom("en", "de", "ru", "zh-Hans", "zh-Hant");

describe("text facts", () => {
  it("never throw, keep lengths, and point inside the text, whatever the text", () => {
    fc.assert(
      fc.property(nasty, nasty, language, (title, body, language) => {
        const facts = buildTextFacts({ title, body, language });
        expect(facts.proseBody.length).toBe(body.length);
        expect(facts.proseTitle.length).toBe(title.length);
        for (const { field, start, end } of [...facts.links, ...facts.words]) {
          const length = field === "title" ? title.length : body.length;
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(length);
        }
        for (const link of facts.links) {
          const source = link.field === "title" ? title : body;
          expect(source.slice(link.start, link.end)).toBe(link.url);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("stay bounded for a text of megabytes and say that they did not look at all of it", () => {
    const facts = buildTextFacts({ body: "see https://a.example/x now ".repeat(50_000), language: "en" });
    expect(facts.isTruncated).toBe(true);
    expect(facts.links.length).toBe(MOST_LINKS);
    expect(facts.words.length).toBeLessThanOrEqual(MOST_WORDS);
    expect(facts.proseBody.length).toBeLessThanOrEqual(SCANNED_CHARACTERS);
    expect(buildTextFacts({ body: "short", language: "en" }).isTruncated).toBe(false);
  });

  it.each(["`", "[", "](", "<", ">", "(", "a.", "www.", "@", "+1 ", "1-", "中", "\u200b", "[a](https://", "``` `"])(
    "are bounded for a text full of %j",
    (unit) => {
      const facts = buildTextFacts({ body: unit.repeat(SCANNED_CHARACTERS), language: "zh-Hans" });
      expect(facts.words.length).toBeLessThanOrEqual(MOST_WORDS);
      expect(facts.links.length).toBeLessThanOrEqual(MOST_LINKS);
    },
  );

  it("read words as whole words and Chinese as the segmenter cuts it", () => {
    const words = (body: string, language: "en" | "zh-Hans") =>
      buildTextFacts({ body, language }).words.map(({ start, end }) => body.slice(start, end));
    expect(words("The E-1042 isn't fw3.2.", "en")).toEqual(["The", "E-1042", "isn't", "fw3.2"]);
    expect(words("水泵过去死机", "zh-Hans").join("|")).toBe("水泵|过去|死|机");
  });

  it("leave code, quotations and addresses out of the prose", () => {
    const body =
      "before `inline code` https://shop.example/x\n> quoted words\n\n```\nfenced\n```\nafter\n\n    indented\n";
    const { proseBody } = buildTextFacts({ body, language: "en" });
    expect(proseBody.split(/\s+/).filter(Boolean)).toEqual(["before", "after"]);
  });
});

describe("code ranges", () => {
  it.each([
    ["`a` b", ["`a`"]],
    ["``a ` b`` c", ["``a ` b``"]],
    ["a ` b", []],
    ["```js\nx\n```\ny", ["```js\nx\n```"]],
    ["```\nnever closed", ["```\nnever closed"]],
    ["~~~\n```\n~~~\nz", ["~~~\n```\n~~~"]],
    ["text\n    not code, it continues the paragraph", []],
    ["text\n\n    code\n    more", ["    code", "    more"]],
  ])("of %j", (source, expected) => {
    expect(codeRanges(source).map(({ start, end }) => source.slice(start, end))).toEqual(expected);
  });

  it("are blanked without moving anything, also where they overlap", () => {
    expect(
      blank("abcdef", [
        { start: 1, end: 4 },
        { start: 2, end: 5 },
      ]),
    ).toBe("a    f");
    expect(blank("a\nb\nc", [{ start: 0, end: 4 }])).toBe(" \n \nc");
  });
});

describe("links", () => {
  const urls = (text: string) =>
    findLinks(text, "body").map(({ url, domain, isMention }) => `${url} → ${domain}${isMention ? " (mention)" : ""}`);

  it.each([
    ['[docs](https://docs.pumps.example/a?b=1 "title")', ["https://docs.pumps.example/a?b=1 → pumps.example"]],
    ["see (https://pumps.example/a_(b)).", ["https://pumps.example/a_(b) → pumps.example"]],
    ["请看https://pumps.example/a。谢谢", ["https://pumps.example/a → pumps.example"]],
    ["<https://pumps.example>", ["https://pumps.example → pumps.example"]],
    ["www.pumps.example!", ["www.pumps.example → pumps.example"]],
    ["[x](//evil.example/a)", ["//evil.example/a → evil.example"]],
    ["https://github.com@evil.example/", ["https://github.com@evil.example/ → evil.example"]],
    ["https://evil.example\\@github.com/", ["https://evil.example\\@github.com/ → evil.example"]],
    ["HTTPS://Shop.Pumps.CO.UK/", ["HTTPS://Shop.Pumps.CO.UK/ → pumps.co.uk"]],
    ["order at cheap-pumps.shop today", ["cheap-pumps.shop → cheap-pumps.shop (mention)"]],
    ["[shop.com](https://evil.example)", ["shop.com → shop.com (mention)", "https://evil.example → evil.example"]],
    ["mail me@pumps.com or open main.ru.txt, asp.net, fw3.2, Node.js", []],
    ["https://", []],
  ])("in %j", (text, expected) => {
    expect(urls(text)).toEqual(expected);
  });

  it("inside code are nobody's links", () => {
    expect(buildTextFacts({ body: "`curl https://evil.example`", language: "en" }).links).toEqual([]);
  });

  it("take the registrable domain from the caller", () => {
    const { links } = buildTextFacts({ body: "https://a.b.example", language: "en", domainOf: () => "given.example" });
    expect(links.map(({ domain }) => domain)).toEqual(["given.example"]);
  });

  it.each([
    ["a.b.example.com", "example.com"],
    ["example.co.uk", "example.co.uk"],
    ["x.example.com.tw.", "example.com.tw"],
    ["192.168.1.20", "192.168.1.20"],
    ["localhost", "localhost"],
  ])("have the domain of %s", (host, domain) => {
    expect(commonDomain(host)).toBe(domain);
  });
});

describe("folding", () => {
  it("folds plain words the short way as it folds them the long way", () => {
    const letters = [..."abcdefghijklmnopqrstuvwxyzABCXYZабвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВЁЯ'-"];
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...letters), maxLength: 20 }), (word) => {
        expect(fold(word)).toBe(fold(`\u200b${word}`));
      }),
    );
  });

  it("is idempotent", () => {
    fc.assert(
      fc.property(fc.oneof(nasty, fc.string({ unit: "binary" })), (text) => fold(fold(text)) === fold(text)),
      { numRuns: 2000 },
    );
  });

  it.each([
    ["IDIOT", "idiot"],
    ["idiоt", "idiot"],
    ["i\u200bdiot", "idiot"],
    ["ｉｄｉｏｔ", "idiot"],
    ["i̷d̷i̷o̷t̷", "idiot"],
    ["sh1t", "SHIT"],
    ["еще", "ещё"],
    ["Straße", "STRASSE"],
  ])("makes %j and %j the same", (one, other) => {
    expect(fold(one)).toBe(fold(other));
  });

  it.each([
    ["schwül", "schwul"],
    ["A55", "ass"],
    ["наш", "наше"],
    ["不行", "行"],
  ])("keeps %j and %j apart", (one, other) => {
    expect(fold(one)).not.toBe(fold(other));
  });

  it("sees through names written with other letters", () => {
    expect(skeleton("Aсme Suppоrt")).toBe(skeleton("ACME support"));
    expect(skeleton("Acrne")).toBe(skeleton("Acme"));
  });
});

describe("similarity", () => {
  const text =
    "The pump hums but moves no water since I changed the filter last week, and the display shows nothing at all.";

  it("is 1 for the same words in another layout, 0 for other words", () => {
    const other = "Where can I see the version of the firmware on the older model without opening the housing?";
    expect(similarity(sketchText(text, "en"), sketchText(text.toUpperCase().replace(/ /g, "\n"), "en"))).toBe(1);
    expect(similarity(sketchText(text, "en"), sketchText(other, "en"))).toBe(0);
  });

  it("stays high for small edits and low for a shared sentence", () => {
    const edited = text.replace("last week", "yesterday");
    expect(similarity(sketchText(text, "en"), sketchText(edited, "en"))).toBeGreaterThan(0.5);
    const longer = `${text} ${Array.from({ length: 120 }, (_, index) => `word${index}`).join(" ")}`;
    expect(similarity(sketchText(text, "en"), sketchText(longer, "en"))).toBeLessThan(0.3);
  });

  it("compares Chinese by characters, whatever the segmenter thinks", () => {
    const chinese = "换过滤芯以后水泵嗡嗡响却不出水，显示屏也没有任何提示。";
    expect(similarity(sketchText(chinese, "zh-Hans"), sketchText(`请问${chinese}`, "zh-Hans"))).toBeGreaterThan(0.8);
  });

  it("does not compare a few words", () => {
    expect(sketchText("Thank you, that worked.", "en")).toEqual([]);
  });

  it("estimates the true share within its error, and is symmetric", () => {
    const word = fc.integer({ min: 0, max: 400 }).map((number) => `w${number}`);
    const words = fc.array(word, { minLength: 40, maxLength: 400 });
    const shingles = (list: readonly string[]) =>
      new Set(list.slice(2).map((_, index) => list.slice(index, index + 3).join(" ")));
    fc.assert(
      fc.property(words, words, fc.nat({ max: 400 }), (one, extra, cut) => {
        const other = [...one.slice(0, cut), ...extra];
        const [a, b] = [shingles(one), shingles(other)];
        const common = [...a].filter((entry) => b.has(entry)).length;
        const truth = common / (a.size + b.size - common);
        const estimate = similarity(sketch(one), sketch(other));
        expect(estimate).toBe(similarity(sketch(other), sketch(one)));
        expect(Math.abs(estimate - truth)).toBeLessThan(0.25);
        expect(sketch(one).length).toBeLessThanOrEqual(SKETCH_SIZE);
      }),
    );
  });
});
