/**
 * Folds words so that look-alike letters, case and invisible characters make no difference.
 *
 * Promises: idempotent; `fold(a) === fold(b)` means a reader could take one for the other; used on
 * both sides, lists and texts, so that a Russian word in Cyrillic matches its entry although both
 * become partly Latin. Umlauts and other real diacritics stay (schwül is not schwul).
 * Refuses: to be shown to anybody. Source of the idea: Unicode UTS 39 skeletons; the table here is
 * the small part that imitates Latin letters, because that is what is abused.
 */

import { asSeen } from "./lookalikes";

/** Cyrillic, Greek and other letters that look like a Latin one, after lower-casing. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  а: "a",
  в: "b",
  с: "c",
  е: "e",
  ё: "e",
  һ: "h",
  і: "i",
  ї: "i",
  ј: "j",
  к: "k",
  м: "m",
  н: "h",
  о: "o",
  р: "p",
  ѕ: "s",
  т: "t",
  у: "y",
  х: "x",
  ԁ: "d",
  ԛ: "q",
  ԝ: "w",
  ӏ: "l",
  α: "a",
  β: "b",
  ε: "e",
  η: "n",
  ι: "i",
  κ: "k",
  ν: "v",
  ο: "o",
  ρ: "p",
  τ: "t",
  υ: "u",
  χ: "x",
  ı: "i",
  ł: "l",
  ø: "o",
  đ: "d",
  ɡ: "g",
  ɑ: "a",
  ß: "ss",
  "’": "'",
};

/** Digits and signs read as letters, only between two letters: sh1t, but not A55 or x86. */
const LEET: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
};

/** Zero-width signs, soft hyphens, direction marks; and marks that compose with nothing (zalgo). */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
const LOOSE_MARKS = /\p{Script=Inherited}/gu;
const BETWEEN_LETTERS = /(?<=\p{L})[0134573@$](?=\p{L})/gu;

/** Nearly every word: letters or figures without anything to take apart. */
const PLAIN = /^(?:[a-z'-]+|[а-яё-]+|[a-zäöüß'-]+|[\u4e00-\u9fff]+|[0-9.-]+)$/u;
const PLAIN_CAPITALS = /^(?:[A-Za-zÄÖÜäöüß'-]+|[А-Яа-яЁё-]+)$/u;

export function fold(text: string): string {
  if (PLAIN.test(text)) return replaced(text);
  if (PLAIN_CAPITALS.test(text)) return replaced(text.toLowerCase());
  // Twice: taking marks away can leave letters that compose with each other.
  return foldOnce(foldOnce(text));
}

const ASCII_OR_HAN = /^[\0-\x7f]*$|^[\u4e00-\u9fff]/u;

/** Latin letters and Han stay as they are. */
function replaced(lower: string): string {
  if (ASCII_OR_HAN.test(lower)) return lower;
  let folded = "";
  for (const letter of lower) folded += LOOKALIKES[letter] ?? letter;
  return folded;
}

function foldOnce(text: string): string {
  const plain = text.normalize("NFKC").toLowerCase().normalize("NFKC").replace(INVISIBLE, "").replace(LOOSE_MARKS, "");
  let folded = "";
  for (const letter of plain) folded += LOOKALIKES[letter] ?? letter;
  return folded.replace(BETWEEN_LETTERS, (sign) => LEET[sign] ?? sign).normalize("NFKC");
}

/** For comparing names: only letters and digits remain, and what looks alike is alike. */
export function skeleton(name: string): string {
  return fold(asSeen(name))
    .replace(/[^\p{L}\p{N}]/gu, "")
    .replace(/[1l|]/gu, "i")
    .replace(/0/gu, "o")
    .replace(/rn/gu, "m")
    .replace(/vv/gu, "w");
}
