// Marks the words of a query in a text, with the same terms by which the text was found.
//
// Costs: about a microsecond per word of the text; at most MARKED_CHARACTERS are looked at. Refuses HTML: texts are plain and the
// result is data, so nothing has to be escaped or trusted.
import type { QueryWord } from "./query-words";
import { isUnspaced } from "./unspaced";
import type { Sequence } from "./vector";
import { findTerms, type Term } from "./words";

export type Segment = { text: string; isHit: boolean };

const MARKED_CHARACTERS = 12_000;
/** Where the words of a long text usually stand; the rest is looked at only if they do not. */
const LOOKED_AT_FIRST = 3_000;
const EXCERPT_LENGTH = 240;
/** Words before the first hit, so that it has a context. */
const LEAD = 60;

/** Sequences by their first term. `word`: which of the query's words. */
export type Marker = {
  /** First letters of everything that is marked: other words need no look. */
  letters: Set<string>;
  firsts: Map<string, { word: number; sequence: Sequence }[]>;
  prefixes: { word: number; prefix: string }[];
};

export function markerOf(words: readonly Pick<QueryWord, "sequences">[]): Marker {
  const marker: Marker = { letters: new Set(), firsts: new Map(), prefixes: [] };
  for (const [word, { sequences }] of words.entries()) {
    for (const sequence of sequences) {
      const first = sequence[0];
      if (first === undefined) continue;
      for (const { term } of sequence) marker.letters.add(term.charAt(0));
      if (first.isPrefix && sequence.length === 1) marker.prefixes.push({ word, prefix: first.term });
      else marker.firsts.set(first.term, [...(marker.firsts.get(first.term) ?? []), { word, sequence }]);
    }
  }
  return marker;
}

export function highlight(text: string, language: string, marker: Marker): Segment[] {
  return cut(text, findHits(text.slice(0, MARKED_CHARACTERS), language, marker), 0, text.length);
}

/** The part of a text where most of the words stand together, about EXCERPT_LENGTH characters, cut between words. */
export function excerptAround(text: string, language: string, marker: Marker): Segment[] {
  const plain = text.slice(0, MARKED_CHARACTERS).replace(/\s+/g, " ").trim();
  let hits = findHits(plain.slice(0, LOOKED_AT_FIRST), language, marker);
  if (hits.length === 0 && plain.length > LOOKED_AT_FIRST) hits = findHits(plain, language, marker);
  const best = bestWindow(hits);
  const from = best < LEAD ? 0 : afterSpace(plain, best - LEAD);
  const to = plain.length - from <= EXCERPT_LENGTH ? plain.length : beforeSpace(plain, from + EXCERPT_LENGTH);
  const segments = cut(plain, hits, from, to);
  if (from > 0) segments.unshift({ text: "… ", isHit: false });
  if (to < text.length && to < plain.length) segments.push({ text: " …", isHit: false });
  return segments;
}

type Hit = { word: number; start: number; end: number };

function findHits(text: string, language: string, { letters, firsts, prefixes }: Marker): Hit[] {
  const terms = findTerms(text, language, letters);
  const hits: Hit[] = [];
  let byPosition: Map<number, Term[]> | undefined;
  for (const term of terms) {
    for (const { word, sequence } of firsts.get(term.term) ?? []) {
      if (sequence.length === 1) hits.push({ word, start: term.start, end: term.end });
      else {
        byPosition ??= groupByPosition(terms);
        const end = endOfSequence(term, sequence, byPosition);
        if (end !== null) hits.push({ word, start: term.start, end });
      }
    }
    for (const { word, prefix } of prefixes) {
      if (term.term.startsWith(prefix))
        hits.push({
          word,
          start: term.start,
          end: isUnspaced(prefix) ? term.start + prefix.length : term.end,
        });
    }
  }
  return hits.sort((a, b) => a.start - b.start || b.end - a.end);
}

function groupByPosition(terms: readonly Term[]): Map<number, Term[]> {
  const groups = new Map<number, Term[]>();
  for (const term of terms) {
    const group = groups.get(term.position);
    if (group) group.push(term);
    else groups.set(term.position, [term]);
  }
  return groups;
}

function endOfSequence(first: Term, sequence: Sequence, byPosition: Map<number, Term[]>): number | null {
  let { position, end } = first;
  for (const step of sequence.slice(1)) {
    position += step.gap;
    const next = byPosition
      .get(position)
      ?.find(({ term }) => (step.isPrefix ? term.startsWith(step.term) : term === step.term));
    if (!next) return null;
    end = Math.max(end, next.end);
  }
  return end;
}

/** Start of the stretch with the most different words; of the first one among equals. */
function bestWindow(hits: readonly Hit[]): number {
  let best = { start: 0, words: 0 };
  for (const [index, hit] of hits.entries()) {
    const words = new Set<number>();
    for (let at = index; at < hits.length; at += 1) {
      const other = hits[at];
      if (!other || other.end > hit.start + EXCERPT_LENGTH - LEAD) break;
      words.add(other.word);
    }
    if (words.size > best.words) best = { start: hit.start, words: words.size };
  }
  return best.start;
}

function afterSpace(text: string, at: number): number {
  const space = text.indexOf(" ", at);
  return space >= 0 && space < at + LEAD / 2 ? space + 1 : at - (isLowSurrogate(text, at) ? 1 : 0);
}

function beforeSpace(text: string, at: number): number {
  const space = text.lastIndexOf(" ", at);
  return space > at - LEAD ? space : at - (isLowSurrogate(text, at) ? 1 : 0);
}

function isLowSurrogate(text: string, at: number): boolean {
  return /[\udc00-\udfff]/.test(text.charAt(at));
}

function cut(text: string, hits: readonly Hit[], from: number, to: number): Segment[] {
  const segments: Segment[] = [];
  let at = from;
  for (const hit of hits) {
    const start = Math.max(hit.start, at);
    const end = Math.min(hit.end, to);
    if (end <= start) continue;
    const last = segments.at(-1);
    if (start > at) segments.push({ text: text.slice(at, start), isHit: false });
    if (start === at && last?.isHit) last.text += text.slice(start, end);
    else segments.push({ text: text.slice(start, end), isHit: true });
    at = end;
  }
  if (at < to) segments.push({ text: text.slice(at, to), isHit: false });
  return segments;
}
