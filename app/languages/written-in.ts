// What an element says about the text in it.
import { directionOf } from "./content-languages";

export type WrittenIn = { lang: string | undefined; dir: "rtl" | "auto" };

/** `reader`: the language of the page, which need not be said again. */
export function writtenIn(language: string | null | undefined, reader?: string): WrittenIn {
  const lang = language === null || language === reader ? undefined : language;
  return { lang, dir: directionOf(lang) };
}
