/**
 * Word lists: insults by default, and whatever a community adds per language.
 *
 * Promises: of insults every language's list is read, whatever the text declares, but a single mild word of another language
 * is not counted, because it may mean something else in this one; of a community's own lists the one of the text's
 * language and the one for all. Quotations and code are not read. Who is meant decides about words that may be about oneself
 * (persons.ts). A match that exists only after look-alike letters or masks are undone (idiоt with a Cyrillic о, f*ck) is
 * called disguised and weighs more. Refuses: to judge tone; the rest is for people who flag.
 */
import { LANGUAGES, type SubmissionFacts, type TextFacts } from "../facts";
import { grave, type Hit, hit, MAX_HITS } from "./hit";
import { AMBIGUOUS_BELOW, INSULTS_ANYWHERE, INSULTS_BY_LANGUAGE } from "./insult-lists";
import { INSULTING, INSULTING_PATTERNS } from "./insult-templates";
import { findMasked } from "./masks";
import { targetOf } from "./persons";
import { findPhrases, firstOfEach, lexiconOf, type Phrase, type PhraseMatch, type WordsParameters } from "./phrases";
import { findPatterns, findTemplates, withoutQuoted } from "./templates";

export const INSULTS: WordsParameters = {
  code: "word-insult",
  anywhere: INSULTS_ANYWHERE,
  byLanguage: INSULTS_BY_LANGUAGE,
};

/** Nobody writes a Cyrillic о into a Latin word by accident. */
const DISGUISE_ADDS = 0.15;
/** Strengths of an ambiguous word by who is meant; of oneself it is below every threshold. */
const MEANT = { reader: 0.75, people: 0.6, writer: 0.1 } as const;
/** Less is said of things and of oneself. */
const NOTICED_FROM = 0.25;
/** Words that mean nothing but hatred of a person. */
const GRAVE_WORD = 0.9;

export function detectWords(facts: SubmissionFacts, parameters: WordsParameters): Hit[] {
  const { text } = facts;
  const isInsults = parameters.code === "word-insult";
  const matches = isInsults ? insultMatches(text, parameters) : listMatches(text, parameters);
  const words = firstOfEach(withoutOverlaps(matches)).map((match) => wordHit(text, match, parameters.code));
  if (!isInsults) return words;
  const orders = [
    ...findTemplates(text, INSULTING, MAX_HITS),
    ...findPatterns(INSULTING_PATTERNS, withoutQuoted(text)),
  ].map((one) => hit(text, one, "word-insult", one.strength));
  const masked = findMasked(text, parameters).map((one) => hit(text, one, "word-disguised", one.strength));
  return strongest([...words, ...orders, ...masked]);
}

function listMatches(text: TextFacts, { anywhere, byLanguage }: WordsParameters): PhraseMatch[] {
  const own = text.language === null ? [] : byLanguage[text.language];
  return [own, anywhere].flatMap((list) => findPhrases(text, lexiconOf(list), MAX_HITS));
}

function insultMatches(text: TextFacts, { anywhere, byLanguage }: WordsParameters): PhraseMatch[] {
  const all = LANGUAGES.flatMap((language) =>
    findPhrases(text, lexiconOf(byLanguage[language]), MAX_HITS).filter(
      ({ entry }) => language === text.language || entry.strength >= AMBIGUOUS_BELOW || isTelling(entry),
    ),
  );
  const found = [...all, ...findPhrases(text, lexiconOf(anywhere), MAX_HITS)];
  return found
    .filter(({ from }) => text.words[from]?.isQuoted !== true)
    .map((match) => ({ ...match, entry: { ...match.entry, strength: weigh(text, match) } }))
    .filter(({ entry }) => entry.strength >= NOTICED_FROM);
}

/** More than one word, or in a script of its own, is no accident in another language. */
function isTelling({ phrase, strength }: Phrase): boolean {
  return strength >= 0.35 && (/\s/.test(phrase) || /[\p{Script=Han}\p{Script=Cyrillic}]/u.test(phrase));
}

function weigh(text: TextFacts, { entry, from, to }: PhraseMatch): number {
  if (entry.strength >= AMBIGUOUS_BELOW) return entry.strength;
  const target = targetOf(text.words, from, to);
  if (target === "nobody") return entry.strength;
  // Swearing at a thing in front of somebody is not swearing at somebody.
  const isSwearing = entry.strength === SWEARING;
  if (isSwearing && target !== "writer") return entry.strength;
  return target === "writer" ? MEANT.writer : Math.max(entry.strength, MEANT[target]);
}

/** Strength of words that are mostly about things (shit, bullshit). */
const SWEARING = 0.3;

function wordHit(text: TextFacts, match: PhraseMatch, code: WordsParameters["code"]): Hit {
  const isHidden = isDisguised(text, match);
  const strength = Math.min(match.entry.strength + (isHidden ? DISGUISE_ADDS : 0), 1);
  const one = hit(text, match, isHidden ? "word-disguised" : code, strength);
  return code === "word-insult" && match.entry.strength >= GRAVE_WORD ? grave(one) : one;
}

/** Of matches at the same place the stronger stays. */
function withoutOverlaps(matches: readonly PhraseMatch[]): PhraseMatch[] {
  const kept: PhraseMatch[] = [];
  for (const match of [...matches].sort(
    (a, b) => b.entry.strength - a.entry.strength || b.end - b.start - (a.end - a.start),
  )) {
    const isTaken = kept.some((one) => one.field === match.field && one.start < match.end && match.start < one.end);
    if (!isTaken) kept.push(match);
  }
  return kept.sort((a, b) => a.start - b.start);
}

/** Of hits at the same place the strongest, and among equals the longest. */
function strongest(hits: readonly Hit[]): Hit[] {
  const kept: Hit[] = [];
  for (const one of [...hits].sort((a, b) => b.strength - a.strength || b.end - b.start - (a.end - a.start))) {
    const isTaken = kept.some(({ field, start, end }) => field === one.field && start < one.end && one.start < end);
    if (!isTaken && kept.length < MAX_HITS) kept.push(one);
  }
  return kept.sort((a, b) => a.start - b.start);
}

function isDisguised(text: TextFacts, { entry, field, start, end }: PhraseMatch): boolean {
  const plain = (value: string) =>
    value.normalize("NFKC").toLowerCase().replace(/ё/g, "е").replace(/ß/g, "ss").replace(/’/g, "'");
  const written = plain((field === "title" ? text.title : text.body).slice(start, end));
  const listed = plain(entry.phrase);
  const letters = (value: string) => value.replace(/[\s,，]+/gu, " ");
  if (listed.endsWith("*")) return !written.startsWith(listed.slice(0, -1));
  return letters(written) !== letters(listed);
}
