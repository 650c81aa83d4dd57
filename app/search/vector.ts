// Writes what PostgreSQL's tsvector and tsquery read. The terms come from search/words and search/query; the database only stores
// and matches them, it parses no text.
import { findTerms } from "./words";

/** Weights as in tsvector: A the title, B other wording and tags, C headings and an answer's question, D the text. */
export type Label = "A" | "B" | "C" | "D";
export type Field = { text: string; label: Label; language: string };

/** Ranking counts no more than this of one term, and a row stays small. */
const MOST_POSITIONS = 40;
/** Phrases do not reach from one field into the next. */
const FIELD_GAP = 20;
const LAST_POSITION = 16_383;

/** `marks` are terms without a place: what the post is (see filterMark), never what it says. */
export function buildVector(fields: readonly Field[], marks: readonly string[] = []): string {
  const places = new Map<string, string[]>();
  let before = 0;
  for (const { text, label, language } of fields) {
    let last = before;
    for (const { term, position } of findTerms(text, language)) {
      last = before + position;
      if (last > LAST_POSITION) break;
      const found = places.get(term);
      const place = label === "D" ? String(last) : `${last}${label}`;
      if (found === undefined) places.set(term, [place]);
      else if (found.length < MOST_POSITIONS) found.push(place);
    }
    before = last + FIELD_GAP;
  }
  const terms = [...places].map(([term, found]) => `${quote(term)}:${found.join(",")}`);
  return [...terms, ...marks.map(quote)].join(" ");
}

function quote(term: string): string {
  return `'${term.replace(/['\\]/g, "$&$&")}'`;
}

/** Filters are terms of the index too, so that a rare filter makes a common word cheap. No word begins with @. */
export const filterMark = {
  kind: (kind: string) => `@k${kind}`,
  area: (id: number) => `@a${id}`,
  product: (id: number) => `@p${id}`,
  version: (id: number) => `@v${id}`,
  author: (id: number) => `@u${id}`,
  state: (state: string) => `@s${state}`,
  tag: (slug: string) => `@g${slug}`,
  language: (language: string) => `@l${language}`,
} as const;

/** Terms that follow each other: `gap` is the distance to the one before. */
export type Sequence = readonly { term: string; gap: number; isPrefix?: boolean }[];

export function sequenceQuery(sequence: Sequence): string {
  return sequence
    .map(({ term, gap, isPrefix }, index) => `${index === 0 ? "" : `<${gap}> `}${quote(term)}${isPrefix ? ":*" : ""}`)
    .join(" ");
}

export function markQuery(mark: string): string {
  return quote(mark);
}

export function anyOf(queries: readonly string[]): string {
  const [only = ""] = queries;
  return queries.length === 1
    ? only
    : `(${queries.map((query) => (query.includes("<") ? `(${query})` : query)).join(" | ")})`;
}

export function allOf(queries: readonly string[]): string {
  return queries.join(" & ");
}
