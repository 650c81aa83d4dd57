import type { Option, OptionGroup } from "~/components/ui/field-control";
import { INTERFACE_LANGUAGES, LANGUAGE_NAMES } from "~/i18n";
import { isOtherLanguage } from "~/languages/content-languages";
import { byName, nameToChoose } from "~/languages/names";
import { usePage } from "~/page-context";

/** For a select: every language of the interface by its own name, in itself. */
export function languageOptions(): Option[] {
  return INTERFACE_LANGUAGES.map((code) => ({ value: code, text: LANGUAGE_NAMES[code], lang: code }));
}

/**
 * For the language of a text: those of the interface, then the others that the administrators offer. `current` is there
 * whatever they offer: a text stays in the language it is in.
 */
export function useContentLanguages(current?: string | null): (Option | OptionGroup)[] {
  const { t, community, language } = usePage();
  const offered = [...new Set([...community.settings.languages.offered, current])].filter(isOtherLanguage);
  const others = byName(offered, language).map((code) => ({ value: code, text: nameToChoose(code, language) }));
  const group = { group: t("common:field.other-languages"), options: others };
  return [...languageOptions(), ...(others.length > 0 ? [group] : [])];
}
