// What changed between two short texts, word by word, with the changes that matter more than their size marked:
// a number, a unit, a link, a gained or lost "not".
import { alignAround, type Effort, newEffort } from "./alignment";
import { numbersDiffer } from "./numerals";
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
  const [oldSaid, newSaid] = [saidBy(oldWords), saidBy(newWords)];
  const parts: Part[] = [];
  let at = 0;
  const push = (kind: Part["kind"], words: string[], flags: Flag[]) => {
    if (words.length > 0) parts.push({ kind, text: words.join(""), flags });
  };
  for (const hunk of hunks) {
    const removed = oldWords.slice(hunk.start, hunk.end);
    const added = newWords.slice(hunk.from, hunk.to);
    const flags = flagsOf(oldSaid.slice(hunk.start, hunk.end), newSaid.slice(hunk.from, hunk.to));
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
  const flags = flagsBetween(before, after, language);
  return [
    { kind: "removed", text: before, flags },
    { kind: "added", text: after, flags },
  ];
}

/** What is remarkable about one text having become the other. */
export function flagsBetween(before: string, after: string, language?: string): Flag[] {
  return flagsOf(saidBy(wordsOf(before, language)), saidBy(wordsOf(after, language)));
}

const ADDRESS_SIGN = "https:";

/**
 * The words, with nothing in the place of numbers that count nothing: those of a list's items and of footnotes. What stands in
 * the address of a link or a picture, or names a question or a member, is an address.
 */
function saidBy(words: readonly string[]): string[] {
  const said = [...words];
  let isAddress = false;
  for (const [at, word] of words.entries()) {
    if (word === "(" && words[at - 1] === "]") isAddress = true;
    else if (word === ")" || word === "\n") isAddress = false;
    else if (isAddress || words[at - 1] === "#" || words[at - 1] === "@")
      said[at] = isSpace(word) ? word : ADDRESS_SIGN + word;
    else if (isOrdinal(words, at) || (words[at - 1] === "^" && words[at - 2] === "[")) said[at] = "";
  }
  return said;
}

/** "3." at the beginning of a line. */
function isOrdinal(words: readonly string[], at: number): boolean {
  if (!/^\d{1,9}$/.test(words[at] ?? "") || !/^[.)]$/.test(words[at + 1] ?? "") || !isSpace(words[at + 2] ?? " "))
    return false;
  let before = at - 1;
  while (
    words[before] !== undefined &&
    words[before] !== "\n" &&
    (isSpace(words[before] ?? "") || words[before] === ">")
  )
    before--;
  return words[before] === undefined || words[before] === "\n";
}

/** What is remarkable about these words having become those. */
function flagsOf(removed: readonly string[], added: readonly string[]): Flag[] {
  const flags: Flag[] = [];
  const differs = (matches: (word: string) => boolean) =>
    removed.filter(matches).join("\0").toLowerCase() !== added.filter(matches).join("\0").toLowerCase();
  const isNoLink = (word: string) => !LINK.test(word);
  if (numbersDiffer(removed.filter(isNoLink), added.filter(isNoLink))) flags.push("number");
  if (differs((word) => UNIT.test(word))) flags.push("unit");
  if (removed.filter((word) => NEGATION.test(word)).length !== added.filter((word) => NEGATION.test(word)).length) {
    flags.push("negation");
  }
  if (differs((word) => LINK.test(word))) flags.push("link");
  return flags;
}
