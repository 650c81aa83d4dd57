/**
 * Insults with signs for letters (f*ck, sh!t, id**t), with a space between all letters (i d i o t), with letters repeated (idiooot).
 *
 * Promises: only words of the lists; a mask stands for as many letters as it has signs; at least two letters are left to
 * see. Emphasis in Markdown masks nothing, because its signs stand at the edges. Costs: one pass, and for each masked word the entries of its length.
 */
import { type Field, LANGUAGES, type TextFacts } from "../facts";
import { fold } from "../text/folding";
import { MAX_HITS } from "./hit";
import type { Phrase, WordsParameters } from "./phrases";

export type MaskedMatch = { field: Field; start: number; end: number; strength: number };

const MASKED =
  /(?<![\p{L}\p{N}*#_!@$%])\p{L}{1,12}[*#_!@$%•·]{1,8}\p{L}{1,12}(?:[*#_!@$%•·]{1,4}\p{L}{1,12})?(?![\p{L}\p{N}])/gu;
/** A mask inside a word; asked first, because hardly any text has one. */
const MASKING = /\p{L}[*#_!@$%•·]{1,8}\p{L}/u;
const SPACED = /(?<![\p{L}\p{N}'’])\p{L}(?:[ ._*-]\p{L}){3,15}(?![\p{L}\p{N}'’])/gu;
const REPEATED = /(\p{L})\1{2,}/u;
/** Weaker words may be something else under their mask. */
const FROM_STRENGTH = 0.3;
/** Nobody spells a word letter by letter that means no harm here. */
const FROM_SPACED = 0.2;
/** A space in the middle hides only words that mean nothing else. */
const FROM_HALVES = 0.6;
const FEWEST_IN_HALVES = 6;
const LEAST_LETTERS = 2;
/** Hiding it shows that the writer knows. */
const STRENGTH_AT_LEAST = 0.6;

type Entry = { letters: string; strength: number };
type Index = { all: ReadonlyMap<string, number>; byFirst: ReadonlyMap<string, readonly Entry[]> };

const indexes = new WeakMap<WordsParameters, Index>();

export function findMasked(text: TextFacts, parameters: WordsParameters): MaskedMatch[] {
  const index = indexOf(parameters);
  const fields: readonly [Field, string][] = [
    ["title", text.proseTitle],
    ["body", text.proseBody],
  ];
  const found = fields.flatMap(([field, prose]) => [
    ...[...(MASKING.test(prose) ? prose.matchAll(MASKED) : [])].flatMap((match) =>
      at(field, match, masked(match[0], index)),
    ),
    ...[...prose.matchAll(SPACED)].flatMap((match) =>
      at(field, match, index.all.get(fold(match[0].replace(/[ ._*-]/g, ""))) ?? 0, FROM_SPACED),
    ),
  ]);
  const repeated = text.words.flatMap(({ field, folded, start, end, isQuoted }) => {
    if (isQuoted || folded.length > 30 || !REPEATED.test(folded)) return [];
    const squeezed = folded.replace(/(\p{L})\1{2,}/gu, "$1");
    const strength = index.all.get(squeezed) ?? index.all.get(folded.replace(/(\p{L})\1{2,}/gu, "$1$1")) ?? 0;
    return strength >= FROM_STRENGTH ? [{ field, start, end, strength }] : [];
  });
  return [...found, ...repeated, ...inHalves(text, index)].slice(0, MAX_HITS);
}

/** "Wi chser": two words beside each other that are one. */
function inHalves({ words }: TextFacts, { all }: Index): MaskedMatch[] {
  return words.flatMap((word, at) => {
    const next = words[at + 1];
    if (next === undefined || next.field !== word.field || next.start - word.end !== 1 || next.isQuoted) return [];
    if (word.folded.length + next.folded.length < FEWEST_IN_HALVES) return [];
    const strength = all.get(word.folded + next.folded) ?? 0;
    if (strength < FROM_HALVES) return [];
    return [{ field: word.field, start: word.start, end: next.end, strength }];
  });
}

function at(field: Field, match: RegExpMatchArray, strength: number, from = FROM_STRENGTH): MaskedMatch[] {
  const start = match.index ?? 0;
  if (strength < from) return [];
  return [{ field, start, end: start + match[0].length, strength: Math.max(strength, STRENGTH_AT_LEAST) }];
}

/** The strongest entry that the visible letters allow; of a prefix entry its beginning. */
function masked(written: string, { byFirst }: Index): number {
  const signs = [...written.toLowerCase()].map((sign) => (/\p{L}/u.test(sign) ? fold(sign) : "*"));
  if (signs.filter((sign) => sign !== "*").length < LEAST_LETTERS) return 0;
  let strongest = 0;
  for (const { letters, strength } of byFirst.get(signs[0] ?? "") ?? []) {
    if (strength <= strongest || letters.length !== signs.length) continue;
    if (signs.every((sign, place) => sign === "*" || sign === letters[place])) strongest = strength;
  }
  return strongest;
}

function indexOf(parameters: WordsParameters): Index {
  const known = indexes.get(parameters);
  if (known) return known;
  const all = new Map<string, number>();
  const byFirst = new Map<string, Entry[]>();
  const lists: readonly (readonly Phrase[])[] = [
    parameters.anywhere,
    ...LANGUAGES.map((one) => parameters.byLanguage[one]),
  ];
  for (const { phrase, strength } of lists.flat()) {
    const letters = fold(phrase.replace(/\*$/, ""));
    if (!/^\p{L}{3,}$/u.test(letters) || /\p{Script=Han}/u.test(letters)) continue;
    all.set(letters, Math.max(strength, all.get(letters) ?? 0));
    for (const one of [letters, `${letters}s`]) {
      const list = byFirst.get(one[0] ?? "");
      if (list) list.push({ letters: one, strength });
      else byFirst.set(one[0] ?? "", [{ letters: one, strength }]);
    }
  }
  const index = { all, byFirst };
  indexes.set(parameters, index);
  return index;
}
