/**
 * Words in an order, with a few others between: "i|we ~3 kill|hurt you" is found in "I will kill you".
 *
 * Promises: a template is alternatives between spaces, `*` ends a prefix, `~n` lets up to n other words stand before the next
 * one; all within one sentence; folded on both sides. Where one of the words between denies it, or turns to the writer ("you are right, I was …"), it is not found. Quoted words are passed over.
 * Costs: a look-up for every different word, and a few comparisons where a template begins. Refuses: Chinese, whose words are
 * cut too unevenly for an order of words; see `findPatterns`.
 */
import type { Field, TextFacts, WordFacts } from "../facts";
import { fold } from "../text/folding";
import { vocabularyOf } from "./vocabulary";

export type Template = { words: string; strength: number };

export type TemplateMatch = { strength: number; field: Field; start: number; end: number; from: number; to: number };

type Slot = { gap: number; words: ReadonlySet<string>; prefixes: readonly string[] };
type Compiled = { strength: number; slots: readonly Slot[] };
export type Templates = {
  exact: ReadonlyMap<string, readonly Compiled[]>;
  prefixed: ReadonlyMap<string, readonly Compiled[]>;
};

/** Shorter beginnings would match half the dictionary. */
const PREFIX_LETTERS = 3;
/** Between the words of an order they turn it round, or speak of oneself. */
const DENIALS = new Set(
  "not never don't isn't aren't won't cannot can't nicht nie kein keine не ни никогда i i'm ich я".split(" ").map(fold),
);

export function list(strength: number, ...words: string[]): Template[] {
  return words.map((word) => ({ words: word, strength }));
}

export function compileTemplates(templates: readonly Template[]): Templates {
  const exact = new Map<string, Compiled[]>();
  const prefixed = new Map<string, Compiled[]>();
  const put = (map: Map<string, Compiled[]>, key: string, one: Compiled) => {
    const known = map.get(key);
    if (known) known.push(one);
    else map.set(key, [one]);
  };
  for (const { words, strength } of templates) {
    const one = { strength, slots: slotsOf(words) };
    const first = one.slots[0];
    for (const word of first?.words ?? []) put(exact, word, one);
    for (const start of new Set((first?.prefixes ?? []).map((word) => word.slice(0, PREFIX_LETTERS))))
      put(prefixed, start, one);
  }
  return { exact, prefixed };
}

function slotsOf(words: string): Slot[] {
  const slots: Slot[] = [];
  let gap = 0;
  for (const piece of words.split(" ")) {
    if (piece.startsWith("~")) {
      gap = Number(piece.slice(1));
      continue;
    }
    const alternatives = piece.split("|");
    const prefixes = alternatives.filter((word) => word.endsWith("*")).map((word) => fold(word.slice(0, -1)));
    slots.push({ gap, prefixes, words: new Set(alternatives.filter((word) => !word.endsWith("*")).map(fold)) });
    gap = 0;
  }
  return slots;
}

/** The strongest match at each word, `most` at most. */
export function findTemplates({ words }: TextFacts, templates: Templates, most: number): TemplateMatch[] {
  const matches: TemplateMatch[] = [];
  const { distinct, numbers } = vocabularyOf(words);
  const begun = distinct.map((folded) => begunBy(folded, templates));
  if (!begun.some((one) => one !== null)) return matches;
  for (let index = 0; index < words.length && matches.length < most; index += 1) {
    const here = begun[numbers[index] ?? 0] ?? null;
    const first = words[index];
    if (here === null || first === undefined || first.isQuoted) continue;
    let best: TemplateMatch | null = null;
    for (const { slots, strength } of here) {
      if (best !== null && best.strength >= strength) continue;
      const to = lastOf(words, index, slots, 1);
      const last = to === null ? undefined : words[to];
      if (to === null || last === undefined) continue;
      best = { strength, field: first.field, start: first.start, end: last.end, from: index, to };
    }
    if (best !== null) matches.push(best);
  }
  return matches;
}

/** The templates whose first place a word fills; null where it fills none. */
function begunBy(folded: string, { exact, prefixed }: Templates): readonly Compiled[] | null {
  const known = exact.get(folded);
  const further = prefixed.get(folded.slice(0, PREFIX_LETTERS));
  if (known === undefined && further === undefined) return null;
  return [...(known ?? []), ...(further ?? [])].filter(({ slots }) => fits(slots[0], folded));
}

/** Where the last word stands, when the words from `at` on fill the slots from `slot` on. Depth and breadth are those of the template. */
function lastOf(words: readonly WordFacts[], at: number, slots: readonly Slot[], slot: number): number | null {
  const wanted = slots[slot];
  if (wanted === undefined) return at;
  const here = words[at];
  for (let next = at + 1; next <= at + 1 + wanted.gap; next += 1) {
    const word = words[next];
    if (word === undefined || word.sentence !== here?.sentence || word.field !== here.field || word.isQuoted)
      return null;
    if (fits(wanted, word.folded)) {
      const last = lastOf(words, next, slots, slot + 1);
      if (last !== null) return last;
    }
    if (DENIALS.has(word.folded)) return null;
  }
  return null;
}

function fits(slot: Slot | undefined, folded: string): boolean {
  if (slot === undefined) return false;
  return slot.words.has(folded) || slot.prefixes.some((prefix) => folded.startsWith(prefix));
}

/** For Chinese: patterns without nested repetition, whose gaps are bounded. */
export type Pattern = { pattern: RegExp; strength: number };

export type PatternMatch = { strength: number; field: Field; start: number; end: number };

export function findPatterns(patterns: readonly Pattern[], spoken: Readonly<Record<Field, string>>): PatternMatch[] {
  const fields: readonly Field[] = ["title", "body"];
  return fields.flatMap((field) =>
    /\p{Script=Han}/u.test(spoken[field])
      ? patterns.flatMap(({ pattern, strength }) => {
          const found = pattern.exec(spoken[field]);
          return found === null ? [] : [{ strength, field, start: found.index, end: found.index + found[0].length }];
        })
      : [],
  );
}

/** The prose without what words mark as quoted. */
export function withoutQuoted({ words, proseTitle, proseBody }: TextFacts): Record<Field, string> {
  const quoted = words.filter(({ isQuoted }) => isQuoted);
  if (quoted.length === 0) return { title: proseTitle, body: proseBody };
  const blanked = (prose: string, field: Field) => {
    let result = "";
    let at = 0;
    for (const word of quoted) {
      if (word.field !== field) continue;
      result += prose.slice(at, word.start) + " ".repeat(word.end - word.start);
      at = word.end;
    }
    return result + prose.slice(at);
  };
  return { title: blanked(proseTitle, "title"), body: blanked(proseBody, "body") };
}
