// Three-way merge of two people's changes to one text: by block, then by line, then by word. Shared with the browser.
//
// A place changed on one side only is taken; changed alike on both, taken once; changed differently, the next finer cut
// is tried; what overlaps there is a conflict with all three texts. Touching blocks merge, as do touching items of a
// list, rows of a table and cells of a row; touching lines of one paragraph, and touching words, conflict: their sense hangs
// together. What both sides insert at one place is kept one after the other, where it is blocks, items or rows (2026-11-29; it
// was a conflict before, of which nobody wanted to lose a side); which comes first, their letters decide, so that both people
// get the same text. A block that one side moved takes along what the other changed in it (merge-moves).
// Never guesses: where the alignment gives up (two unrelated long texts), the whole place is a conflict.
// Own work on jsdiff's alignment, because node-diff3 takes minutes on 10,000 lines; tests use that one as their oracle.
import { alignAround, type Effort, newEffort } from "./alignment";
import { linesOf, splitBlocks } from "./blocks";
import { oneByOne, withMovesFollowed } from "./merge-moves";
import { type Change, type Region, regionsOf } from "./merge-regions";
import { isSpace, isWord, wordsOf } from "./words";

export type ConflictPart = { kind: "conflict"; base: string; mine: string; theirs: string };
export type MergePart = { kind: "text"; text: string } | ConflictPart;
export type MergeResult = { clean: true; text: string } | { clean: false; parts: MergePart[] };

/** A way to cut text. Joined, the tokens are the text. */
type Cut = {
  tokens: (text: string) => string[];
  /** Whether changes ending before `end` and beginning at `start` are independent of each other. */
  isApart: (base: string[], end: number, start: number) => boolean;
  /** What stands between two insertions at one place, so that each stays what it is; null where they are a conflict. */
  between: ((first: string, second: string) => string) | null;
  /** What to try where changes overlap. */
  finer: ((conflict: ConflictPart, effort: Effort) => MergePart[]) | null;
};

export function mergeText(base: string, mine: string, theirs: string): MergeResult {
  const effort = newEffort();
  const followed = withMovesFollowed({ base, mine, theirs }, blockCut.tokens, effort);
  const parts = joined(merge({ kind: "conflict", ...followed }, blockCut, effort));
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
  between: (first, second) => (first.endsWith("\n") || second.startsWith("\n") ? "" : "\n\n"),
  finer: mergeLines,
};

const NOT_BESIDE = "not";
const ITEM = /^\s*(?:[-*+]|\d{1,9}[.)])\s|^\s*\|/;

const lineCut: Cut = {
  tokens: linesOf,
  isApart: (base, end, start) => start > end || ITEM.test(base[start] ?? ""),
  between: (first, second) => (ITEM.test(first) && ITEM.test(second) ? "" : NOT_BESIDE),
  finer: (conflict, effort) => {
    if (!isOneLine(conflict)) return [conflict];
    return merge(conflict, isRow(conflict) ? cellCut : wordCut, effort);
  },
};

/** Cells and the pipes between them. */
const cellCut: Cut = {
  tokens: (text) => text.match(/\||(?:\\[\s\S]|[^|\\])+|\\/g) ?? [],
  isApart: (base, end, start) => base.slice(end, start).includes("|"),
  between: null,
  finer: (conflict, effort) => merge(conflict, wordCut, effort),
};

const wordCut: Cut = {
  tokens: (text) => wordsOf(text),
  isApart: (base, end, start) => base.slice(end, start).some(isWord),
  between: null,
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
  const isApart = (end: number, start: number) => cut.isApart(base, end, start);
  for (const region of regionsOf(changesOf(conflict.mine), changesOf(conflict.theirs), isApart)) {
    parts.push({ kind: "text", text: base.slice(at, region.start).join("") });
    for (const part of decided(region, base, cut, effort)) parts.push(part);
    at = region.end;
  }
  parts.push({ kind: "text", text: base.slice(at).join("") });
  return joined(parts);
}

function decided({ start, end, mine, theirs }: Region, base: string[], cut: Cut, effort: Effort): MergePart[] {
  const old = base.slice(start, end).join("");
  const [mineText, theirText] = [applied(base, start, end, mine), applied(base, start, end, theirs)];
  if (theirText === old || mineText === theirText) return [{ kind: "text", text: mineText }];
  if (mineText === old) return [{ kind: "text", text: theirText }];
  if (start === end) {
    const both = oneAfterTheOther(mineText, theirText, cut);
    if (both !== null) return [{ kind: "text", text: both }];
  }
  const conflict: ConflictPart = { kind: "conflict", base: old, mine: mineText, theirs: theirText };
  return cut.finer ? cut.finer(conflict, effort) : [conflict];
}

/** Null where they cannot stand beside each other, or would say something twice. */
function oneAfterTheOther(mine: string, theirs: string, cut: Cut): string | null {
  const [first = "", second = ""] = [mine, theirs].sort();
  const between = cut.between?.(first, second) ?? NOT_BESIDE;
  if (between === NOT_BESIDE) return null;
  const said = new Set(
    cut
      .tokens(first)
      .map((token) => token.trim())
      .filter(isWord),
  );
  return cut.tokens(second).some((token) => said.has(token.trim())) ? null : first + between + second;
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

/** A row of a table on all sides. */
function isRow({ base, mine, theirs }: ConflictPart): boolean {
  return [base, mine, theirs].every((text) => /^\s*\|.*\|\s*$/.test(text));
}

function isOneLine({ base, mine, theirs }: ConflictPart): boolean {
  return [base, mine, theirs].every((text) => linesOf(text).length === 1);
}

function withoutEnd(text: string): string {
  return text.endsWith("\n") ? text.slice(0, -1) : text;
}
