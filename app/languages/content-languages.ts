// The languages that a text here may be in: those of the interface and others, so that nobody has to call French English. A fixed
// list: what it names is known to the search (how its words are cut and stemmed), to readers (its name, which way it runs) and to
// importers. Which of the others a form offers is the administrators' choice (settings.languages).
import { INTERFACE_LANGUAGES, isInterfaceLanguage } from "~/i18n";

/** The others, by the script they are written in. */
const OTHERS = {
  af: "Latn",
  am: "Ethi",
  ar: "Arab",
  az: "Latn",
  be: "Cyrl",
  bg: "Cyrl",
  bn: "Beng",
  bs: "Latn",
  ca: "Latn",
  ckb: "Arab",
  cs: "Latn",
  cy: "Latn",
  da: "Latn",
  el: "Grek",
  eo: "Latn",
  es: "Latn",
  et: "Latn",
  eu: "Latn",
  fa: "Arab",
  fi: "Latn",
  fil: "Latn",
  fr: "Latn",
  ga: "Latn",
  gd: "Latn",
  gl: "Latn",
  gu: "Gujr",
  ha: "Latn",
  he: "Hebr",
  hi: "Deva",
  hr: "Latn",
  hu: "Latn",
  hy: "Armn",
  id: "Latn",
  ig: "Latn",
  is: "Latn",
  it: "Latn",
  ja: "Jpan",
  jv: "Latn",
  ka: "Geor",
  kk: "Cyrl",
  km: "Khmr",
  kn: "Knda",
  ko: "Kore",
  ku: "Latn",
  ky: "Cyrl",
  la: "Latn",
  lb: "Latn",
  lo: "Laoo",
  lt: "Latn",
  lv: "Latn",
  mk: "Cyrl",
  ml: "Mlym",
  mn: "Cyrl",
  mr: "Deva",
  ms: "Latn",
  mt: "Latn",
  my: "Mymr",
  nb: "Latn",
  ne: "Deva",
  nl: "Latn",
  nn: "Latn",
  or: "Orya",
  pa: "Guru",
  pl: "Latn",
  ps: "Arab",
  pt: "Latn",
  ro: "Latn",
  si: "Sinh",
  sk: "Latn",
  sl: "Latn",
  so: "Latn",
  sq: "Latn",
  sr: "Cyrl",
  sv: "Latn",
  sw: "Latn",
  ta: "Taml",
  te: "Telu",
  tg: "Cyrl",
  th: "Thai",
  tk: "Latn",
  tr: "Latn",
  tt: "Cyrl",
  ug: "Arab",
  uk: "Cyrl",
  ur: "Arab",
  uz: "Latn",
  vi: "Latn",
  xh: "Latn",
  yi: "Hebr",
  yo: "Latn",
  zu: "Latn",
} as const;

export type OtherLanguage = keyof typeof OTHERS;
export type ContentLanguage = (typeof INTERFACE_LANGUAGES)[number] | OtherLanguage;

export const OTHER_LANGUAGES = Object.keys(OTHERS) as OtherLanguage[];
export const CONTENT_LANGUAGES: readonly ContentLanguage[] = [...INTERFACE_LANGUAGES, ...OTHER_LANGUAGES];

export function isOtherLanguage(value: unknown): value is OtherLanguage {
  return typeof value === "string" && Object.hasOwn(OTHERS, value);
}

export function isContentLanguage(value: unknown): value is ContentLanguage {
  return isInterfaceLanguage(value) || isOtherLanguage(value);
}

/** What other places call a language that has another code here, or is a way of writing it. */
const SAME: ReadonlyMap<string, ContentLanguage> = new Map([
  ["no", "nb"],
  ["iw", "he"],
  ["in", "id"],
  ["ji", "yi"],
  ["tl", "fil"],
  ["mo", "ro"],
  ["sh", "sr"],
  ["kmr", "ku"],
  ["simple", "en"],
  ["zh-yue", "zh-Hant"],
  ["yue", "zh-Hant"],
  ["lzh", "zh-Hant"],
  ["zh-classical", "zh-Hant"],
  ["wuu", "zh-Hans"],
]);
const HANT = /^zh\b.*-(?:hant|tw|hk|mo)\b/;

/** The language of a BCP 47 tag such as `pt-BR`, `de-formal`, `zh_TW`; null where texts here cannot be in it. */
export function contentLanguageOf(tag: string): ContentLanguage | null {
  const written = tag.trim().toLowerCase().replaceAll("_", "-");
  const same = SAME.get(written);
  if (same !== undefined) return same;
  if (HANT.test(written)) return "zh-Hant";
  const [base = ""] = written.split("-");
  if (base === "zh") return "zh-Hans";
  return isContentLanguage(base) ? base : (SAME.get(base) ?? null);
}

const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(["Arab", "Hebr"]);

/** For `dir`: which way a text in this language runs. All others are found out from the text, as people quote what runs otherwise. */
export function directionOf(language: string | undefined): "rtl" | "auto" {
  return isOtherLanguage(language) && RIGHT_TO_LEFT.has(OTHERS[language]) ? "rtl" : "auto";
}

/** In which language a reply is where nobody says it: an interface that lacks the language of the thread says nothing about it. */
export function languageOfReply(thread: string, reader: string): string {
  return isOtherLanguage(thread) ? thread : reader;
}

/** The script in which its own words are written, where its words are not those of English, German or Russian. */
export function scriptOf(language: string): (typeof OTHERS)[OtherLanguage] | null {
  return isOtherLanguage(language) ? OTHERS[language] : null;
}
