// How the words of a text become terms, by its language.
//
// Dropped: PostgreSQL's stemmers for the other languages (see search/words), and a stemmer of ours for each: a query does not say
// its language, so every word would be looked for under some twenty stems. Beginnings of words find their other forms where a
// search has found little.
import { scriptOf } from "~/languages/content-languages";
import { stemEnglish } from "./stem-english";
import { stemGerman } from "./stem-german";
import { stemRussian } from "./stem-russian";
import { isStopWord } from "./stop-words";

/** How the words of a text become terms: English or German (Cyrillic ones always Russian), or none of them changed. */
export type Stemming = "en" | "de" | "plain";

/** Other languages of Latin or Cyrillic letters have no stems here; in all others such words are mostly English ones. */
export function stemmingOf(language: string): Stemming {
  if (language === "de") return "de";
  const script = scriptOf(language);
  return script === "Latn" || script === "Cyrl" ? "plain" : "en";
}

const TERMS_KEPT = 20_000;
const known = { en: new Map<string, string | null>(), de: new Map<string, string | null>() };

/** The term under which a folded word is indexed; null for a word that says nothing. */
export function termOf(word: string, stemming: Stemming): string | null {
  if (stemming === "plain") return word;
  const terms = known[stemming];
  const found = terms.get(word);
  if (found !== undefined) return found;
  if (terms.size >= TERMS_KEPT) terms.clear();
  const term = isStop(word, stemming) ? null : stemOf(word, stemming);
  terms.set(word, term);
  return term;
}

const LATIN = /^[a-z]+$/;
const CYRILLIC = /^[\u0400-\u04ff]+$/;

/** Words that say nothing are known in English, German and Russian. */
export function isStop(word: string, stemming: Stemming): boolean {
  if (stemming === "plain") return false;
  if (LATIN.test(word)) return isStopWord(word, stemming);
  return CYRILLIC.test(word) && isStopWord(word, "ru");
}

export function stemOf(word: string, stemming: Stemming): string {
  if (stemming === "plain") return word;
  if (LATIN.test(word)) return stemming === "de" ? stemGerman(word) : stemEnglish(word);
  return CYRILLIC.test(word) ? stemRussian(word) : word;
}
