/**
 * Telephone numbers and names in messengers that are written in words, so that no program reads them: "oh seven seven double-nine …",
 * "восемь девятьсот двадцать шесть …", 一三八零零… .
 *
 * Promises: so many digits as a number to dial has, in one breath; a count ("one two three four", 一二三四五) and a price in words are
 * shorter, or go up step by step. Costs: a look-up for each word; in Chinese one pattern.
 */
import type { Field, TextFacts, WordFacts } from "../facts";
import { fold } from "../text/folding";

/** What each word adds in digits. */
const DIGITS = new Map<string, number>();
const put = (digits: number, words: string) => {
  for (const word of words.split(" ")) DIGITS.set(fold(word), digits);
};
put(1, "zero oh nought one two three four five six seven eight nine");
put(1, "null eins zwei zwo drei vier fünf sechs sieben acht neun");
put(1, "ноль нуль один два три четыре пять шесть семь восемь девять");
put(
  2,
  "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety",
);
put(2, "десять одиннадцать двенадцать двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто");
put(3, "сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот hundred");
/** Say the next one again, or stand between. */
const BESIDE = new Set("double triple doppel plus und and then dann потом затем плюс".split(" ").map(fold));

const FEWEST_DIGITS = 7;
const HAN_DIGITS = /(?:[零〇一二三四五六七八九幺壹贰叁肆伍陆柒捌玖两兩][\s,，、-]{0,2}){7,20}/gu;
/** Counting is no number to dial. */
const COUNTING = "零一二三四五六七八九十";

export type SpeltNumber = { field: Field; start: number; end: number };

export function findSpeltNumbers(text: TextFacts): SpeltNumber[] {
  return [...inWords(text.words), ...inHan("title", text.proseTitle), ...inHan("body", text.proseBody)];
}

function inWords(words: readonly WordFacts[]): SpeltNumber[] {
  const found: SpeltNumber[] = [];
  let run: WordFacts[] = [];
  let digits = 0;
  const end = () => {
    const [first, last] = [run[0], run.at(-1)];
    const different = new Set(run.map(({ folded }) => folded)).size;
    if (first && last && digits >= FEWEST_DIGITS && different > 2 && !isCount(run))
      found.push({ field: first.field, start: first.start, end: last.end });
    run = [];
    digits = 0;
  };
  for (const word of words) {
    const parts = word.folded.split("-");
    const worth = parts.map((part) => DIGITS.get(part));
    const isNumber =
      worth.some((one) => one !== undefined) && parts.every((part, at) => worth[at] !== undefined || BESIDE.has(part));
    if (run[0] !== undefined && run[0].field !== word.field) end();
    if (isNumber) {
      run.push(word);
      digits += worth.reduce<number>((sum, one) => sum + (one ?? 0), 0);
    } else if (run.length === 0 || !BESIDE.has(word.folded)) end();
  }
  end();
  return found;
}

const ORDERS = [
  "one two three four five six seven eight nine ten",
  "eins zwei drei vier fünf sechs sieben acht neun zehn",
  "один два три четыре пять шесть семь восемь девять десять",
].map((order) => order.split(" ").map(fold).join(" "));

function isCount(run: readonly WordFacts[]): boolean {
  const said = run.map(({ folded }) => folded).join(" ");
  return ORDERS.some((order) => order.startsWith(said));
}

function inHan(field: Field, prose: string): SpeltNumber[] {
  return [...prose.matchAll(HAN_DIGITS)].flatMap(({ 0: written, index }) => {
    const signs = written.replace(/[\s,，、-]/gu, "");
    if (COUNTING.includes(signs) || new Set(signs).size < 3) return [];
    return [{ field, start: index, end: index + written.trimEnd().length }];
  });
}
