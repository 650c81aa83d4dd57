/**
 * Builds the facts about a text once per submission; every detector reads from them.
 *
 * Promises: the same result in browser and server (given the same `domainOf`); offsets of links and
 * words are those of the source; at most SCANNED_CHARACTERS of the body and MOST_WORDS words are
 * looked at, and `isTruncated` says when that left something out.
 * Costs: a few milliseconds for an ordinary post; Chinese is cut by Intl.Segmenter, about 1 µs a
 * character. Refuses: to render Markdown.
 */

import type { Field, Language, LinkFacts, TextFacts, WordFacts } from "../facts";
import { cut } from "./cut";
import { fold } from "./folding";
import { isHan } from "./han";
import { type DomainOf, findLinks } from "./links";
import { blank, codeRanges, quotationRanges, type Range, spokenRanges } from "./markdown-prose";
import { SKETCHED_WORDS, sketch } from "./shingles";

/** Longer than 99.9 % of posts. New members' longer texts wait for a person (`unscanned-text`). */
export const SCANNED_CHARACTERS = 30_000;
export const MOST_WORDS = 8_000;
/** Longer runs without a space are no words: keys, hashes, base64. */
export const LONGEST_WORD = 40;

export function buildTextFacts(source: {
  title?: string;
  body: string;
  language: Language | null;
  domainOf?: DomainOf;
}): TextFacts {
  const title = cut(source.title ?? "", SCANNED_CHARACTERS);
  const scanned = cut(source.body, SCANNED_CHARACTERS);
  const code = codeRanges(scanned);
  const withoutCode = blank(scanned, code);
  const titleLinks = findLinks(title, "title", source.domainOf);
  const bodyLinks = findLinks(withoutCode, "body", source.domainOf);
  const proseTitle = blank(title, clickable(titleLinks));
  const proseBody = blank(withoutCode, [...quotationRanges(scanned), ...clickable(bodyLinks)]);
  const titleWords = findWords(proseTitle, "title", source.language, MOST_WORDS);
  const bodyWords = findWords(proseBody, "body", source.language, MOST_WORDS - titleWords.length);
  const words = markQuoted([...titleWords, ...bodyWords], {
    title: spokenRanges(proseTitle),
    body: spokenRanges(proseBody),
  });
  const links = [...titleLinks, ...bodyLinks];
  return {
    title,
    body: source.body,
    proseTitle,
    proseBody,
    language: source.language,
    links,
    words,
    sketch: sketchOf(words, links, { title, body: scanned, language: source.language }),
    isTruncated: source.body.length > SCANNED_CHARACTERS || words.length >= MOST_WORDS,
  };
}

/** Beside a quotation stands somebody's own text; marks around everything quote nobody. */
const FEWEST_OWN_WORDS = 3;

function markQuoted(words: WordFacts[], ranges: Record<Field, Range[]>): WordFacts[] {
  if (ranges.title.length === 0 && ranges.body.length === 0) return words;
  const next: Record<Field, number> = { title: 0, body: 0 };
  const quoted = words.map(({ field, start }) => {
    const list = ranges[field];
    while ((list[next[field]]?.end ?? Number.POSITIVE_INFINITY) <= start) next[field] += 1;
    return (list[next[field]]?.start ?? Number.POSITIVE_INFINITY) <= start;
  });
  if (quoted.filter((isQuoted) => !isQuoted).length < FEWEST_OWN_WORDS) return words;
  return words.map((word, index) => (quoted[index] ? { ...word, isQuoted: true } : word));
}

function clickable(links: readonly LinkFacts[]): readonly LinkFacts[] {
  return links.filter(({ isMention }) => !isMention);
}

/** Letters, marks and digits, joined by a hyphen, dot or apostrophe only inside; invisible signs belong. */
const RUN = /[\p{L}\p{M}\p{N}@$\u00ad\u200b-\u200d\u2060]+(?:['’._-][\p{L}\p{M}\p{N}@$\u00ad\u200b-\u200d\u2060]+)*/gu;
const HAN_OR_NOT = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\s\S])+/gu;

const SPACE = 32;
const SENTENCE_END = /[.!?;…。！？；]|\n\s*\n|\n\s*[-*+#>|]/u;
/** Four letters and more, each on its own: i.d.i.o.t is a word. */
const SPACED_LETTERS = /^\p{L}(?:[._-]\p{L}){3,}$/u;

function joined(folded: string): string {
  return SPACED_LETTERS.test(folded) ? folded.replace(/[._-]/g, "") : folded;
}

/** Words in order. Han runs are cut by the segmenter, everything else at what is no letter or digit. */
export function findWords(prose: string, field: Field, language: Language | null, most: number): WordFacts[] {
  const words: WordFacts[] = [];
  let sentence = 0;
  let looked = 0;
  const add = (text: string, start: number) => {
    if (words.length >= most) return;
    const isOneSpace = start - looked === 1 && prose.charCodeAt(looked) === SPACE;
    if (start > looked && !isOneSpace && SENTENCE_END.test(prose.slice(looked, start))) sentence += 1;
    looked = start + text.length;
    if (text.length > LONGEST_WORD) return;
    const folded = joined(fold(text));
    if (folded !== "") words.push({ field, folded, start, end: looked, sentence, isQuoted: false });
  };
  for (const run of prose.matchAll(RUN)) {
    if (words.length >= most) break;
    if (!isHan(run[0])) {
      add(run[0], run.index);
      continue;
    }
    for (const part of run[0].matchAll(HAN_OR_NOT)) {
      const start = run.index + part.index;
      if (!isHan(part[0])) add(part[0], start);
      else cutHan(part[0], language, (word, index) => add(word, start + index));
    }
  }
  return words;
}

/** A run of Han without any punctuation is cut in pieces, so that none is too long for the segmenter. */
const LONGEST_RUN = 500;
const segmenters = new Map<Language | "zh", Intl.Segmenter>();

function cutHan(run: string, language: Language | null, add: (word: string, index: number) => void): void {
  const as = language ?? "zh";
  const known = segmenters.get(as);
  const segmenter = known ?? new Intl.Segmenter(as, { granularity: "word" });
  if (known === undefined) segmenters.set(as, segmenter);
  for (let start = 0; start < run.length; start += LONGEST_RUN) {
    for (const part of segmenter.segment(run.slice(start, start + LONGEST_RUN))) {
      add(part.segment, start + part.index);
    }
  }
}

/**
 * What a sketch is made of: words and addresses in order. Of a text that is all code or quotation, everything, so that the
 * same text is always alike. Single Han characters instead of words: a segmenter's mistake must not hide a copy.
 */
function sketchOf(
  words: readonly WordFacts[],
  links: readonly LinkFacts[],
  whole: { title: string; body: string; language: Language | null },
): number[] {
  const pressed = clickable(links);
  const tokens = pressed.length === 0 ? signsOf(words.map(({ folded }) => folded)) : signsOf(inOrder(words, pressed));
  const fewest = pressed.length > 0 ? FEWEST_BESIDE_LINK : SKETCHED_WORDS;
  if (tokens.length >= fewest) return sketch(tokens, fewest);
  const rest = findWords(`${whole.title}\n${whole.body}`, "body", whole.language, MOST_WORDS);
  return sketch(signsOf(rest.map(({ folded }) => folded)));
}

function inOrder(words: readonly WordFacts[], pressed: readonly LinkFacts[]): string[] {
  return [
    ...words.map(({ field, folded, start }) => ({ field, start, token: folded })),
    ...pressed.map(({ field, url, start }) => ({ field, start, token: url.toLowerCase() })),
  ]
    .sort((a, b) => (a.field === b.field ? a.start - b.start : a.field === "title" ? -1 : 1))
    .map(({ token }) => token);
}

function signsOf(tokens: readonly string[]): string[] {
  const signs: string[] = [];
  for (const token of tokens) {
    if (!isHan(token)) signs.push(token);
    else for (const sign of token) signs.push(sign);
  }
  return signs;
}

/** "Look at https://…" is short, and says it all. */
const FEWEST_BESIDE_LINK = 3;

/** The sketch of a stored source, to compare with `TextFacts.sketch`: made in the same way, so that the same text is alike by 1. */
export function sketchText(body: string, language: Language | null, title = ""): readonly number[] {
  return buildTextFacts({ title, body, language }).sketch;
}
