// What the languages of texts are called. Names come from the platform, so there are as many as it knows.
import { isInterfaceLanguage, LANGUAGE_NAMES } from "~/i18n";
import { type ContentLanguage, isOtherLanguage, type OtherLanguage } from "./content-languages";

const names = new Map<string, Intl.DisplayNames>();

/** Languages of the interface by their own names, the others as the reader calls them; what is no language of texts as its code. */
export function languageName(language: string, reader: string): string {
  if (isInterfaceLanguage(language)) return LANGUAGE_NAMES[language];
  return isOtherLanguage(language) ? (displayNames(reader).of(language) ?? language) : language;
}

/** How those who speak it call it. */
export function ownName(language: ContentLanguage): string {
  return isInterfaceLanguage(language) ? LANGUAGE_NAMES[language] : (displayNames(language).of(language) ?? language);
}

/** `reader`: a language of either list, so there are never more than those. */
function displayNames(reader: string): Intl.DisplayNames {
  let known = names.get(reader);
  if (known === undefined) {
    known = new Intl.DisplayNames(reader, { type: "language" });
    names.set(reader, known);
  }
  return known;
}

/** The languages that are none of the interface, in the order in which the reader looks for their names. */
export function byName(languages: readonly OtherLanguage[], reader: string): OtherLanguage[] {
  const order = new Intl.Collator(reader);
  return [...languages].sort((a, b) => order.compare(languageName(a, reader), languageName(b, reader)));
}

/** For lists to choose from: as the reader calls it, and as its speakers do. */
export function nameToChoose(language: OtherLanguage, reader: string): string {
  const name = languageName(language, reader);
  const own = ownName(language);
  return name.toLocaleLowerCase(reader) === own.toLocaleLowerCase(language) ? name : `${name} · ${own}`;
}
