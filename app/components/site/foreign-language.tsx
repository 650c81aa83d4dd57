import { isInterfaceLanguage } from "~/i18n";
import { isContentLanguage } from "~/languages/content-languages";
import { languageName } from "~/languages/names";
import { usePage } from "~/page-context";

/** In which language something is that is not in the reader's; nothing beside what is. */
export function ForeignLanguage({ language, className }: { language: string; className?: string }) {
  const { language: reader } = usePage();
  if (language === reader || !isContentLanguage(language)) return null;
  // Languages of the interface are called by their own names.
  const lang = isInterfaceLanguage(language) ? language : undefined;
  return (
    <span className={className} lang={lang}>
      {languageName(language, reader)}
    </span>
  );
}
