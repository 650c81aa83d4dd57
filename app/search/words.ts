// Cuts text into the terms of the search index. Index, query and highlights use these same functions, so a word that is found
// is also the word that is marked.
//
// Promises: case, accents, umlaut spellings, ё, full-width letters and the two Chinese scripts make no difference; words become
// stems by the language of the text (Cyrillic ones always Russian, Latin ones German in German texts, else English); what is
// joined by hyphen, dot or nothing is a term in parts and as a whole, so TW-300, TW 300 and tw300 find each other; Chinese is
// indexed by pairs of characters and by the last one of a run. Bounded: MOST_WORDS per text, LONGEST_WORD characters.
// Dropped: dictionary words for Chinese in the index (Intl.Segmenter cuts 文档 wrongly, and differs between versions of Node, which
// would age the index); they serve queries only. PostgreSQL's own parser and stemmers (they ask the server's locale what a
// letter is, stem differently between versions 15 and 18, and cannot be asked by highlights).
import { foldHan } from "./han-folding";
import { stemEnglish } from "./stem-english";
import { stemGerman } from "./stem-german";
import { stemRussian } from "./stem-russian";
import { isStopWord } from "./stop-words";

export const MOST_WORDS = 8_000;
const LONGEST_WORD = 40;
/** As it is spelt, with marks and signs that nobody sees. */
const LONGEST_SPELLING = 5 * LONGEST_WORD;
/** A joined run of more parts is no word; the rest of it is left out. */
const MOST_PARTS = 60;
/** Longer chains are addresses and keys: their parts are enough. */
const MOST_PARTS_OF_WHOLE = 5;
/** tsvector has no place for more. */
const LAST_POSITION = 16_000;

/** A word as it stands in a text, folded but not yet stemmed. */
export type Word = {
  kind: "word" | "whole" | "han";
  text: string;
  /** Counts words; a whole stands where its first part stands. */
  position: number;
  start: number;
  end: number;
};

export type Term = { term: string; position: number; start: number; end: number };

const HAN = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}";
const SIGN = "\\p{L}\\p{M}\\p{N}\\u00ad\\u200b-\\u200d\\u2060";
/** Letters and digits, and single joining signs between them; a comma only between digits. */
const RUN = new RegExp(`[${SIGN}]+(?:(?:[-._'’+&]|(?<=\\p{N}),(?=\\p{N}))[${SIGN}]+)*`, "gu");
const HAN_OR_OTHER = new RegExp(`[${HAN}]+|[^${HAN}]+`, "gu");
const IS_SIGN = new RegExp(`[${SIGN}]`, "u");
const IS_HAN = new RegExp(`^[${HAN}]`, "u");
const CHUNK = /[^-._+&,]+/g;
const LETTERS_OR_DIGITS = /\p{N}+|[^\p{N}]+/gu;
const PLAIN = /^[a-z]+$/i;

/**
 * The terms of a text in order; stop words leave a gap in the positions. With `letters`, plain words that begin with another
 * letter may be passed over: a stem never changes the first.
 */
export function findTerms(text: string, language: string, letters?: ReadonlySet<string>): Term[] {
  const terms: Term[] = [];
  for (const word of findWords(text, letters)) {
    const { position, start, end } = word;
    if (word.kind === "han") terms.push({ term: word.text, position, start, end });
    else if (word.kind === "whole") terms.push({ term: stemOf(word.text, language), position, start, end });
    else {
      const term = termOf(word.text, language);
      if (term !== null) terms.push({ term, position, start, end });
    }
  }
  return terms;
}

export function findWords(text: string, letters?: ReadonlySet<string>): Word[] {
  const words: Word[] = [];
  let position = 0;
  let at = 0;
  while (words.length < MOST_WORDS && position < LAST_POSITION) {
    while (classOf(text, at) === GAP || classOf(text, at) === JOINER) at += 1;
    const end = endOfPlain(text, at);
    if (end > at) {
      position += 1;
      if (end - at <= LONGEST_WORD && (letters?.has(text.charAt(at).toLowerCase()) ?? true))
        words.push({ kind: "word", text: text.slice(at, end).toLowerCase(), position, start: at, end });
      at = end;
      continue;
    }
    RUN.lastIndex = at;
    const run = RUN.exec(text);
    if (run === null) break;
    at = RUN.lastIndex;
    for (const part of run[0].matchAll(HAN_OR_OTHER)) {
      const start = run.index + part.index;
      position = IS_HAN.test(part[0])
        ? addPairs(words, part[0], start, position)
        : addParts(words, part[0], start, position);
    }
  }
  return words;
}

const OTHER = 0;
const GAP = 1;
const JOINER = 2;
const LETTER = 3;
const DIGIT = 4;
const END = 5;
/** What the signs of ASCII are for words; most texts consist of them, and expressions take ten times as long. */
const CLASSES = Uint8Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code);
  if (PLAIN.test(sign)) return LETTER;
  if (/\d/.test(sign)) return DIGIT;
  return "-._'+&".includes(sign) ? JOINER : GAP; // a comma joins nothing but digits
});

function classOf(text: string, at: number): number {
  if (at >= text.length) return END;
  const code = text.charCodeAt(at);
  return code < CLASSES.length ? (CLASSES[code] as number) : classBeyond(text.charAt(at));
}

function classBeyond(sign: string): number {
  if (sign === "’") return JOINER;
  return /[\ud800-\udfff]/.test(sign) || IS_SIGN.test(sign) ? OTHER : GAP;
}

/** Where a word of plain letters ends; `start` when there is none, or more than letters belongs to it. */
function endOfPlain(text: string, start: number): number {
  let end = start;
  while (classOf(text, end) === LETTER) end += 1;
  const next = classOf(text, end);
  const joined = next === JOINER ? classOf(text, end + 1) : next;
  return joined === OTHER || joined === LETTER || joined === DIGIT ? start : end;
}

/** Every pair of neighbours, and the last character alone, so that a single character is found as the beginning of a term. */
function addPairs(words: Word[], run: string, start: number, position: number): number {
  const characters = [...foldHan(run)].slice(0, LAST_POSITION - position);
  let at = start;
  for (const [index, character] of characters.entries()) {
    const next = characters[index + 1] ?? "";
    const end = at + character.length + next.length;
    words.push({ kind: "han", text: character + next, position: position + index + 1, start: at, end });
    at += character.length;
  }
  return position + characters.length;
}

function addParts(words: Word[], run: string, start: number, before: number): number {
  const parts: Word[] = [];
  let position = before;
  let whole = "";
  for (const chunk of run.matchAll(CHUNK)) {
    if (parts.length >= MOST_PARTS) break;
    for (const part of splitChunk(chunk[0])) {
      if (parts.length >= MOST_PARTS) break;
      // What is no word however it folds is not folded: accents cost the square of their number.
      const text = part.text.length > LONGEST_SPELLING ? part.text : fold(part.text);
      if (text === "") continue;
      position += 1;
      const at = start + chunk.index + part.index;
      parts.push({ kind: "word", text, position, start: at, end: at + part.length });
      // 3.2 is not 32: between digits the sign stays.
      whole += /\p{N}$/u.test(whole) && /^\p{N}/u.test(text) ? `.${text}` : text;
    }
  }
  const first = parts[0];
  const last = parts.at(-1);
  if (parts.length > 1 && parts.length <= MOST_PARTS_OF_WHOLE && first && last && whole.length <= LONGEST_WORD) {
    words.push({ kind: "whole", text: whole, position: first.position, start: first.start, end: last.end });
  }
  for (const part of parts) if (part.text.length <= LONGEST_WORD) words.push(part);
  return position;
}

/** Digits and letters apart (fw3 → fw, 3); words with an apostrophe stay one (don't → dont), a possessive s goes. */
function splitChunk(chunk: string): { text: string; index: number; length: number }[] {
  if (/['’]/.test(chunk)) {
    return [{ text: chunk.replace(/['’]s$/i, "").replace(/['’]/g, ""), index: 0, length: chunk.length }];
  }
  return [...chunk.matchAll(LETTERS_OR_DIGITS)].map((part) => ({
    text: part[0],
    index: part.index,
    length: part[0].length,
  }));
}

const INVISIBLE = /[\u00ad\u200b-\u200d\u2060]/g;
const MARKS = /(?<=\p{Script=Latin}\p{M}*)\p{M}|[\u0300\u0301]/gu;
const LETTERS: Readonly<Record<string, string>> = { ß: "ss", ø: "o", ł: "l", đ: "d", æ: "ae", œ: "oe", ı: "i", ё: "е" };

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
  return foldHan(plain.replace(/[ßøłđæœıё]/g, (letter) => LETTERS[letter] ?? letter));
}

const TERMS_KEPT = 20_000;
const known = { en: new Map<string, string | null>(), de: new Map<string, string | null>() };

/** The term under which a folded word is indexed in a text of this language; null for a word that says nothing. */
export function termOf(word: string, language: string): string | null {
  const terms = language === "de" ? known.de : known.en;
  const found = terms.get(word);
  if (found !== undefined) return found;
  if (terms.size >= TERMS_KEPT) terms.clear();
  const term = isStop(word, language) ? null : stemOf(word, language);
  terms.set(word, term);
  return term;
}

const LATIN = /^[a-z]+$/;
const CYRILLIC = /^[\u0400-\u04ff]+$/;

export function isStop(word: string, language: string): boolean {
  if (LATIN.test(word)) return isStopWord(word, language === "de" ? "de" : "en");
  return CYRILLIC.test(word) && isStopWord(word, "ru");
}

/** Cyrillic words are Russian, Latin ones German in German texts and else English, whatever the text. */
function stemOf(word: string, language: string): string {
  if (LATIN.test(word)) return language === "de" ? stemGerman(word) : stemEnglish(word);
  return CYRILLIC.test(word) ? stemRussian(word) : word;
}
