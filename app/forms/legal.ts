// The pages that the law asks for, as an administrator types them: one field per page and language ("imprint.de").
import { z } from "zod";
import { INTERFACE_LANGUAGES } from "~/i18n";
import { LEGAL_PAGES, type Settings } from "~/settings";

export const LONGEST_LEGAL_TEXT = 60_000;

const text = z.string().max(LONGEST_LEGAL_TEXT).default("");

export const LegalForm = z.object(
  Object.fromEntries(
    LEGAL_PAGES.flatMap((page) => INTERFACE_LANGUAGES.map((language) => [`${page}.${language}`, text])),
  ),
);

export function legalOf(fields: Record<string, string>): Settings["legal"] {
  const textsOf = (page: string) =>
    Object.fromEntries(
      INTERFACE_LANGUAGES.flatMap((language) => {
        const written = fields[`${page}.${language}`]?.trim() ?? "";
        return written === "" ? [] : [[language, written]];
      }),
    );
  return { imprint: textsOf("imprint"), privacy: textsOf("privacy"), terms: textsOf("terms") };
}
