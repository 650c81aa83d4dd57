/** The languages that have lists of words of their own, and all others. */
import { LANGUAGES, type Language } from "./facts";

/** Null for a language without lists of its own: nothing is wrong with being in it. */
export function moderationLanguage(language: string): Language | null {
  return LANGUAGES.find((one) => one === language) ?? null;
}
