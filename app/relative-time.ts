// "3 days ago", in the reader's language, and the exact moment in the reader's time zone. The server writes both; the
// browser writes them anew while a page stays open (see enhance/times.ts), so nothing here may need more than Intl.

export type Moment = Date | string | number;

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Older than this, a date says more than a count of weeks. */
const LONGEST_RELATIVE_DAYS = 30;
/** Languages × time zones that really occur; more than this and the formats are made anew. */
const MAX_FORMATS = 200;
const MAX_EXACT = 5_000;
const MINUTE_MS = 60_000;

type DateFormatName = "day" | "day-year" | "exact";

const relativeFormats = new Map<string, Intl.RelativeTimeFormat>();
const exactKept = new Map<string, string>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** Russian and Chinese put nothing before a date. */
const BEFORE_DATE: Partial<Record<string, string>> = { en: "on ", de: "am " };

const DATE_OPTIONS: Record<DateFormatName, Intl.DateTimeFormatOptions> = {
  day: { day: "numeric", month: "long" },
  "day-year": { day: "numeric", month: "long", year: "numeric" },
  exact: { dateStyle: "long", timeStyle: "short" },
};

/** "just now" is left to `Intl` as well: "now", "jetzt", "сейчас", "现在". */
export function relativeWords(at: Date, now: Date, language: string, timeZone: string): string {
  const seconds = secondsBetween(at, now);
  const distance = Math.abs(seconds);
  const format = relativeFormat(language);
  if (distance < MINUTE) return format.format(0, "second");
  if (distance < HOUR) return format.format(Math.trunc(seconds / MINUTE), "minute");
  if (distance < DAY) return format.format(Math.trunc(seconds / HOUR), "hour");
  if (distance < LONGEST_RELATIVE_DAYS * DAY) return format.format(Math.trunc(seconds / DAY), "day");
  return dateWords(at, now, language, timeZone);
}

/** The same in a sentence: "asked 3 days ago", but "asked on October 12", "fragte am 12. Oktober". */
export function saidWords(at: Date, now: Date, language: string, timeZone: string): string {
  const isDate = Math.abs(secondsBetween(at, now)) >= LONGEST_RELATIVE_DAYS * DAY;
  return (isDate ? (BEFORE_DATE[language] ?? "") : "") + relativeWords(at, now, language, timeZone);
}

/** "12 November", with the year when it is not this one. */
export function dateWords(at: Date, now: Date, language: string, timeZone: string): string {
  const isThisYear = at.getUTCFullYear() === now.getUTCFullYear();
  return dateFormat(isThisYear ? "day" : "day-year", language, timeZone).format(at);
}

/** Kept, because every page with a post asks for it again; it ends at the minute, so may the key. */
export function exactWords(at: Date, language: string, timeZone: string): string {
  const key = `${Math.floor(at.getTime() / MINUTE_MS)} ${language} ${timeZone}`;
  let words = exactKept.get(key);
  if (words === undefined) {
    if (exactKept.size >= MAX_EXACT) exactKept.clear();
    words = dateFormat("exact", language, timeZone).format(at);
    exactKept.set(key, words);
  }
  return words;
}

function secondsBetween(at: Date, now: Date): number {
  return Math.round((at.getTime() - now.getTime()) / 1000);
}

function relativeFormat(language: string): Intl.RelativeTimeFormat {
  let format = relativeFormats.get(language);
  if (!format) {
    format = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
    relativeFormats.set(language, format);
  }
  return format;
}

function dateFormat(name: DateFormatName, language: string, timeZone: string): Intl.DateTimeFormat {
  const key = `${name} ${language} ${timeZone}`;
  let format = dateFormats.get(key);
  if (!format) {
    if (dateFormats.size >= MAX_FORMATS) dateFormats.clear();
    format = makeDateFormat(name, language, timeZone);
    dateFormats.set(key, format);
  }
  return format;
}

/** A zone this machine does not know must not cost the page. */
function makeDateFormat(name: DateFormatName, language: string, timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(language, { ...DATE_OPTIONS[name], timeZone });
  } catch {
    return new Intl.DateTimeFormat(language, { ...DATE_OPTIONS[name], timeZone: "UTC" });
  }
}
