// Changes the prose of a Markdown text and leaves its code alone. Linear, never throws.
import { splitBlocks } from "~/text/blocks";

export function mapProse(source: string, change: (prose: string) => string): string {
  return splitBlocks(source)
    .map(({ raw, kind }) => (kind === "code" || isPreformatted(raw) ? raw : mapOutsideSpans(raw, change)))
    .join("");
}

function isPreformatted(raw: string): boolean {
  return /^ {0,3}<pre[\s>]/i.test(raw);
}

/** Code is a run of backticks up to the next run of the same length, also across lines: so are fences inside of lists. */
function mapOutsideSpans(text: string, change: (prose: string) => string): string {
  let out = "";
  let done = 0;
  const runs = [...text.matchAll(/`+/g)];
  const nextOfLength = followers(runs.map(([run]) => run.length));
  for (let index = 0; index < runs.length; index += 1) {
    const open = runs[index];
    const close = runs[nextOfLength[index] ?? -1];
    if (!open || !close || isEscaped(text, open.index, done)) continue;
    const end = close.index + close[0].length;
    out += change(text.slice(done, open.index)) + text.slice(open.index, end);
    done = end;
    index = nextOfLength[index] ?? index;
  }
  return out + change(text.slice(done));
}

/** Two backslashes are one that is shown. */
function isEscaped(text: string, at: number, from: number): boolean {
  let backslashes = 0;
  while (at - backslashes - 1 >= from && text[at - backslashes - 1] === "\\") backslashes += 1;
  return backslashes % 2 === 1;
}

/** For each number the index of its next occurrence, or −1. */
function followers(lengths: readonly number[]): number[] {
  const seen = new Map<number, number>();
  const next = lengths.map(() => -1);
  for (let index = lengths.length - 1; index >= 0; index -= 1) {
    const length = lengths[index] ?? 0;
    next[index] = seen.get(length) ?? -1;
    seen.set(length, index);
  }
  return next;
}

/** A text as the words of a link. */
export function escapeLinkText(text: string): string {
  return text.replace(/[\\[\]*_`<>]/g, "\\$&").replace(/\s+/g, " ");
}
