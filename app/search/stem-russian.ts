// Russian word stems by the published Snowball algorithm, snowballstem.org/algorithms/russian. `word`: lower case, ё already е.

const VOWELS = "аеиоуыэюя";

/** Endings of the first list count only behind а or я, which stays. Longest first within each alternation. */
const GERUND = ending("вшись вши в", "ившись ывшись ивши ывши ив ыв");
const ADJECTIVE = ending("", "ими ыми его ого ему ому ее ие ые ое ей ий ый ой ем им ым ом их ых ую юю ая яя ою ею");
const PARTICIPLE = ending("ем нн вш ющ щ", "ивш ывш ующ");
const REFLEXIVE = ending("", "ся сь");
const VERB = ending(
  "ете йте ешь нно ла на ли ем ло но ет ют ны ть й л н",
  "ейте уйте ила ыла ена ите или ыли ило ыло ено ует уют ены ить ыть ишь ей уй ил ыл им ым ен ят ит ыт ую ю",
);
const NOUN = ending(
  "",
  "иями ями ами ией иям ием иях ев ов ие ье еи ии ей ой ий ям ем ам ом ах ях ию ью ия ья а е и й о у ы ь ю я",
);
const DERIVATION = ending("", "ость ост");
const SUPERLATIVE = ending("", "ейше ейш");

export function stemRussian(word: string): string {
  const first = [...word].findIndex((letter) => VOWELS.includes(letter));
  if (first < 0) return word;
  const head = word.slice(0, first + 1);
  const r2 = startOfR2(word) - head.length;
  let rest = step1(word.slice(first + 1));
  if (rest.endsWith("и")) rest = rest.slice(0, -1);
  const derived = DERIVATION(rest);
  if (derived !== null && derived.length >= r2) rest = derived;
  return head + tidy(rest);
}

function step1(word: string): string {
  const gerund = GERUND(word);
  if (gerund !== null) return gerund;
  const plain = REFLEXIVE(word) ?? word;
  const adjective = ADJECTIVE(plain);
  if (adjective !== null) return PARTICIPLE(adjective) ?? adjective;
  return VERB(plain) ?? NOUN(plain) ?? plain;
}

function tidy(word: string): string {
  const plain = SUPERLATIVE(word) ?? word;
  if (plain.endsWith("нн")) return plain.slice(0, -1);
  return plain === word && word.endsWith("ь") ? word.slice(0, -1) : plain;
}

function startOfR2(word: string): number {
  const r1 = afterVowelConsonant(word, 0);
  return afterVowelConsonant(word, r1);
}

function afterVowelConsonant(word: string, from: number): number {
  for (let at = from + 1; at < word.length; at += 1) {
    if (!VOWELS.includes(word.charAt(at)) && VOWELS.includes(word.charAt(at - 1))) return at + 1;
  }
  return word.length;
}

/** A function that takes the longest of these endings away, or says null where there is none (or а, я is missing before it). */
function ending(afterA: string, always: string): (word: string) => string | null {
  const guarded = new Set(afterA.split(" ").filter(Boolean));
  const endings = [...guarded, ...always.split(" ")].sort((a, b) => b.length - a.length);
  return (word) => {
    for (const one of endings) {
      if (!word.endsWith(one)) continue;
      const rest = word.slice(0, -one.length);
      if (guarded.has(one) && !/[ая]$/.test(rest)) return null;
      return rest;
    }
    return null;
  };
}
