/**
 * The detector of a community's own word lists.
 *
 * Promises: read are the list of the text's language, the one for all languages, and of the others what is written in Chinese
 * or Cyrillic letters, because that means nothing else in another language. Quotations and code are not read. Look-alike letters
 * and masked ones (w*rd, w0rd) are undone. An entry counts once however often it occurs; of two at one place the stronger stays.
 */

import { type Hit, hit, MAX_HITS } from "../detectors/hit";
import { findMasked } from "../detectors/masks";
import type { WordsParameters } from "../detectors/phrases";
import { LANGUAGES, type Language, type SubmissionFacts, type TextFacts } from "../facts";
import { compiledList, findEntries } from "./find-entries";
import { STRENGTH, type Weight } from "./sureness";

/** One a line as they were typed; a language without a list has none. */
export type WordLists = Readonly<Partial<Record<Language | "any", readonly string[]>>>;
export type ListedWords = Readonly<Record<Weight, WordLists>>;

const OF_ONE_SCRIPT = /[\p{Script=Han}\p{Script=Cyrillic}]/u;

export function detectListedWords({ text }: SubmissionFacts, lists: ListedWords): Hit[] {
  const found = (["plain", "sign"] as const).flatMap((weight) => findWeighed(text, lists[weight], weight));
  const kept: Hit[] = [];
  for (const one of found.sort((a, b) => b.strength - a.strength || a.start - b.start)) {
    const isTaken = kept.some(({ field, start, end }) => field === one.field && start < one.end && one.start < end);
    if (!isTaken && kept.length < MAX_HITS) kept.push(one);
  }
  return kept.sort((a, b) => a.start - b.start);
}

function findWeighed(text: TextFacts, lists: WordLists, weight: Weight): Hit[] {
  const lines = linesFor(text.language, lists);
  if (lines.length === 0) return [];
  const places = [
    ...findEntries(text, compiledList(lines), MAX_HITS),
    ...findMasked(text, maskable(lines, STRENGTH[weight])),
  ];
  return places.map((place) => hit(text, place, "word-listed", STRENGTH[weight]));
}

function linesFor(language: Language | null, lists: WordLists): string[] {
  const others = LANGUAGES.filter((one) => one !== language).flatMap((one) =>
    (lists[one] ?? []).filter((line) => OF_ONE_SCRIPT.test(line)),
  );
  return [...new Set([...(language === null ? [] : (lists[language] ?? [])), ...(lists.any ?? []), ...others])];
}

/** The search for masked words keeps an index for each list object, so that one list has to be one object. */
const kept = new Map<string, WordsParameters>();
const MOST_KEPT = 200;

function maskable(lines: readonly string[], strength: number): WordsParameters {
  const key = `${strength} ${lines.join("\n")}`;
  const known = kept.get(key);
  if (known) return known;
  if (kept.size >= MOST_KEPT) kept.clear();
  const none: readonly [] = [];
  const made: WordsParameters = {
    code: "word-listed",
    anywhere: lines.filter((line) => !line.includes("*")).map((phrase) => ({ phrase, strength })),
    byLanguage: { en: none, de: none, ru: none, "zh-Hans": none, "zh-Hant": none },
  };
  kept.set(key, made);
  return made;
}
