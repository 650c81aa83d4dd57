import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseQuery } from "~/search/query";
import { wordQuery } from "~/search/query-words";
import { stemEnglish } from "~/search/stem-english";
import { stemGerman } from "~/search/stem-german";
import { stemRussian } from "~/search/stem-russian";
import { findTerms } from "~/search/words";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";

const terms = (text: string, language = "en") => findTerms(text, language).map(({ term }) => term);
const same = (a: string, b: string, language: string) => expect(terms(a, language)).toEqual(terms(b, language));

describe("words of the index", () => {
  it("are the same in any case, width and accent", () => {
    same("Café NAÏVE Ｐｕｍｐ", "cafe naive pump", "en");
    same("Wasser\u00adpumpe", "Wasserpumpe", "de");
    same("Ёлка", "елка", "ru");
  });

  it("are stems of their language", () => {
    same("pumps leaking regularly", "pump leaks regular", "en");
    same("die Pumpen", "der Pumpe", "de");
    same("насосы включаются", "насоса включается", "ru");
  });

  it("are the same with an umlaut, with its e and without both", () => {
    same("Kühlung", "Kuehlung", "de");
    same("Kühlung", "Kuhlung", "de");
    same("Maße", "Masse", "de");
    expect(terms("neue Quelle", "de")).toEqual(["neu", "quell"]);
  });

  it("include those that every object of JavaScript knows", () => {
    expect(terms("constructor toString hasOwnProperty __proto__")).toEqual([
      "constructor",
      "tostr",
      "hasownproperti",
      "proto",
    ]);
  });

  it("tell й from и and leave out what says nothing", () => {
    expect(terms("йод и не вода", "ru")).toEqual(["йод", "вод"]);
    expect(terms("How do I stop it", "en")).toEqual(["stop"]);
    expect(terms("Was ist mit der Pumpe", "de")).toEqual(["pump"]);
  });

  it("hold codes whole and in parts, however they are joined", () => {
    expect(terms("E-1042")).toEqual(["e1042", "e", "1042"]);
    expect(terms("TW300")).toEqual(["tw300", "tw", "300"]);
    expect(terms("TW 300")).toEqual(["tw", "300"]);
    expect(terms("fw3.2")).toEqual(["fw3.2", "fw", "3", "2"]);
    expect(terms("3.2")).not.toContain("32");
    expect(terms("brewer's don't")).toEqual(["brewer"]);
  });

  it("are pairs of Chinese characters, the two scripts alike", () => {
    expect(terms("水泵漏水", "zh-Hans")).toEqual(["水泵", "泵漏", "漏水", "水"]);
    same("水泵軟體更新後關機", "水泵软体更新后关机", "zh-Hant");
    expect(terms("用TW300水泵", "zh-Hans")).toEqual(["用", "tw300", "tw", "300", "水泵", "泵"]);
  });

  it("know where they stand", () => {
    const text = "Die TW-300, 水泵!";
    expect(findTerms(text, "de").map(({ start, end }) => text.slice(start, end))).toEqual([
      "TW-300",
      "TW",
      "300",
      "水泵",
      "泵",
    ]);
  });

  it("are the same whatever stands around them", () => {
    const text = "(a_b) c- d__e's f’g h—i, 1,5 j,k; l.m. n&o +p q’ r\u00adr ſs x😀y «z»";
    const found = findTerms(text, "xx").map(({ start, end }) => text.slice(start, end));
    expect(found.join(" ")).toBe("a_b b c d e's f’g h 1,5 1 5 j k l.m l m n&o n o p q r\u00adr ſs x y z");
    const marked = findTerms(text, "xx", new Set(["h", "k", "z"])).map(({ start, end }) => text.slice(start, end));
    expect(marked).toEqual(expect.arrayContaining(["h", "k", "z"]));
    expect(marked).not.toContain("j");
  });

  it("end somewhere, whatever the text", () => {
    for (const text of [
      "a".repeat(60_000),
      "a-".repeat(30_000),
      "x1".repeat(30_000),
      "水".repeat(60_000),
      "word ".repeat(12_000),
    ]) {
      expect(findTerms(text, "en").length).toBeLessThanOrEqual(16_000);
    }
  });
});

describe("stems", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
    await database.sql.unsafe(`
      create text search dictionary stem_en (template = snowball, language = english);
      create text search dictionary stem_de (template = snowball, language = german);
      create text search dictionary stem_ru (template = snowball, language = russian)`);
  });
  afterAll(() => database.close());

  const stemsOfDatabase = async (dictionary: string, words: string[]) => {
    const rows = await database.sql<{ stem: string }[]>`
      select (ts_lexize(${dictionary}::regdictionary, w))[1] as stem from unnest(${words}::text[]) with ordinality u (w, n) order by n`;
    return rows.map((row) => row.stem);
  };
  /** Beginnings and endings joined in every way reach every rule; what comes out need not be a word. */
  const joined = (beginnings: string, endings: string) =>
    beginnings.split(" ").flatMap((start) => endings.split(" ").map((end) => start + end));

  it("of English words are those of PostgreSQL", async () => {
    const words = joined(
      "hop pump relat oper nation generos communic control happ fil fail sky try agre hiss fizz rat plast cris skat yard boy",
      "s ed ing ies y ly ational tional fulness ousness ization biliti lessli ement able ance ible ment ant ate ent sion tion ism iti ive ize ous al er ic eed eedly ied sses us ss e ll ogi ness ful icate ative alize iciti ical ingly edly",
    );
    expect(words.map(stemEnglish)).toEqual(await stemsOfDatabase("stem_en", words));
  });

  it("of German words without umlauts are those of PostgreSQL", async () => {
    const words = joined(
      "pump wasser kind verhalt freund bildnis sauber ruhig bau gart leist erfind schraub",
      "en er em ern e s es est st end ung ig ik isch lich heit keit igkeit lichkeit igung igend enheit lichst nissen",
    );
    expect(words.map(stemGerman)).toEqual(await stemsOfDatabase("stem_de", words));
  });

  it("of Russian words are those of PostgreSQL", async () => {
    const words = joined(
      "насос включа дела красив говори вода длинн крепост ста",
      "ы а ов ами ется ются лся ть в вши вшись ивший ющий нный ая ого ему ими ейший ость остью ет ите ишь ует ь ью иях",
    );
    expect(words.map(stemRussian)).toEqual(await stemsOfDatabase("stem_ru", words));
  });
});

describe("a query", () => {
  const parse = (text: string, language = "en") => parseQuery(text, { language });
  const words = (text: string, language = "en") => parse(text, language).words.map(wordQuery);

  it("looks for a word under the stems of English and German texts", () => {
    expect(words("Pumpen")).toEqual(["('pumpen' | 'pump')"]);
    expect(words("leaking")).toEqual(["('leak' | 'leaking')"]);
  });

  it("leaves out what says nothing in the language it seems to be in", () => {
    expect(parse("how do I stop the pump").words.map((word) => word.typed)).toEqual(["stop", "pump"]);
    expect(parse("warum ist die Pumpe laut").words.map((word) => word.typed)).toEqual(["Pumpe", "laut"]);
    expect(parse("水泵为什么有噪音", "zh-Hans").words.map((word) => word.typed)).toEqual(["水泵", "噪音"]);
  });

  it("looks for such a word where it does say something, if there is no other", () => {
    expect(words("die")).toEqual(["'die'"]);
    expect(parse("die", "de").words.map((word) => word.typed)).toEqual(["die"]);
    expect(parse("не").words).toHaveLength(0);
  });

  it("knows phrases in any quotes, exclusions and filters", () => {
    const query = parse(
      "„große Pumpe“ -Garten tag:winter [wet stuff] user:@Anna is:solved product:tw-300 lang:de is:answer",
    );
    expect(query.words.map(wordQuery)).toEqual(["'gross' <1> 'pump'"]);
    expect(query.excluded.map((word) => word.typed)).toEqual(["Garten"]);
    expect(query).toMatchObject({
      tags: ["winter", "wet-stuff"],
      user: "anna",
      condition: "solved",
      product: "tw-300",
      language: "de",
      kind: "answer",
    });
  });

  it("keeps the gap of what says nothing inside a phrase", () => {
    expect(words('"pump of the garden"')).toEqual([
      "(('pump' <3> 'garden') | ('pump' <1> 'of' <1> 'the' <1> 'gard') | ('pump' <1> 'of' <1> 'the' <1> 'garden'))",
    ]);
  });

  it("finds a code whole or in parts, and regional words of Chinese", () => {
    expect(words("TW-300")).toEqual(["('tw300' | ('tw' <1> '300'))"]);
    expect(words("網路")).toEqual(["('网路' | '网络')"]);
    expect(words("泵")).toEqual(["'泵':*"]);
  });

  it("can be any text", () => {
    for (const text of [
      "",
      "''' \\ & | ! ( ) :* <->",
      "--- -",
      '"',
      '""',
      "tag:",
      "is:funny",
      "[",
      '-"a',
      "a:b:c",
      "%_\\",
    ]) {
      expect(() => parse(text)).not.toThrow();
    }
    expect(parse("x ".repeat(500)).words.length).toBeLessThanOrEqual(12);
  });
});
