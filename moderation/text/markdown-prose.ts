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
    else ranges.push(...inlineCode(text, line.start));
    isAfterBlank = isBlank;
  }
  if (fence !== null) ranges.push({ start: fenceStart, end: source.length });
  return ranges;
}

export function quotationRanges(source: string): Range[] {
  return lines(source).filter((line) => /^ {0,3}>/.test(source.slice(line.start, line.start + 4)));
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
  const runs = [...line.matchAll(/`+/g)].map((match) => ({
    at: match.index,
    length: match[0].length,
  }));
  const ranges: Range[] = [];
  const closers = new Map<number, number[]>();
  runs.forEach((run, index) => {
    closers.set(run.length, [...(closers.get(run.length) ?? []), index]);
  });
  for (let index = 0; index < runs.length; index += 1) {
    const open = runs[index];
    if (open === undefined) break;
    const queue = closers.get(open.length) ?? [];
    while (queue.length > 0 && (queue[0] ?? 0) <= index) queue.shift();
    const closeIndex = queue[0];
    const close = closeIndex === undefined ? undefined : runs[closeIndex];
    if (close === undefined || closeIndex === undefined) continue;
    ranges.push({ start: offset + open.at, end: offset + close.at + close.length });
    index = closeIndex;
  }
  return ranges;
}
