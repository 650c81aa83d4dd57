// When a search has found little: better spelling, other forms of its words, posts with only some of them.
import type { Db } from "~/database/db.server";
import { type Marker, markerOf } from "~/search/highlight";
import type { ParsedQuery } from "~/search/query";
import { type QueryWord, replaceWord } from "~/search/query-words";
import { isStop } from "~/search/stemming";
import { type Candidate, type Found, findAll, findSome, type Look } from "./candidates.server";
import type { Match, Ranked } from "./hits.server";
import type { Spelling } from "./spelling.server";

type Spellings = ReadonlyMap<string, Spelling>;

const MOST_FURTHER = 40;

/** One whole list, so that its pages fit together: full matches, then alike, then, if there are fewer than `few`, partial ones. */
export async function searchFurther(
  db: Db,
  look: Look,
  spellings: Spellings,
  found: Found,
  few: number,
): Promise<{ ranked: Ranked[]; total: number; marker: Marker }> {
  const words = look.words.map((word) => widen(word, spellings.get(word.spelling ?? "")));
  const wider: Look = { ...look, words, offset: 0, limit: MOST_FURTHER };
  const ranked = new Map<number, Ranked>();
  const add = (candidates: readonly Candidate[], match: Match) => {
    for (const one of candidates) {
      const key = look.filters.kind === "answer" ? one.documentId : one.questionId;
      if (!ranked.has(key)) ranked.set(key, { ...one, match });
    }
  };
  add(found.candidates, "all");
  if (words.some((word, index) => word !== look.words[index])) add((await findAll(db, wider)).candidates, "alike");
  const total = ranked.size;
  if (words.length > 1 && total < few) add((await findSome(db, wider)).candidates, "some");
  return { ranked: [...ranked.values()], total, marker: markerOf(words) };
}

/** The query with its misspelt words replaced, or null. */
export function correct(parsed: ParsedQuery, spellings: Spellings): { text: string; words: QueryWord[] } | null {
  const correctionOf = (word: QueryWord) => spellings.get(word.spelling ?? "")?.correction ?? null;
  const words = parsed.words.filter((word) => correctionOf(word) !== null).sort((a, b) => b.start - a.start);
  if (words.length === 0) return null;
  const text = words.reduce(
    (before, word) => replaceWord(before, word, correctionOf(word)?.word ?? word.typed),
    parsed.text,
  );
  return { words, text };
}

/** A rare word is taken for a slip of one that is so many times as common. */
const MUCH_MORE_COMMON = 20;

/** Whether the words are written somewhere in a text, often enough that nobody mistyped. */
export async function areMeant(
  db: Db,
  look: Look,
  words: readonly QueryWord[],
  spellings: Spellings,
): Promise<boolean> {
  for (const word of words) {
    const { total } = await findAll(db, { ...look, words: [word], excluded: [], filters: {}, offset: 0, limit: 1 });
    const better = spellings.get(word.spelling ?? "")?.correction?.questionCount ?? 0;
    if (total * MUCH_MORE_COMMON < better) return false;
  }
  return true;
}

const SHORTEST_PREFIX = 3;

/** Also everything that begins like the word, known words that contain it, and the words it is made of. */
function widen(word: QueryWord, spelling: Spelling | undefined): QueryWord {
  if (word.spelling === null || isStop(word.spelling, "en") || isStop(word.spelling, "de")) return word;
  const beginnings = word.sequences
    .filter((sequence) => sequence.length === 1 && (sequence[0]?.term.length ?? 0) >= SHORTEST_PREFIX)
    .map((sequence) => sequence.map((step) => ({ ...step, isPrefix: true })));
  const longer = (spelling?.longer ?? []).map(({ term }) => [{ term, gap: 1 }]);
  const parts = spelling?.parts && !spelling.isKnown ? [spelling.parts.map(({ term }) => ({ term, gap: 1 }))] : [];
  return { ...word, sequences: [...word.sequences, ...beginnings, ...longer, ...parts] };
}
