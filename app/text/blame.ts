// Who wrote these words: for every run of a text, the revision it came with. Made when a revision is saved, from the
// blame of the one before and the difference, so that reading it costs nothing.
//
// Promises: the runs cover the text (with "\n" line ends) exactly; words that stayed or moved keep their revision; a
// sentence that was taken out and comes back, by a revert or by hand, gets its first revisions again. Bounded: the
// memory of what is gone holds the last 500 sentences, as fingerprints of their words. White space belongs to the word
// before it.

import { splitBlocks } from "./blocks";
import { type BlockDiff, diffDocuments, type Part, type Side } from "./diff";
import { isWord, wordsOf } from "./words";

/** Length in UTF-16 units, and the id of the revision. */
export type Run = [length: number, revisionId: number];
export type Blame = { runs: Run[]; gone: [fingerprint: string, runs: Run[]][] };

const MAX_GONE = 500;
/** Shorter sentences ("Yes.") belong to nobody. */
const MIN_SENTENCE_WORDS = 2;
const SENTENCE = /[^.!?。！？\n]*(?:[.!?。！？]+|\n|$)/g;

export function firstBlame(text: string, revisionId: number): Blame {
  return { runs: runsOf(new Array(normalised(text).length).fill(revisionId)), gone: [] };
}

/** The blame of `after`, which revision `revisionId` made of `before`, whose blame is `previous`. */
export function blame(previous: Blame, before: string, after: string, revisionId: number, language?: string): Blame {
  const [old, now] = [normalised(before), normalised(after)];
  return old === now ? previous : new Succession(previous, old, now, revisionId, language).result();
}

/** The text cut into its runs. */
export function blamedText({ runs }: Blame, text: string): { text: string; revisionId: number }[] {
  const source = normalised(text);
  let at = 0;
  return runs.map(([length, revisionId]) => {
    at += length;
    return { text: source.slice(at - length, at), revisionId };
  });
}

class Succession {
  private readonly oldOwners: number[];
  private readonly owners: number[];
  private readonly oldOffsets: number[];
  private readonly offsets: number[];
  private readonly gone: Map<string, Run[]>;

  constructor(
    previous: Blame,
    private readonly before: string,
    private readonly after: string,
    revisionId: number,
    private readonly language?: string,
  ) {
    this.oldOwners = previous.runs.flatMap(([length, owner]) => new Array<number>(length).fill(owner));
    this.owners = new Array<number>(after.length).fill(revisionId);
    this.oldOffsets = offsetsOf(before);
    this.offsets = offsetsOf(after);
    this.gone = new Map(previous.gone);
  }

  result(): Blame {
    const { blocks } = diffDocuments(this.before, this.after, this.language);
    for (const block of blocks) this.remember(block);
    for (const block of blocks) this.keep(block);
    for (const block of blocks) this.recall(block);
    for (let at = 1; at < this.owners.length; at++) {
      if (/\s/.test(this.after[at] ?? "")) this.owners[at] = this.owners[at - 1] ?? 0;
    }
    return { runs: runsOf(this.owners), gone: [...this.gone].slice(-MAX_GONE) };
  }

  /** What stayed of a block keeps its owners. */
  private keep(block: BlockDiff): void {
    if (!("before" in block && "after" in block) || block.kind === "replaced") return;
    let [at, newAt] = [this.oldStart(block.before), this.start(block.after)];
    const whole: Part[] = [{ kind: "same", text: block.after.text, flags: [] }];
    for (const { kind, text } of ("parts" in block && block.parts) || whole) {
      if (kind === "same") this.put(newAt, this.oldOwners.slice(at, at + text.length));
      if (kind !== "added") at += text.length;
      if (kind !== "removed") newAt += text.length;
    }
  }

  private remember(block: BlockDiff): void {
    if (!("before" in block) || isUntouched(block)) return;
    const kept = new Set("after" in block ? this.sentences(block.after).map((sentence) => sentence.fingerprint) : []);
    for (const { fingerprint, from, to } of this.sentences(block.before)) {
      if (kept.has(fingerprint) || this.gone.has(fingerprint)) continue;
      const start = this.oldStart(block.before);
      this.gone.set(fingerprint, runsOf(this.oldOwners.slice(start + from, start + to)));
    }
  }

  private recall(block: BlockDiff): void {
    if (!("after" in block) || isUntouched(block)) return;
    for (const { fingerprint, from, to } of this.sentences(block.after)) {
      const runs = this.gone.get(fingerprint);
      const first = runs?.[0];
      if (!runs || !first) continue;
      // Spelled with other spaces or capitals it is the same sentence, but not the same run of characters.
      const isSameRun = runs.reduce((sum, [length]) => sum + length, 0) === to - from;
      const owned: Run[] = isSameRun ? runs : [[to - from, first[1]]];
      const owners = owned.flatMap(([length, owner]) => new Array<number>(length).fill(owner));
      this.put(this.start(block.after) + from, owners);
    }
  }

  private sentences(side: Side): { fingerprint: string; from: number; to: number }[] {
    return [...side.text.matchAll(SENTENCE)].flatMap((match) => {
      const sentence = match[0];
      const words = wordsOf(sentence.toLowerCase(), this.language).filter(isWord);
      if (words.length < MIN_SENTENCE_WORDS) return [];
      const from = match.index + sentence.length - sentence.trimStart().length;
      return [{ fingerprint: fingerprintOf(words.join(" ")), from, to: from + sentence.trim().length }];
    });
  }

  private put(at: number, owners: number[]): void {
    for (const [offset, owner] of owners.entries())
      if (at + offset < this.owners.length) this.owners[at + offset] = owner;
  }

  private oldStart(side: Side): number {
    return this.oldOffsets[side.at] ?? 0;
  }

  private start(side: Side): number {
    return this.offsets[side.at] ?? 0;
  }
}

function isUntouched(block: BlockDiff): boolean {
  return block.kind === "same" || (block.kind === "moved" && !block.parts);
}

function normalised(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}

/** Where each block begins. */
function offsetsOf(text: string): number[] {
  let at = 0;
  return splitBlocks(text).map(({ raw }) => {
    at += raw.length;
    return at - raw.length;
  });
}

function runsOf(owners: number[]): Run[] {
  const runs: Run[] = [];
  for (const owner of owners) {
    const last = runs.at(-1);
    if (last && last[1] === owner) last[0]++;
    else runs.push([1, owner]);
  }
  return runs;
}

/** FNV-1a, twice with different beginnings: 64 bits. A mistake would credit a sentence to another author, no more. */
function fingerprintOf(text: string): string {
  let [one, other] = [0x811c9dc5, 0x1b873593];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, 0x01000193);
    other = Math.imul(other ^ unit, 0x85ebca6b) ^ (other >>> 13);
  }
  return (one >>> 0).toString(36) + (other >>> 0).toString(36);
}
