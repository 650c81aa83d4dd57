import { INTERFACE_LANGUAGES, LANGUAGE_NAMES } from "~/i18n";

/** For a select: every language by its own name, in itself. */
export function languageOptions() {
  return INTERFACE_LANGUAGES.map((code) => ({ value: code, text: LANGUAGE_NAMES[code], lang: code }));
}
