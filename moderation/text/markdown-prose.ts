/**
 * Finds what in a Markdown source is not the author's own running text: code, quotations,
 * comments, addresses. Blanked with spaces, so that offsets stay those of the source.
 *
 * Promises: linear, one pass over the lines; length and line breaks unchanged; never throws.
 * Refuses: to be a Markdown parser. It errs towards blanking too much inside code, because a log
 * file full of capitals and prices must never get somebody's question held.
 */
export type Range = { start: number; end: number };

/** Code and quotations. Links inside quotations still count as links; inside code they do not. */
export function codeRanges(source: string): Range[] {
  const ranges: Range[] = [];
  let fence: string | null = null;
  let fenceStart = 0;
  let isAfterBlank = true;
  let isInIndented = false;
  for (const line of lines(source)) {
    const text = source.slice(line.start, line.end);
    const marker = /^ {0,3}(`{3,}|~{3,})/.exec(text)?.[1];
    if (fence !== null) {
      const isClosing = marker?.startsWith(fence) === true && text.trim() === marker;
      if (isClosing) {
        ranges.push({ start: fenceStart, end: line.end });
        fence = null;
      }
      continue;
    }
    if (marker !== undefined) {
      fence = marker;
      fenceStart = line.start;
      continue;
    }
    const isBlank = text.trim() === "";
    isInIndented = /^(?: {4}|\t)/.test(text) && !isBlank && (isAfterBlank || isInIndented);
    if (isInIndented) ranges.push(line);
    else for (const range of inlineCode(text, line.start)) ranges.push(range);
    isAfterBlank = isBlank;
  }
  if (fence !== null) ranges.push({ start: fenceStart, end: source.length });
  return ranges;
}

export function quotationRanges(source: string): Range[] {
  return lines(source).filter((line) => /^ {0,3}>/.test(source.slice(line.start, line.start + 4)));
}

/** What closes each mark that opens a quotation, in the habits of five languages. */
const CLOSING: Readonly<Record<string, string>> = {
  '"': '"',
  "＂": "＂",
  "“": "”",
  "”": "”",
  "„": "“”",
  "«": "»",
  "»": "«",
  "‘": "’",
  "‚": "‘’",
  "「": "」",
  "『": "』",
  "〝": "〞",
};
const MARK = /["＂“”„«»‘’‚「」『』〝〞]|\n[ \t]*\n/gu;
/** A quotation that does not end is none: one mark must not silence the rest of a text. */
export const LONGEST_QUOTATION = 600;

/**
 * What stands between quotation marks, over a line or several, but never over a paragraph. An inch mark (19") and an
 * apostrophe open nothing.
 */
type Opened = { at: number; closing: string };

export function spokenRanges(prose: string): Range[] {
  const ranges: Range[] = [];
  let open: Opened[] = [];
  for (const { 0: mark, index } of prose.matchAll(MARK)) {
    if (mark.startsWith("\n")) open = [];
    open = open.filter(({ at }) => index - at <= LONGEST_QUOTATION);
    const [begun] = open;
    if (begun?.closing.includes(mark) && closesHere(prose, mark, index)) {
      ranges.push({ start: begun.at, end: index + 1 });
      open = [];
    } else if (begun === undefined && opensHere(prose, mark, index)) {
      open = [{ at: index, closing: CLOSING[mark] ?? "" }];
    }
  }
  return ranges;
}

function opensHere(prose: string, mark: string, at: number): boolean {
  if (CLOSING[mark] === undefined) return false;
  const isBracket = !/["＂“”‘‚»]/u.test(mark);
  const before = prose[at - 1] ?? " ";
  const isAfterWord = /[\p{L}\p{N}]/u.test(before) && !/\p{Script=Han}/u.test(before);
  return (isBracket || !isAfterWord) && !/\s/u.test(prose[at + 1] ?? " ");
}

function closesHere(prose: string, mark: string, at: number): boolean {
  if (/\s/u.test(prose[at - 1] ?? " ")) return false;
  const after = prose[at + 1] ?? " ";
  return !/["＂”’]/u.test(mark) || !/[\p{L}\p{N}]/u.test(after) || /\p{Script=Han}/u.test(after);
}

/** Replaces the ranges with spaces; line breaks inside them stay. */
export function blank(source: string, ranges: readonly Range[]): string {
  const sorted = [...ranges].sort((a, b) => a.start - b.start);
  let result = "";
  let position = 0;
  for (const { start, end } of sorted) {
    if (end <= position) continue;
    const from = Math.max(start, position);
    result += source.slice(position, from) + source.slice(from, end).replace(/[^\n]/g, " ");
    position = end;
  }
  return result + source.slice(position);
}

function lines(source: string): Range[] {
  const found: Range[] = [];
  let start = 0;
  while (start <= source.length) {
    const at = source.indexOf("\n", start);
    const end = at === -1 ? source.length : at;
    found.push({ start, end });
    start = end + 1;
  }
  return found;
}

/** Code spans within one line: a run of backticks up to the next run of the same length. */
function inlineCode(line: string, offset: number): Range[] {
  const runs = [...line.matchAll(/`+/g)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  const closers = nextOfSameLength(runs);
  const ranges: Range[] = [];
  for (let index = 0; index < runs.length; index += 1) {
    const closer = closers[index];
    const [open, close] = [runs[index], closer === undefined ? undefined : runs[closer]];
    if (closer === undefined || open === undefined || close === undefined) continue;
    ranges.push({ start: offset + open.start, end: offset + close.end });
    index = closer;
  }
  return ranges;
}

/** For each run the index of the next one of its length. From the end, so that each run is looked at once. */
function nextOfSameLength(runs: readonly Range[]): (number | undefined)[] {
  const seen = new Map<number, number>();
  const next = new Array<number | undefined>(runs.length);
  for (let index = runs.length - 1; index >= 0; index -= 1) {
    const run = runs[index];
    if (run === undefined) continue;
    const length = run.end - run.start;
    next[index] = seen.get(length);
    seen.set(length, index);
  }
  return next;
}
