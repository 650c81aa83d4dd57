// Three-way merge of two people's changes to one text: by block, then by line, then by word. Shared with the browser.
//
// A place changed on one side only is taken; changed alike on both, taken once; changed differently, the next finer cut
// is tried; what overlaps there is a conflict with all three texts. Touching blocks merge, as do touching items of a
// list and rows of a table; touching lines of one paragraph, and touching words, conflict: their sense hangs together.
// Never guesses: where the alignment gives up (two unrelated long texts), the whole place is a conflict.
// Own work on jsdiff's alignment, because node-diff3 takes minutes on 10,000 lines; tests use that one as their oracle.
import { alignAround, type Effort, type Hunk, newEffort } from "./alignment";
import { linesOf, splitBlocks } from "./blocks";
import { isSpace, isWord, wordsOf } from "./words";

export type ConflictPart = { kind: "conflict"; base: string; mine: string; theirs: string };
export type MergePart = { kind: "text"; text: string } | ConflictPart;
export type MergeResult = { clean: true; text: string } | { clean: false; parts: MergePart[] };

/** A way to cut text. Joined, the tokens are the text. */
type Cut = {
  tokens: (text: string) => string[];
  /** Whether changes ending before `end` and beginning at `start` are independent of each other. */
  isApart: (base: string[], end: number, start: number) => boolean;
  /** What to try where changes overlap. */
  finer: ((conflict: ConflictPart, effort: Effort) => MergePart[]) | null;
};
type Change = { start: number; end: number; tokens: string[] };
type Region = { start: number; end: number; mine: Change[]; theirs: Change[] };

export function mergeText(base: string, mine: string, theirs: string): MergeResult {
  const parts = joined(merge({ kind: "conflict", base, mine, theirs }, blockCut, newEffort()));
  if (parts.some((part) => part.kind === "conflict")) return { clean: false, parts };
  return { clean: true, text: parts.map((part) => (part.kind === "text" ? part.text : "")).join("") };
}

/** The text that a choice for each conflict gives, in order. */
export function resolveMerge(parts: MergePart[], choices: ("mine" | "theirs" | "base" | { text: string })[]): string {
  let conflict = 0;
  return parts
    .map((part) => {
      if (part.kind === "text") return part.text;
      const choice = choices[conflict++] ?? "base";
      return typeof choice === "string" ? part[choice] : choice.text;
    })
    .join("");
}

/** Blocks and the blank lines between them, each a token, so that adding a block at the end does not touch the last. */
const blockCut: Cut = {
  tokens: (text) => {
    const tokens: string[] = [];
    for (const { raw, kind } of splitBlocks(text)) {
      const content = kind === "space" ? "" : raw.trimEnd();
      const gap = raw.slice(content.length);
      if (content === "" && tokens.length > 0) tokens.push((tokens.pop() ?? "") + gap);
      else tokens.push(...[content, gap].filter((token) => token !== ""));
    }
    return tokens;
  },
  isApart: () => true,
  finer: mergeLines,
};

const ITEM = /^\s*(?:[-*+]|\d{1,9}[.)])\s|^\s*\|/;

const lineCut: Cut = {
  tokens: linesOf,
  isApart: (base, end, start) => start > end || ITEM.test(base[start] ?? ""),
  finer: (conflict, effort) => (isOneLine(conflict) ? merge(conflict, wordCut, effort) : [conflict]),
};

const wordCut: Cut = {
  tokens: (text) => wordsOf(text),
  isApart: (base, end, start) => base.slice(end, start).some(isWord),
  finer: null,
};

/** Every text gets a line's end, and the result loses it again: so appending a line does not change the one before. */
function mergeLines({ base, mine, theirs }: ConflictPart, effort: Effort): MergePart[] {
  const parts = merge(
    { kind: "conflict", base: `${base}\n`, mine: `${mine}\n`, theirs: `${theirs}\n` },
    lineCut,
    effort,
  );
  const last = parts.at(-1);
  if (last?.kind === "text") last.text = withoutEnd(last.text);
  else if (last) for (const side of ["base", "mine", "theirs"] as const) last[side] = withoutEnd(last[side]);
  return parts;
}

function merge(conflict: ConflictPart, cut: Cut, effort: Effort): MergePart[] {
  const base = cut.tokens(conflict.base);
  const changesOf = (text: string): Change[] => {
    const tokens = cut.tokens(text);
    const { hunks } = alignAround(isSpace, base, tokens, effort);
    const cuts = cut === blockCut ? hunks.flatMap((hunk) => oneByOne(hunk, base, tokens)) : hunks;
    return cuts.map(({ start, end, from, to }) => ({ start, end, tokens: tokens.slice(from, to) }));
  };
  const parts: MergePart[] = [];
  let at = 0;
  for (const region of regionsOf(changesOf(conflict.mine), changesOf(conflict.theirs), base, cut)) {
    parts.push({ kind: "text", text: base.slice(at, region.start).join("") }, ...decided(region, base, cut, effort));
    at = region.end;
  }
  parts.push({ kind: "text", text: base.slice(at).join("") });
  return joined(parts);
}

/** Neighbouring blocks that were all rewritten are as many changes, or else one conflict would take in all of them. */
function oneByOne(hunk: Hunk, base: string[], tokens: string[]): Hunk[] {
  const size = hunk.end - hunk.start;
  if (size !== hunk.to - hunk.from) return [hunk];
  const hunks: Hunk[] = [];
  for (let offset = 0; offset < size; offset++) {
    const [start, from] = [hunk.start + offset, hunk.from + offset];
    const [old, now] = [base[start] ?? "", tokens[from] ?? ""];
    if (isSpace(old) !== isSpace(now)) return [hunk];
    if (old !== now) hunks.push({ start, end: start + 1, from, to: from + 1 });
  }
  return hunks;
}

/** Sweeps over both sides' changes and puts those that are not independent into one region. */
function regionsOf(mine: Change[], theirs: Change[], base: string[], cut: Cut): Region[] {
  const regions: Region[] = [];
  const all = [
    ...mine.map((change) => ({ change, side: "mine" as const })),
    ...theirs.map((change) => ({ change, side: "theirs" as const })),
  ].sort((a, b) => a.change.start - b.change.start || a.change.end - b.change.end);
  for (const { change, side } of all) {
    const region: Region = { start: change.start, end: change.end, mine: [], theirs: [], [side]: [change] };
    const other = side === "mine" ? "theirs" : "mine";
    // Regions that only hold changes of the same side may lie between this change and the one that it meets.
    const nearest = regions.findLastIndex((earlier) => earlier[other].length > 0 || change.start < earlier.end);
    const met = regions[nearest];
    if (met && meets(met, change, other, base, cut)) {
      for (const earlier of regions.splice(nearest).reverse()) absorb(region, earlier);
    }
    regions.push(region);
  }
  return regions;
}

function absorb(region: Region, earlier: Region): void {
  region.start = Math.min(region.start, earlier.start);
  region.end = Math.max(region.end, earlier.end);
  region.mine.unshift(...earlier.mine);
  region.theirs.unshift(...earlier.theirs);
}

function meets(region: Region, change: Change, other: "mine" | "theirs", base: string[], cut: Cut): boolean {
  if (change.start < region.end) return true;
  const end = region[other].at(-1)?.end;
  if (end === undefined) return false;
  if (!cut.isApart(base, end, change.start)) return true;
  // Two insertions at one point: nobody knows which comes first. And what both sides brought would stand there twice.
  const isInsertion = change.start === change.end;
  return region[other].some(
    (touched) =>
      touched.end === change.start && ((isInsertion && touched.start === touched.end) || shareWords(touched, change)),
  );
}

function shareWords(one: Change, other: Change): boolean {
  const words = new Set(one.tokens.filter(isWord));
  return other.tokens.some((token) => words.has(token));
}

function decided({ start, end, mine, theirs }: Region, base: string[], cut: Cut, effort: Effort): MergePart[] {
  const old = base.slice(start, end).join("");
  const [mineText, theirText] = [applied(base, start, end, mine), applied(base, start, end, theirs)];
  if (theirText === old || mineText === theirText) return [{ kind: "text", text: mineText }];
  if (mineText === old) return [{ kind: "text", text: theirText }];
  const conflict: ConflictPart = { kind: "conflict", base: old, mine: mineText, theirs: theirText };
  return cut.finer ? cut.finer(conflict, effort) : [conflict];
}

function applied(base: string[], start: number, end: number, changes: Change[]): string {
  let text = "";
  let at = start;
  for (const change of changes) {
    text += base.slice(at, change.start).join("") + change.tokens.join("");
    at = change.end;
  }
  return text + base.slice(at, end).join("");
}

function joined(parts: MergePart[]): MergePart[] {
  const out: MergePart[] = [];
  for (const part of parts) {
    const last = out.at(-1);
    if (part.kind === "text" && last?.kind === "text") last.text += part.text;
    else if (part.kind === "conflict" || part.text !== "") out.push({ ...part });
  }
  return out;
}

function isOneLine({ base, mine, theirs }: ConflictPart): boolean {
  return [base, mine, theirs].every((text) => linesOf(text).length === 1);
}

function withoutEnd(text: string): string {
  return text.endsWith("\n") ? text.slice(0, -1) : text;
}
