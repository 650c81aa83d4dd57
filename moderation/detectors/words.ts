/**
 * Word lists: insults by default, and whatever a community adds per language.
 *
 * Promises: only the list of the text's language and the one for all languages are used, because an
 * insult in one language is a screw size in another; quotations and code are not read. A match
 * that exists only after look-alike letters are undone (idiоt with a Cyrillic о) is called disguised
 * and weighs more. Refuses: to judge tone; the rest is for people who flag.
 */
import type { Language, SubmissionFacts, TextFacts } from "../facts";
import { type Hit, hit, MAX_HITS } from "./hit";
import { INSULTS_ANYWHERE, INSULTS_BY_LANGUAGE } from "./insult-lists";
import { findPhrases, firstOfEach, lexiconOf, type Phrase, type PhraseMatch } from "./phrases";

export type WordsParameters = {
  code: "word-insult" | "word-listed";
  anywhere: readonly Phrase[];
  byLanguage: Readonly<Record<Language, readonly Phrase[]>>;
};

export const INSULTS: WordsParameters = {
  code: "word-insult",
  anywhere: INSULTS_ANYWHERE,
  byLanguage: INSULTS_BY_LANGUAGE,
};

/** Nobody writes a Cyrillic о into a Latin word by accident. */
const DISGUISE_ADDS = 0.15;

export function detectWords({ text }: SubmissionFacts, parameters: WordsParameters): Hit[] {
  const lists = [parameters.byLanguage[text.language], parameters.anywhere];
  const matches = lists.flatMap((list) => findPhrases(text, lexiconOf(list), MAX_HITS));
  return firstOfEach(withoutOverlaps(matches)).map((match) => {
    const isHidden = isDisguised(text, match);
    const strength = Math.min(match.entry.strength + (isHidden ? DISGUISE_ADDS : 0), 1);
    return hit(text, match, isHidden ? "word-disguised" : parameters.code, strength);
  });
}

/** Of matches at the same place the stronger stays. */
function withoutOverlaps(matches: readonly PhraseMatch[]): PhraseMatch[] {
  const kept: PhraseMatch[] = [];
  for (const match of [...matches].sort((a, b) => b.entry.strength - a.entry.strength)) {
    const isTaken = kept.some((one) => one.field === match.field && one.start < match.end && match.start < one.end);
    if (!isTaken) kept.push(match);
  }
  return kept.sort((a, b) => a.start - b.start);
}

function isDisguised(text: TextFacts, { entry, field, start, end }: PhraseMatch): boolean {
  const plain = (value: string) => value.normalize("NFKC").toLowerCase().replace(/ё/g, "е").replace(/ß/g, "ss");
  const written = plain((field === "title" ? text.title : text.body).slice(start, end));
  const listed = plain(entry.phrase);
  const letters = (value: string) => value.replace(/[\s,，]+/gu, " ");
  if (listed.endsWith("*")) return !written.startsWith(listed.slice(0, -1));
  return letters(written) !== letters(listed);
}
