// The pages that the law asks for, as administrators wrote them: which there are, in which language, and where.
import { INTERFACE_LANGUAGES } from "./i18n";
import { LEGAL_PAGES, type LegalPage, type Settings } from "./settings";
import { urls } from "./urls";

export type LegalText = { text: string; language: string };

/** In the reader's language, else in English, else in whichever there is; null for a page that nobody wrote. */
export function legalText({ legal }: Pick<Settings, "legal">, page: LegalPage, language: string): LegalText | null {
  const texts = legal[page];
  const found = [language, "en", ...INTERFACE_LANGUAGES].find((one) => texts[one]?.trim());
  return found === undefined ? null : { text: texts[found] ?? "", language: found };
}

export type LegalLink = { page: LegalPage; href: string };

/** A text written here, or an address given for one elsewhere. What is neither is not linked. */
export function legalLinks({ legal, contact }: Pick<Settings, "legal" | "contact">): LegalLink[] {
  const elsewhere: Record<LegalPage, string> = { imprint: contact.imprintUrl, privacy: contact.privacyUrl, terms: "" };
  return LEGAL_PAGES.flatMap((page) => {
    const href = legalText({ legal }, page, "en") ? urls.legal(page) : elsewhere[page];
    return href ? [{ page, href }] : [];
  });
}
