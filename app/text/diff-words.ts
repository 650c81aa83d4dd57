// What changed between two short texts, word by word, with the changes that matter more than their size marked:
// a number, a unit, a link, a gained or lost "not".
import { alignAround, type Effort, newEffort } from "./alignment";
import { isSpace, wordsOf } from "./words";

/** Why a change deserves a second look. "code": inside a code block. */
export type Flag = "number" | "unit" | "negation" | "link" | "code";
export type Part = { kind: "same" | "added" | "removed"; text: string; flags: Flag[] };

const NEGATION =
  /^(?:not|no|never|none|cannot|without|\p{L}+n['’]t|nicht|nichts|nie|niemals|kein\p{L}*|ohne|не|нет|нельзя|никогда|без|ни)$|[不没沒未勿无無别別]/iu;
const UNIT =
  /^(?:[%‰°€$£¥₽]|[µμ]?[mc]?m|km|inch(?:es)?|ft|feet|kg|mg|lbs?|oz|m?l|liters?|litres?|gal|m?bar|psi|k?pa|mpa|[mk]v|volts?|ma|amps?|kwh?|wh|watts?|[kmg]?hz|ms|sec(?:ond)?s?|min(?:ute)?s?|hours?|days?|weeks?|rpm|nm|db|[kmgt]i?b|usd|eur|rub|cny|sekunden?|minuten?|stunden?|tage?n?|wochen?|liter|grad|zoll|meter|мм|см|км|кг|мг|мл|бар|секунд\p{L}*|минут\p{L}*|час(?:а|ов)?|д(?:ень|ня|ней)|градус\p{L}*|литр\p{L}*|毫米|厘米|公分|公里|公斤|千克|毫升|升|度|秒|分钟|分鐘|小时|小時|天|周|週|元|伏|瓦|安)$/iu;
const LINK = /^https?:|^www\.|^mailto:/i;

/** The parts in reading order, removed before added; null where the texts have too little in common to be compared. */
export function diffWords(
  before: string,
  after: string,
  language?: string,
  effort: Effort = newEffort(),
): Part[] | null {
  const oldWords = wordsOf(before, language);
  const newWords = wordsOf(after, language);
  const { hunks, isComplete } = alignAround(isSpace, oldWords, newWords, effort);
  if (!isComplete) return null;
  const parts: Part[] = [];
  let at = 0;
  const push = (kind: Part["kind"], words: string[], flags: Flag[]) => {
    if (words.length > 0) parts.push({ kind, text: words.join(""), flags });
  };
  for (const hunk of hunks) {
    const removed = oldWords.slice(hunk.start, hunk.end);
    const added = newWords.slice(hunk.from, hunk.to);
    const flags = flagsOf(removed, added);
    push("same", oldWords.slice(at, hunk.start), []);
    push("removed", removed, flags);
    push("added", added, flags);
    at = hunk.end;
  }
  push("same", oldWords.slice(at), []);
  return parts;
}

/** For titles, tags and other single lines: always an answer, wholly replaced where nothing better is known. */
export function diffLine(before: string, after: string, language?: string): Part[] {
  const parts = diffWords(before, after, language);
  if (parts) return parts;
  const flags = flagsOf(wordsOf(before, language), wordsOf(after, language));
  return [
    { kind: "removed", text: before, flags },
    { kind: "added", text: after, flags },
  ];
}

/** What is remarkable about these words having become those. */
export function flagsOf(removed: readonly string[], added: readonly string[]): Flag[] {
  const flags: Flag[] = [];
  const differs = (matches: (word: string) => boolean) =>
    removed.filter(matches).join("\0").toLowerCase() !== added.filter(matches).join("\0").toLowerCase();
  if (differs((word) => /\p{N}/u.test(word) && !LINK.test(word))) flags.push("number");
  if (differs((word) => UNIT.test(word))) flags.push("unit");
  if (removed.filter((word) => NEGATION.test(word)).length !== added.filter((word) => NEGATION.test(word)).length) {
    flags.push("negation");
  }
  if (differs((word) => LINK.test(word))) flags.push("link");
  return flags;
}
