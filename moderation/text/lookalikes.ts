/**
 * Letters of seldom scripts, and signs that are drawn as letters, by the Latin letter they are taken for. Only names are
 * read through this table: texts in these scripts keep their letters.
 *
 * Promises: whichever case a letter is given in, it is found. Source: the confusables of Unicode UTS 39, those that are
 * one letter and imitate one; what NFKC takes apart by itself (full-width, mathematical, circled) is left out.
 */
const DRAWN_AS: Readonly<Record<string, string>> = {
  a: "ꓮᗅᗩᎪ𖽀𐊠ᴀⲁ⍺ɐⱥꬰ",
  b: "ꓐᗷᏴ𐊂𐊡𐌁ʙⲃƃƅьᏏᖯɓƀ",
  c: "ꓚᏟᑕ𐊢𐌂𐐕ϲᴄⲥꮯƈȼↄ",
  d: "ꓓᗞᗪᎠᴅɖᏧᑯɗƌꭰ",
  e: "ꓰᎬ𐊆ᴇⲉҽєɛⴹəǝɇ℮",
  f: "ꓝᖴ𐊇𐊥ꜰƒϝքꞙ",
  g: "ꓖᏀᏳɢցᶃɠǥԍ",
  h: "ꓧᕼᎻ𐋏ʜհⲏᏂħⱨɦԋ",
  i: "ꓲᏆᎥɪɩⲓɨ𐊊ⵏіꙇ",
  j: "ꓙᒍᎫϳᴊյɉʝ",
  k: "ꓗᏦᴋⲕĸƙⱪқҝҟ",
  l: "ꓡᒪᏞʟⳑ𐐛լւƚⱡɫɭ",
  m: "ꓟᗰᎷᴍⲙ𐊰𐌑ϻɱ",
  n: "ꓠᑎɴոռⲛ𐔓ƞɲŋդ",
  o: "ꓳᴏօⲟ𐊒𐊫𐐄ഠⵔⵙჿθסₒᏫɵஂ०੦૦௦೦๐໐၀๏",
  p: "ꓑᑭᏢᴘⲣ𐊕ƿᵽƥþ",
  q: "զգꞯⵕɋʠ",
  r: "ꓣᖇᏒᎡʀᴦⲅꭇɼɾɍг",
  s: "ꓢᔕᏚꜱʂ𐊖𐐠տȿƽ",
  t: "ꓔᎢᴛⲧ𐊗𐊱𐌕ƫŧƭțե",
  u: "ꓴᑌᴜʋսꭎ𐓎ʉ",
  v: "ꓦᐯᏙѵᴠⴸ",
  w: "ꓪᗯᎳᏔᴡաѡɯωщ",
  x: "ꓫ᙭ⲭҳⵝ𐊐𐊴𐌗ᕁ",
  y: "ꓬʏⲩ𐊲ᎽᎩүყұɏɣў",
  z: "ꓜᏃᴢ𐋵ʐᶎⲍƶȥ",
};

const LATIN = new Map(
  Object.entries(DRAWN_AS).flatMap(([latin, letters]) =>
    [...letters].flatMap((letter) => [
      [letter, latin] as const,
      [letter.toLowerCase(), latin] as const,
      [letter.toUpperCase(), latin] as const,
    ]),
  ),
);

/** Alphabets of signs: negative circled, negative squared, and the letters of flags. */
const SIGNS = [0x1f150, 0x1f170, 0x1f1e6] as const;
const LETTERS = 26;

/** The same text in the Latin letters it seems to be written in; marks above and below Latin letters are taken away. */
export function asSeen(text: string): string {
  let seen = "";
  for (const letter of text.normalize("NFKD").replace(/\p{Script=Inherited}/gu, ""))
    seen += LATIN.get(letter) ?? signOf(letter);
  return seen.normalize("NFKC");
}

function signOf(letter: string): string {
  const code = letter.codePointAt(0) ?? 0;
  const start = SIGNS.find((first) => code >= first && code < first + LETTERS);
  return start === undefined ? letter : String.fromCharCode("A".charCodeAt(0) + code - start);
}
