// German word stems by the published Snowball algorithm, snowballstem.org/algorithms/german, with its variant "German2": umlauts
// and their spellings with e are one (Kühlung = Kuehlung = Kuhlung), ß is ss.
//
// `word`: lower case; ä ö ü may already have lost their dots.

const VOWEL = /[aeiouy]/;

export function stemGerman(word: string): string {
  const marked = markConsonants(foldUmlauts(word));
  const start = afterVowelConsonant(marked, 0);
  const r2 = afterVowelConsonant(marked, start);
  const r1 = Math.max(start, 3);
  return step3(step2(step1(marked, r1), r1), r1, r2).toLowerCase();
}

/** ue stays after a vowel or q, where it is no umlaut: neue, Bauer, Quelle. */
export function foldUmlauts(word: string): string {
  return word
    .replace(/[äöüß]/g, (letter) => ({ ä: "a", ö: "o", ü: "u", ß: "ss" })[letter] ?? letter)
    .replace(/([ao])e/g, "$1")
    .replace(/(?<![aeioq])ue/g, "u");
}

/** u and y between vowels are consonants: U, Y. */
function markConsonants(word: string): string {
  return word.replace(/(?<=[aeiouy])[uy](?=[aeiouy])/g, (letter) => letter.toUpperCase());
}

function afterVowelConsonant(word: string, from: number): number {
  for (let at = from + 1; at < word.length; at += 1) {
    if (!VOWEL.test(word.charAt(at)) && VOWEL.test(word.charAt(at - 1))) return at + 1;
  }
  return word.length;
}

function step1(word: string, r1: number): string {
  const suffix = /(?:ern|em|er|en|es|e|s)$/.exec(word);
  if (!suffix || suffix.index < r1) return word;
  const rest = word.slice(0, suffix.index);
  if (suffix[0] === "s") return /[bdfghklmnrt]$/.test(rest) ? rest : word;
  return /^e[ns]?$/.test(suffix[0]) && rest.endsWith("niss") ? rest.slice(0, -1) : rest;
}

function step2(word: string, r1: number): string {
  const suffix = /(?:est|en|er|st)$/.exec(word);
  if (!suffix || suffix.index < r1) return word;
  if (suffix[0] === "st" && !/...[bdfghklmnt]st$/.test(word)) return word;
  return word.slice(0, suffix.index);
}

function step3(word: string, r1: number, r2: number): string {
  const suffix = /(?:isch|lich|heit|keit|end|ung|ig|ik)$/.exec(word);
  if (!suffix || suffix.index < r2) return word;
  const rest = word.slice(0, suffix.index);
  switch (suffix[0]) {
    case "end":
    case "ung":
      return rest.endsWith("ig") && !rest.endsWith("eig") && rest.length - 2 >= r2 ? rest.slice(0, -2) : rest;
    case "ig":
    case "ik":
    case "isch":
      return rest.endsWith("e") ? word : rest;
    case "keit": {
      const before = /(?:lich|ig)$/.exec(rest);
      return before && before.index >= r2 ? rest.slice(0, before.index) : rest;
    }
    default:
      return /(?:er|en)$/.test(rest) && rest.length - 2 >= r1 ? rest.slice(0, -2) : rest;
  }
}
