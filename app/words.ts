// Cuts text into words, spaces and marks; the tokens joined are the text. Numbers keep their decimals, addresses and
// identifiers stay whole (E-1042, fw3.2), Chinese, Japanese and Thai are cut by the platform's segmenter.

const TOKEN =
  /https?:\/\/[^\s<>"')\]]+|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]+|\p{N}+(?:[.,:]\p{N}+)+|(?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}])[\p{L}\p{M}\p{N}_])+(?:[’'.-](?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}])[\p{L}\p{N}_])+)*|\n|[^\S\n]+|./gsu;
const UNSPACED = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]{2,}$/u;
/** A longer run without a space is cut into characters: the segmenter's time grows with the run. */
const MAX_SEGMENTED_RUN = 5000;

const segmenters = new Map<string, Intl.Segmenter>();

export function wordsOf(text: string, language?: string): string[] {
  const words: string[] = [];
  for (const [token] of text.matchAll(TOKEN)) {
    if (!UNSPACED.test(token)) words.push(token);
    else if (token.length > MAX_SEGMENTED_RUN) for (const character of token) words.push(character);
    else for (const { segment } of segmenter(language).segment(token)) words.push(segment);
  }
  return words;
}

export function isWord(token: string): boolean {
  return /[\p{L}\p{N}]/u.test(token);
}

export function isSpace(token: string): boolean {
  return token.trim() === "";
}

function segmenter(language: string | undefined): Intl.Segmenter {
  const key = segmentedLanguage(language);
  let found = segmenters.get(key);
  if (!found) {
    found = new Intl.Segmenter(key, { granularity: "word" });
    segmenters.set(key, found);
  }
  return found;
}

/** Only languages that the segmenter treats differently, so that a strange tag is neither kept nor an error. */
function segmentedLanguage(language: string | undefined): string {
  const base = language?.toLowerCase().split("-")[0] ?? "";
  return ["zh", "ja", "th", "lo", "km", "my"].includes(base) ? base : "zh";
}
