// Aligns two lists of tokens: where they differ, in as few tokens as possible (Myers, by jsdiff). Shared by diff, merge
// and blame, in the browser and on the server.
//
// The cost grows with the square of the difference: two unrelated texts of 10,000 words would take minutes. So every
// call is bounded by an edit length and by time, several calls by a common effort, and a difference beyond the bounds
// is one hunk: everything between the common beginning and the common end.
import { diffArrays } from "diff";

/** before[start, end) became after[from, to). Hunks are in order and do not touch. */
export type Hunk = { start: number; end: number; from: number; to: number };
export type Alignment = { hunks: Hunk[]; isComplete: boolean };

/** About 15 ms of a slow core. */
const MAX_EDIT_LENGTH = 600;
const TIMEOUT_MS = 200;
/** In squared edit lengths: some ten calls that fail, or thousands that find little. */
const EFFORT = 4_000_000;

/** What several alignments of one comparison may cost together. */
export type Effort = { left: number };

export function newEffort(): Effort {
  return { left: EFFORT };
}

export function align(before: readonly string[], after: readonly string[], effort: Effort = newEffort()): Alignment {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  const longest = Math.min(before.length, after.length) - head;
  while (tail < longest && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const inner = { start: head, end: before.length - tail, from: head, to: after.length - tail };
  if (inner.start === inner.end && inner.from === inner.to) return { hunks: [], isComplete: true };
  if (inner.start === inner.end || inner.from === inner.to) return { hunks: [inner], isComplete: true };
  const found = search(before.slice(inner.start, inner.end), after.slice(inner.from, inner.to), effort);
  if (!found) return { hunks: [inner], isComplete: false };
  const hunks = found.map((hunk) => ({
    start: hunk.start + head,
    end: hunk.end + head,
    from: hunk.from + head,
    to: hunk.to + head,
  }));
  return { hunks, isComplete: true };
}

function search(before: string[], after: string[], effort: Effort): Hunk[] | null {
  const maxEditLength = Math.min(MAX_EDIT_LENGTH, Math.floor(Math.sqrt(effort.left)));
  const changes = diffArrays(before, after, { maxEditLength, timeout: TIMEOUT_MS });
  if (!changes) {
    effort.left = Math.max(0, effort.left - maxEditLength ** 2);
    return null;
  }
  const hunks: Hunk[] = [];
  let open: Hunk | null = null;
  let position = 0;
  let newPosition = 0;
  let edits = 0;
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
    edits += change.count;
    if (change.removed) open.end = position += change.count;
    else open.to = newPosition += change.count;
  }
  effort.left = Math.max(0, effort.left - edits ** 2);
  return hunks;
}
