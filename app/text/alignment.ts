// Aligns two lists of tokens: where they differ, in as few tokens as possible (Myers, by jsdiff). Shared by diff, merge
// and blame, in the browser and on the server.
//
// The cost grows with the square of the difference: two unrelated texts of 10,000 words would take minutes. So every
// call is bounded by an edit length, several calls by a common effort, and a difference beyond the bounds is one hunk:
// everything between the common beginning and the common end. The effort is counted and not timed, as a conflict that is
// shown and the same one when it is settled must be cut at the same places, however busy the machine (2026-11-29).
import { diffArrays } from "diff";

/** before[start, end) became after[from, to). Hunks are in order and do not touch. */
export type Hunk = { start: number; end: number; from: number; to: number };
export type Alignment = { hunks: Hunk[]; isComplete: boolean };

/** About 15 ms of a slow core. */
const MAX_EDIT_LENGTH = 600;
/** In tokens held against each other: some ten calls that fail, or thousands that find little. Half a second of a slow core. */
const EFFORT = 4_000_000;

/** What several alignments of one comparison may cost together, in tokens held against each other. */
export type Effort = { left: number };

export function newEffort(): Effort {
  return { left: EFFORT };
}

export function align(before: readonly string[], after: readonly string[], effort: Effort = newEffort()): Alignment {
  const inner = trimmed(before, after, { start: 0, end: before.length, from: 0, to: after.length });
  if (inner.start === inner.end && inner.from === inner.to) return { hunks: [], isComplete: true };
  if (inner.start === inner.end || inner.from === inner.to) return { hunks: [inner], isComplete: true };
  const found = search(before.slice(inner.start, inner.end), after.slice(inner.from, inner.to), effort);
  if (!found) return { hunks: [inner], isComplete: false };
  const hunks = found.map((hunk) => ({
    start: hunk.start + inner.start,
    end: hunk.end + inner.start,
    from: hunk.from + inner.from,
    to: hunk.to + inner.from,
  }));
  return { hunks, isComplete: true };
}

/**
 * Aligns by what the texts say alone: tokens that are only gaps (spaces, blank lines) are all alike, and would outvote
 * the words between them. They are compared afterwards, between each two words that found each other.
 */
export function alignAround(
  isGap: (token: string) => boolean,
  before: readonly string[],
  after: readonly string[],
  effort: Effort = newEffort(),
): Alignment {
  const [oldAt, newAt] = [positions(before, isGap), positions(after, isGap)];
  const textOf = (tokens: readonly string[], at: number[]) => at.map((position) => tokens[position] ?? "");
  const { hunks, isComplete } = align(textOf(before, oldAt), textOf(after, newAt), effort);
  const out: Hunk[] = [];
  let [start, from] = [0, 0];
  const close = (end: number, to: number) => {
    const hunk = trimmed(before, after, { start, end, from, to });
    if (hunk.start < hunk.end || hunk.from < hunk.to) out.push(hunk);
    [start, from] = [end + 1, to + 1];
  };
  let [index, newIndex] = [0, 0];
  for (const hunk of [...hunks, { start: oldAt.length, end: oldAt.length, from: newAt.length, to: newAt.length }]) {
    for (; index < hunk.start; index++, newIndex++) close(oldAt[index] ?? 0, newAt[newIndex] ?? 0);
    [index, newIndex] = [hunk.end, hunk.to];
  }
  close(before.length, after.length);
  return { hunks: out, isComplete };
}

function positions(tokens: readonly string[], isGap: (token: string) => boolean): number[] {
  const found: number[] = [];
  for (const [at, token] of tokens.entries()) if (!isGap(token)) found.push(at);
  return found;
}

function trimmed(before: readonly string[], after: readonly string[], hunk: Hunk): Hunk {
  let { start, end, from, to } = hunk;
  for (; start < end && from < to && before[start] === after[from]; start++) from++;
  for (; start < end && from < to && before[end - 1] === after[to - 1]; end--) to--;
  return { start, end, from, to };
}

function search(before: string[], after: string[], effort: Effort): Hunk[] | null {
  const changes = changesWithin(before, after, effort);
  if (!changes) return null;
  const hunks: Hunk[] = [];
  let open: Hunk | null = null;
  let position = 0;
  let newPosition = 0;
  for (const change of changes) {
    if (!change.added && !change.removed) {
      position += change.count;
      newPosition += change.count;
      open = null;
      continue;
    }
    if (!open) {
      open = { start: position, end: position, from: newPosition, to: newPosition };
      hunks.push(open);
    }
    if (change.removed) open.end = position += change.count;
    else open.to = newPosition += change.count;
  }
  return hunks;
}

const TOO_MUCH = Symbol("too much");

/** Undefined where the difference is too large, or the effort is used up. */
function changesWithin(before: string[], after: string[], effort: Effort) {
  const comparator = (one: string, other: string) => {
    if (effort.left <= 0) throw TOO_MUCH;
    effort.left -= 1;
    return one === other;
  };
  try {
    return diffArrays(before, after, { maxEditLength: MAX_EDIT_LENGTH, comparator });
  } catch (error) {
    if (error === TOO_MUCH) return undefined;
    throw error;
  }
}
