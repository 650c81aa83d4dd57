// Cuts text into words, spaces and marks; the tokens joined are the text. Numbers keep their decimals, addresses and
// identifiers stay whole (E-1042, fw3.2), Chinese, Japanese and Thai are cut by the platform's segmenter.

const SCRIPTS = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}`;
const HAS_UNSPACED = new RegExp(`[${SCRIPTS}]`, "u");
const UNSPACED = new RegExp(`^[${SCRIPTS}]{2,}$`, "u");
const ADDRESS = String.raw`https?:\/\/[^\s<>"')\]]+`;
const NUMBER = String.raw`\p{N}+(?:[.,:]\p{N}+)+`;
const SIGNS = String.raw`\n|[^\S\n]+|.`;
const SPACED_TOKEN = tokens([ADDRESS, NUMBER, word("")]);
/** Looks at every letter's script, which takes twice as long. */
const MIXED_TOKEN = tokens([ADDRESS, `[${SCRIPTS}]+`, NUMBER, word(`(?![${SCRIPTS}])`)]);
/** A longer run without a space is cut into characters: the segmenter's time grows with the run. */
const MAX_SEGMENTED_RUN = 5000;

const segmenters = new Map<string, Intl.Segmenter>();

export function wordsOf(text: string, language?: string): string[] {
  if (!HAS_UNSPACED.test(text)) return text.match(SPACED_TOKEN) ?? [];
  const words: string[] = [];
  for (const [token] of text.matchAll(MIXED_TOKEN)) {
    if (!UNSPACED.test(token)) words.push(token);
    else if (token.length > MAX_SEGMENTED_RUN) for (const character of token) words.push(character);
    else for (const { segment } of segmenter(language).segment(token)) words.push(segment);
  }
  return words;
}

function word(unless: string): string {
  const letters = (classes: string) => `(?:${unless}[${classes}])+`;
  return `${letters("\\p{L}\\p{M}\\p{N}_")}(?:[’'.-]${letters("\\p{L}\\p{N}_")})*`;
}

function tokens(kinds: string[]): RegExp {
  return new RegExp([...kinds, SIGNS].join("|"), "gsu");
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
