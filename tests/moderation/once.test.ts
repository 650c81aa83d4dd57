// Lists are asked once for each different word of a text, letters are folded the short way where there is nothing to take apart, and
// sketches are made without joining words. Beside each stands the plain way, and both say the same: about the labelled posts, and
// about any text made of pieces of them and of signs that words are cut at.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { INSULTS_ANYWHERE, INSULTS_BY_LANGUAGE } from "#moderation/detectors/insult-lists";
import { INSULTING } from "#moderation/detectors/insult-templates";
import { OFFERING } from "#moderation/detectors/offer-templates";
import { findPhrases, lexiconOf, type Phrase } from "#moderation/detectors/phrases";
import { CALLS } from "#moderation/detectors/promotion-phrases";
import { findTemplates, type Templates } from "#moderation/detectors/templates";
import { THREATENING } from "#moderation/detectors/threat-lists";
import { LANGUAGES, type TextFacts } from "#moderation/facts";
import { featuresOf, visitFeatures } from "#moderation/filter/features";
import { fold } from "#moderation/text/folding";
import { SHINGLE_WORDS, SKETCH_SIZE, sketch } from "#moderation/text/shingles";
import { buildTextFacts } from "#moderation/text/text-facts";
import { labelled } from "./labelled/measure";

const POSTS = [...labelled("tuned"), ...labelled("held-back"), ...labelled("second")];
const SIGNS = [
  "\n\n",
  " ",
  ". ",
  "！",
  "“",
  "”",
  "「",
  "*",
  "ß",
  "Straße",
  "\u200b",
  "é",
  "ﬁ",
  "İ",
  "Ｆ",
  "12.5",
  "f*ck",
  "i.d.i.o.t",
  "加我",
  "Ω",
];
const PHRASES: readonly (readonly Phrase[])[] = [
  INSULTS_ANYWHERE,
  ...LANGUAGES.flatMap((language) => [INSULTS_BY_LANGUAGE[language], CALLS[language]]),
];
const ORDERS: readonly Templates[] = [INSULTING, OFFERING, THREATENING];

const piece = fc.oneof(
  fc.tuple(fc.nat(POSTS.length - 1), fc.nat(60), fc.nat(60)).map(([post, from, size]) => {
    const { text } = POSTS[post] ?? { text: "" };
    return text.slice(from, from + size);
  }),
  fc.constantFrom(...SIGNS),
  fc.string({ unit: "grapheme", maxLength: 6 }),
);
const text = fc.array(piece, { maxLength: 10 }).map((pieces) => pieces.join(""));
const language = fc.constantFrom(...LANGUAGES);

/** A list asked word by word: whatever is found in the whole begins at a word from which it is found in what follows. */
function phrasesWordByWord(facts: TextFacts, list: readonly Phrase[]): unknown[] {
  const found: unknown[] = [];
  for (let index = 0; index < facts.words.length; index += 1) {
    const [first] = findPhrases({ ...facts, words: facts.words.slice(index, index + 12) }, lexiconOf(list), 1);
    if (first === undefined || first.from !== 0) continue;
    found.push({ ...first, from: index, to: index + first.to });
    index += first.to;
  }
  return found;
}

function ordersWordByWord(facts: TextFacts, templates: Templates): unknown[] {
  return facts.words.flatMap((_, index) => {
    const [first] = findTemplates({ ...facts, words: facts.words.slice(index, index + 60) }, templates, 1);
    return first?.from === 0 ? [{ ...first, from: index, to: index + first.to }] : [];
  });
}

function expectTheSame(facts: TextFacts): void {
  for (const list of PHRASES)
    expect(findPhrases(facts, lexiconOf(list), 1_000)).toEqual(phrasesWordByWord(facts, list));
  for (const templates of ORDERS)
    expect(findTemplates(facts, templates, 1_000)).toEqual(ordersWordByWord(facts, templates));
}

describe("asking once says the same as asking for every word", () => {
  it("about every labelled post", { timeout: 120_000 }, () => {
    for (const post of POSTS) expectTheSame(buildTextFacts({ body: post.text, language: post.language }));
  });

  it("about any text", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(text, text, language, (title, body, declared) => {
        expectTheSame(buildTextFacts({ title, body, language: declared }));
      }),
      { numRuns: 150 },
    );
  });
});

describe("the short way is the long way", () => {
  it("of folding: a sign that nobody sees makes it take the long one", () => {
    for (const { text: post } of POSTS)
      for (const word of post.split(/\s+/)) expect(fold(word)).toBe(fold(`\u200b${word}`));
    fc.assert(
      fc.property(text, (any) => {
        expect(fold(any)).toBe(fold(`\u200b${any}`));
      }),
    );
  });

  it("of sketching: the smallest of all runs of words, each once", () => {
    const plain = (words: readonly string[]) => {
      const runs = words.slice(0, words.length - SHINGLE_WORDS + 1).map((_, at) => words.slice(at, at + SHINGLE_WORDS));
      const each = new Set(runs.flatMap((run) => sketch(run, 1)));
      return [...each].sort((a, b) => a - b).slice(0, SKETCH_SIZE);
    };
    const words = fc.array(fc.string({ unit: "grapheme", maxLength: 5 }), { minLength: SHINGLE_WORDS, maxLength: 300 });
    fc.assert(
      fc.property(words, (any) => {
        expect(sketch(any, 1)).toEqual(plain(any));
      }),
    );
  });

  it("of what the filter sees: each place once, in order of appearance", () => {
    const plain = (any: string) => {
      const slots = new Set<number>();
      visitFeatures(any, (slot) => slots.add(slot));
      return Int32Array.from(slots);
    };
    for (const { text: post } of POSTS) expect(featuresOf(post)).toEqual(plain(post));
    fc.assert(
      fc.property(text, (any) => {
        expect(featuresOf(any)).toEqual(plain(any));
      }),
    );
  });
});
