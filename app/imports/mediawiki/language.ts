// In which language the pages of an export are: what somebody says, else what the export says, where texts here can be in it. Pure.
import { type ContentLanguage, contentLanguageOf } from "~/languages/content-languages";

export type ChosenLanguage = {
  language: ContentLanguage;
  /** For the report: where it comes from, and what it is not. */
  because: string;
};

/** `written`: `xml:lang` of the export, such as "de", "de-formal", "zh-tw", "fr"; empty where it has none. */
export function chosenLanguage(said: ContentLanguage | null, written: string): ChosenLanguage {
  const own = contentLanguageOf(written);
  if (said !== null) {
    const isOther = written !== "" && own !== said;
    return { language: said, because: `${said}, as --language says${isOther ? `; the export says "${written}"` : ""}` };
  }
  if (own !== null) return { language: own, because: `${own}, as the export says ("${written}")` };
  if (written === "") return { language: "en", because: "en, as neither the export nor --language says another" };
  return {
    language: "en",
    because: `en, as there are no texts in "${written}" here, which the export says; --language names another`,
  };
}
