// All words a person reads, in five languages. `t('forum:answers', { count: 3 })` looks the key up in the catalogue of
// that namespace and formats it as an ICU message. Texts without placeholders are returned as they are; the others are
// compiled once per language. A missing key is a type error, and a test compares the five catalogues.
import { IntlMessageFormat } from "intl-messageformat";
import { LRUCache } from "lru-cache";
import { catalogues, type MessageKey } from "./messages/catalogues";

export const INTERFACE_LANGUAGES = ["en", "de", "ru", "zh-Hans", "zh-Hant"] as const;
export type InterfaceLanguage = (typeof INTERFACE_LANGUAGES)[number];
export type { MessageKey };
export type MessageValues = Record<string, string | number | Date>;
export type Translate = (key: MessageKey, values?: MessageValues) => string;

export const LANGUAGE_NAMES: Record<InterfaceLanguage, string> = {
  en: "English",
  de: "Deutsch",
  ru: "Русский",
  "zh-Hans": "简体中文",
  "zh-Hant": "繁體中文",
};

export function isInterfaceLanguage(value: unknown): value is InterfaceLanguage {
  return INTERFACE_LANGUAGES.includes(value as InterfaceLanguage);
}

/** What was stored once and is no language of the interface any more is read as English. */
export function knownLanguage(language: string): InterfaceLanguage {
  return isInterfaceLanguage(language) ? language : "en";
}

type CodeOf<Key> = Key extends `${string}:error.${infer Code}`
  ? Code
  : Key extends `moderation:reason.${infer Code}`
    ? Code
    : never;
/** Codes that a form, an upload or a page can answer: each has words in some catalogue, in all five languages. */
export type ErrorCode = CodeOf<MessageKey>;

/** Namespaces in which the words of an error code are looked for, in this order. */
export const ERROR_WORDS = [
  "common:error.",
  "moderation:reason.",
  "account:error.",
  "forum:error.",
  "admin:error.",
  "queue:error.",
  "faq:error.",
  "wiki:error.",
  "rules:error.",
] as const;

/** For codes that come from somewhere the type does not reach. */
export function isErrorCode(code: string): code is ErrorCode {
  return ERROR_WORDS.some((prefix) => hasMessage(prefix + code));
}

const translators = new Map<InterfaceLanguage, Translate>();

export function translator(language: InterfaceLanguage): Translate {
  let translate = translators.get(language);
  if (!translate) {
    translate = makeTranslator(language);
    translators.set(language, translate);
  }
  return translate;
}

/** Formatted messages kept per language: the same plurals, names and titles come again and again. */
const KEPT_RESULTS = 5_000;
const LONGEST_KEPT = 120;

function makeTranslator(language: InterfaceLanguage): Translate {
  const prepared = new Map<string, string | IntlMessageFormat>();
  const results = new LRUCache<string, string>({ max: KEPT_RESULTS });
  return (key, values) => {
    let message = prepared.get(key);
    if (message === undefined) {
      message = prepare(messageText(language, key), language);
      prepared.set(key, message);
    }
    if (typeof message === "string") return message;
    const asked = `${key} ${values === undefined ? "" : JSON.stringify(values)}`;
    if (asked.length > LONGEST_KEPT) return String(message.format(values));
    let result = results.get(asked);
    if (result === undefined) {
      result = String(message.format(values));
      results.set(asked, result);
    }
    return result;
  };
}

function prepare(text: string, language: InterfaceLanguage): string | IntlMessageFormat {
  return text.includes("{") ? new IntlMessageFormat(text, language, undefined, { ignoreTag: true }) : text;
}

/** The wording for a key that is only known at run time (a reason code), or null where there is none. */
export function findMessage(t: Translate, key: string, values?: MessageValues): string | null {
  return hasMessage(key) ? t(key, values) : null;
}

function hasMessage(key: string): key is MessageKey {
  return messageOf("en", key) !== undefined;
}

function messageText(language: InterfaceLanguage, key: MessageKey): string {
  return messageOf(language, key) ?? messageOf("en", key) ?? key;
}

function messageOf(language: InterfaceLanguage, key: string): string | undefined {
  const at = key.indexOf(":");
  const catalogue: Record<string, Record<string, string>> = catalogues[language];
  return catalogue[key.slice(0, at)]?.[key.slice(at + 1)];
}

/** The best interface language for an Accept-Language header. Bounded: the first twenty entries count. */
export function negotiateLanguage(header: string | null | undefined): InterfaceLanguage {
  const wanted = (header ?? "")
    .slice(0, 300)
    .split(",", 20)
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().split(";");
      const quality = parameters.map((parameter) => /^\s*q=([0-9.]+)/.exec(parameter)?.[1]).find(Boolean);
      return { tag: tag.toLowerCase(), quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ tag, quality }) => tag !== "" && quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { tag } of wanted) {
    const language = interfaceLanguageOf(tag);
    if (language) return language;
  }
  return "en";
}

function interfaceLanguageOf(tag: string): InterfaceLanguage | null {
  if (/^zh\b/.test(tag)) return /hant|-(tw|hk|mo)\b/.test(tag) ? "zh-Hant" : "zh-Hans";
  const base = tag.split("-")[0];
  return base === "en" || base === "de" || base === "ru" ? base : null;
}

/** The same texts, those that the reader reads without trouble before the others; in each part in the order they had. */
export function readableFirst<T extends { language: string }>(texts: readonly T[], language: string): T[] {
  const readable = readableLanguages(language);
  const isReadable = (text: T) => readable.includes(text.language);
  return [...texts.filter(isReadable), ...texts.filter((text) => !isReadable(text))];
}

/** What somebody who reads in this language reads without trouble: both ways of writing Chinese. */
export function readableLanguages(language: string): string[] {
  return language.startsWith("zh") ? ["zh-Hans", "zh-Hant"] : [language];
}
