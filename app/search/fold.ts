// One spelling for what is the same word: the index, queries and known words are folded alike.
import { foldHan } from "./han-folding";

const PLAIN = /^[a-z]+$/i;
/** Also what stretches an Arabic word, and the apostrophe of Ukrainian that counts as a letter. */
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\u0640\u02bc]/g;
/** Accents of Latin letters, of vowels anywhere; vowels and other signs on the letters of Hebrew and Arabic. */
const MARKS =
  /(?<=\p{Script=Latin}\p{M}*)\p{M}|[\u0300\u0301\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]/gu;
/** Letters that are written in more than one way. */
const LETTERS: Readonly<Record<string, string>> = {
  ...{ ß: "ss", ø: "o", ł: "l", đ: "d", æ: "ae", œ: "oe", ı: "i", ё: "е", ς: "σ" },
  ...{ ٱ: "ا", ى: "ي", ی: "ي", ې: "ي", ة: "ه", ہ: "ه", ۀ: "ه", ە: "ه", ک: "ك" },
};
const OTHER_LETTER = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "gu");
/** Digits of Arabic, Persian and the scripts of India are ours. */
const OTHER_DIGIT = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef]/g;

/** Case, width, accents and invisible signs. й keeps its mark: it is a letter of its own. */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  const plain = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(INVISIBLE, "")
    .normalize("NFD")
    .replace(MARKS, "")
    .normalize("NFC");
  return foldHan(plain.replace(OTHER_LETTER, (letter) => LETTERS[letter] ?? letter).replace(OTHER_DIGIT, ownDigit));
}

/** In the rows of Arabic the zero stands first, in those of India seventh. */
function ownDigit(digit: string): string {
  const at = digit.charCodeAt(0) & 0xf;
  return String(digit < "\u0900" ? at : at - 6);
}
