// Which known words somebody may have meant by a word that finds little: corrections, longer words that contain it (Pumpe →
// Wasserpumpe), and the two words it is made of (Wasserpumpe → Wasser, Pumpe).
//
// Only asked when a search has found little. One statement over the table of known words; a slip of one letter is found by
// looking all its neighbours up by key, a worse one by trigrams.
import { sql } from "drizzle-orm";
import { textArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";

export type KnownWord = { word: string; term: string; questionCount: number };
export type Spelling = {
  isKnown: boolean;
  correction: KnownWord | null;
  /** Known words that contain it. */
  longer: KnownWord[];
  /** Known words it is made of. */
  parts: [KnownWord, KnownWord] | null;
};

const SHORTEST = 4;
const LONGEST = 30;
const MOST_WORDS = 4;
const MOST_LONGER = 12;
const MOST_ALIKE = 12;
const SHORTEST_PART = 4;
/** A known word is corrected too when the other one is so much more common. */
const MUCH_MORE_COMMON = 20;

export async function findSpellings(db: Db, words: readonly string[]): Promise<Map<string, Spelling>> {
  const asked = [...new Set(words)]
    .filter((word) => word.length >= SHORTEST && word.length <= LONGEST)
    .slice(0, MOST_WORDS);
  if (asked.length === 0) return new Map();
  const byKey = asked.flatMap((word) => [word, ...neighbours(word), ...splits(word).flat()]);
  const rows = await db.execute<KnownWord>(sql`
    select s.word, s.term, s.question_count as "questionCount" from search_words s where s.word = any(${textArray([...new Set(byKey)])}) and s.word <> ''
    union
    select s.word, s.term, s.question_count from unnest(${textArray(asked)}) w (typed) cross join lateral (
      select * from search_words where word % w.typed order by similarity(word, w.typed) desc, question_count desc limit ${MOST_ALIKE}) s
    union
    select s.word, s.term, s.question_count from unnest(${textArray(asked)}) w (typed) cross join lateral (
      select * from search_words where word like '%' || w.typed || '%' order by question_count desc limit ${MOST_LONGER}) s`);
  const known = new Map(rows.map((row) => [row.word, row]));
  return new Map(asked.map((word) => [word, spellingOf(word, known)]));
}

function spellingOf(word: string, known: Map<string, KnownWord>): Spelling {
  const itself = known.get(word);
  const least = itself ? itself.questionCount * MUCH_MORE_COMMON : 1;
  const alike = [...known.values()]
    .map((other) => ({ other, distance: distance(word, other.word) }))
    .filter(({ other, distance: d }) => other.word !== word && d <= mostSlips(word) && other.questionCount >= least)
    .sort((a, b) => a.distance - b.distance || b.other.questionCount - a.other.questionCount);
  const longer = [...known.values()]
    .filter((other) => other.word !== word && other.word.includes(word))
    .slice(0, MOST_LONGER);
  return { isKnown: itself !== undefined, correction: alike[0]?.other ?? null, longer, parts: partsOf(word, known) };
}

function mostSlips(word: string): number {
  return word.length < 6 ? 1 : word.length < 10 ? 2 : 3;
}

function partsOf(word: string, known: Map<string, KnownWord>): [KnownWord, KnownWord] | null {
  for (const [head, tail] of splits(word)) {
    const first = known.get(head);
    const second = known.get(tail);
    if (first && second) return [first, second];
  }
  return null;
}

/** German joins words directly or with s, n, en, es between them. */
function splits(word: string): [string, string][] {
  const found: [string, string][] = [];
  for (let at = SHORTEST_PART; at <= word.length - SHORTEST_PART; at += 1) {
    const head = word.slice(0, at);
    const tail = word.slice(at);
    found.push([head, tail]);
    const joint = /(?:es|en|s|n)$/.exec(head);
    if (joint && joint.index >= SHORTEST_PART) found.push([head.slice(0, joint.index), tail]);
  }
  return found;
}

/** All words one slip away: a letter missing, doubled, wrong, or two in the wrong order. */
function neighbours(word: string): string[] {
  const letters = /[а-я]/.test(word) ? "абвгдежзийклмнопрстуфхцчшщъыьэюя" : "abcdefghijklmnopqrstuvwxyz";
  const found: string[] = [];
  for (let at = 0; at <= word.length; at += 1) {
    const head = word.slice(0, at);
    const tail = word.slice(at);
    if (tail !== "") found.push(head + tail.slice(1));
    if (tail.length > 1) found.push(head + tail.charAt(1) + tail.charAt(0) + tail.slice(2));
    for (const letter of letters) {
      found.push(head + letter + tail);
      if (tail !== "") found.push(head + letter + tail.slice(1));
    }
  }
  return found;
}

/** Letters to insert, delete, change or swap with their neighbour (optimal string alignment). */
export function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 3) return 4;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      let cost = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      current.push(cost);
    }
    before = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
}
