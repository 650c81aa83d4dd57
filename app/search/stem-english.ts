// English word stems by the published Snowball algorithm "English (Porter2)", snowballstem.org/algorithms/english.
//
// Promises: the same stems as PostgreSQL's english_stem (compared on generated words in the tests). Here instead of in the
// database so that index, query and highlights agree to the letter on every version and locale of PostgreSQL.

const VOWEL = /[aeiouy]/;
const DOUBLE = /(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/;
/** adding, egged: these keep their two letters (Snowball since 3.0). */
const WHOLE = /^(?:add|egg|off)$/;
const LI_ENDING = /[cdeghkmnrt]li$/;

/** A map: as an object it would know "constructor". */
const EXCEPTIONS: ReadonlyMap<string, string> = new Map([
  ["skis", "ski"],
  ["skies", "sky"],
  ["dying", "die"],
  ["lying", "lie"],
  ["tying", "tie"],
  ["idly", "idl"],
  ["gently", "gentl"],
  ["ugly", "ugli"],
  ["early", "earli"],
  ["only", "onli"],
  ["singly", "singl"],
  ["sky", "sky"],
  ["news", "news"],
  ["howe", "howe"],
  ["atlas", "atlas"],
  ["cosmos", "cosmos"],
  ["bias", "bias"],
  ["andes", "andes"],
]);
const FINISHED_AFTER_PLURAL = new Set([
  "inning",
  "outing",
  "canning",
  "herring",
  "earring",
  "proceed",
  "exceed",
  "succeed",
]);

/** Longest first; "" deletes. Applied where the suffix lies in R1. */
const STEP_2: readonly (readonly [string, string])[] = [
  ["ational", "ate"],
  ["fulness", "ful"],
  ["iveness", "ive"],
  ["ization", "ize"],
  ["ousness", "ous"],
  ["biliti", "ble"],
  ["lessli", "less"],
  ["tional", "tion"],
  ["alism", "al"],
  ["aliti", "al"],
  ["ation", "ate"],
  ["entli", "ent"],
  ["fulli", "ful"],
  ["iviti", "ive"],
  ["ousli", "ous"],
  ["abli", "able"],
  ["alli", "al"],
  ["anci", "ance"],
  ["ator", "ate"],
  ["enci", "ence"],
  ["izer", "ize"],
  ["bli", "ble"],
  ["ogi", "og"],
  ["li", ""],
];
const STEP_3: readonly (readonly [string, string])[] = [
  ["ational", "ate"],
  ["tional", "tion"],
  ["alize", "al"],
  ["ative", ""],
  ["icate", "ic"],
  ["iciti", "ic"],
  ["ical", "ic"],
  ["ness", ""],
  ["ful", ""],
];
const STEP_4 = [
  "ement",
  "able",
  "ance",
  "ence",
  "ible",
  "ment",
  "ant",
  "ate",
  "ent",
  "ion",
  "ism",
  "iti",
  "ive",
  "ize",
  "ous",
  "al",
  "er",
  "ic",
] as const;

/** `word`: lower case, without accents. */
export function stemEnglish(word: string): string {
  if (word.length < 3) return word;
  const exception = EXCEPTIONS.get(word);
  if (exception !== undefined) return exception;
  const marked = markConsonantY(word);
  const r1 = startOfR1(marked);
  const r2 = afterVowelConsonant(marked, r1);
  const singular = step1a(marked);
  if (FINISHED_AFTER_PLURAL.has(singular)) return singular;
  const stem = step5(step4(step3(step2(step1c(step1b(singular, r1)), r1), r1, r2), r2), r1, r2);
  return stem.replaceAll("Y", "y");
}

/** A y that begins the word or follows a vowel is a consonant: Y. */
function markConsonantY(word: string): string {
  return word.replace(/^y|([aeiouy])y/g, (_, vowel: string | undefined) => `${vowel ?? ""}Y`);
}

function startOfR1(word: string): number {
  const prefix = /^(?:gener|commun|arsen)/.exec(word)?.[0];
  return prefix ? prefix.length : afterVowelConsonant(word, 0);
}

/** Position behind the first consonant that follows a vowel. */
function afterVowelConsonant(word: string, from: number): number {
  for (let at = from + 1; at < word.length; at += 1) {
    if (!VOWEL.test(word.charAt(at)) && VOWEL.test(word.charAt(at - 1))) return at + 1;
  }
  return word.length;
}

function step1a(word: string): string {
  if (word.endsWith("sses")) return word.slice(0, -2);
  if (/ie[ds]$/.test(word)) return word.length > 4 ? word.slice(0, -2) : word.slice(0, -1);
  if (/[us]s$/.test(word) || !word.endsWith("s")) return word;
  return VOWEL.test(word.slice(0, -2)) ? word.slice(0, -1) : word;
}

function step1b(word: string, r1: number): string {
  const suffix = /(?:eedly|ingly|edly|eed|ing|ed)$/.exec(word);
  if (!suffix) return word;
  const rest = word.slice(0, suffix.index);
  if (suffix[0].startsWith("eed")) return suffix.index >= r1 ? `${rest}ee` : word;
  if (!VOWEL.test(rest)) return word;
  if (/(?:at|bl|iz)$/.test(rest)) return `${rest}e`;
  if (DOUBLE.test(rest)) return WHOLE.test(rest) ? rest : rest.slice(0, -1);
  return rest.length <= r1 && endsShort(rest) ? `${rest}e` : rest;
}

function endsShort(word: string): boolean {
  return /(?:[^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy])$/.test(word);
}

function step1c(word: string): string {
  return /.[^aeiouy][yY]$/.test(word) ? `${word.slice(0, -1)}i` : word;
}

function step2(word: string, r1: number): string {
  const [suffix, replacement] = STEP_2.find(([ending]) => word.endsWith(ending)) ?? [];
  if (suffix === undefined || replacement === undefined || word.length - suffix.length < r1) return word;
  if (suffix === "ogi" && !word.endsWith("logi")) return word;
  if (suffix === "li" && !LI_ENDING.test(word)) return word;
  return word.slice(0, -suffix.length) + replacement;
}

function step3(word: string, r1: number, r2: number): string {
  const [suffix, replacement] = STEP_3.find(([ending]) => word.endsWith(ending)) ?? [];
  if (suffix === undefined || replacement === undefined) return word;
  const start = word.length - suffix.length;
  return start < (suffix === "ative" ? r2 : r1) ? word : word.slice(0, start) + replacement;
}

function step4(word: string, r2: number): string {
  const suffix = STEP_4.find((ending) => word.endsWith(ending));
  if (suffix === undefined || word.length - suffix.length < r2) return word;
  if (suffix === "ion" && !/[st]ion$/.test(word)) return word;
  return word.slice(0, -suffix.length);
}

function step5(word: string, r1: number, r2: number): string {
  const start = word.length - 1;
  if (word.endsWith("e")) {
    const isSpare = start >= r2 || (start >= r1 && !endsShort(word.slice(0, -1)));
    return isSpare ? word.slice(0, -1) : word;
  }
  return word.endsWith("ll") && start >= r2 ? word.slice(0, -1) : word;
}
