/**
 * Letters of two scripts in one word: a Latin word with Cyrillic or Greek letters that look the same, or the other way round.
 *
 * Promises: a sign and never more, because nobody's keyboard does it by itself. An ending that a Russian gives a foreign word
 * (iPhoneа, SMSок), a hyphen (USB-кабель) and units (µA) are no disguise. Costs: one pass over texts that have both scripts.
 */
import type { Field, TextFacts } from "../facts";
import { type Hit, hit } from "./hit";

const BOTH = /[a-z][\p{Script=Cyrillic}\p{Script=Greek}]|[\p{Script=Cyrillic}\p{Script=Greek}][a-z]/iu;
const WORD = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]{3,40}/gu;
const LATIN = /\p{Script=Latin}/u;
/** Those that pass for a letter of the other script. */
const ALIKE = /^[аАвВсСеЕіІјЈкКмМнНоОрРѕЅтТуУхХԁαΑβΒεΕιΙκΚνΝοΟρΡτΤυΥχΧaABcCeEHiIjJKkMoOpPsSTtyYxX]+$/u;
const LONGEST_ENDING = 3;

const STRENGTH = 0.35;

export function mixedScripts(text: TextFacts): Hit[] {
  const fields: readonly [Field, string][] = [
    ["title", text.proseTitle],
    ["body", text.proseBody],
  ];
  return fields.flatMap(([field, prose]) => {
    if (!BOTH.test(prose)) return [];
    for (const { 0: word, index } of prose.matchAll(WORD)) {
      if (isDisguised(word))
        return [hit(text, { field, start: index, end: index + word.length }, "mixed-scripts", STRENGTH)];
    }
    return [];
  });
}

function isDisguised(word: string): boolean {
  const letters = [...word];
  const latin = letters.filter((letter) => LATIN.test(letter));
  const other = letters.filter((letter) => !LATIN.test(letter));
  const few = latin.length < other.length ? latin : other;
  if (few.length === 0 || !ALIKE.test(few.join(""))) return false;
  // All of it at the end: an ending.
  const isLatinFew = few === latin;
  const first = letters.findIndex((letter) => LATIN.test(letter) === isLatinFew);
  return letters.slice(first).some((letter) => LATIN.test(letter) !== isLatinFew) || few.length > LONGEST_ENDING;
}
