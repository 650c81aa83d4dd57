// Numbers as people write them: in digits of any width, or as words in five languages. Two ways to write one number are the
// same number: "two drops" and "2 drops", 两 and 二.
//
// "One" is often no number ("this one", "eine Pumpe", 一些): it counts where another number stands in its place.

const WORDS: readonly [value: string, words: string][] = [
  ["0", "zero null ноль нуль 零 〇"],
  ["2", "two twice zwei zwo zweimal два две двух двум двумя дважды 二 两 兩"],
  ["3", "three thrice drei dreimal три трёх трех трём трем тремя трижды 三"],
  ["4", "four vier четыре четырёх четырех четырём четырем четырьмя 四"],
  ["5", "five fünf пять пяти пятью 五"],
  ["6", "six sechs шесть шести шестью 六"],
  ["7", "seven sieben семь семи семью 七"],
  ["8", "eight acht восемь восьми восемью восьмью 八"],
  ["9", "nine neun девять девяти девятью 九"],
  ["10", "ten zehn десять десяти десятью 十"],
  ["11", "eleven elf одиннадцать одиннадцати 十一"],
  ["12", "twelve dozen zwölf dutzend двенадцать двенадцати дюжина 十二"],
  ["13", "thirteen dreizehn тринадцать тринадцати 十三"],
  ["14", "fourteen vierzehn четырнадцать четырнадцати 十四"],
  ["15", "fifteen fünfzehn пятнадцать пятнадцати 十五"],
  ["16", "sixteen sechzehn шестнадцать шестнадцати 十六"],
  ["17", "seventeen siebzehn семнадцать семнадцати 十七"],
  ["18", "eighteen achtzehn восемнадцать восемнадцати 十八"],
  ["19", "nineteen neunzehn девятнадцать девятнадцати 十九"],
  ["20", "twenty zwanzig двадцать двадцати 二十"],
  ["30", "thirty dreißig dreissig тридцать тридцати 三十"],
  ["40", "forty vierzig сорок сорока 四十"],
  ["50", "fifty fünfzig пятьдесят пятидесяти 五十"],
  ["60", "sixty sechzig шестьдесят шестидесяти 六十"],
  ["70", "seventy siebzig семьдесят семидесяти 七十"],
  ["80", "eighty achtzig восемьдесят восьмидесяти 八十"],
  ["90", "ninety neunzig девяносто девяноста 九十"],
  ["100", "hundred hundert сто ста 百 一百"],
  ["200", "двести двухсот 二百 两百 兩百"],
  ["1000", "thousand tausend тысяча тысячи тысяч тысячу 千 一千"],
  ["1000000", "million millions millionen миллион миллиона миллионов 百万 百萬"],
  ["1/2", "half halves halb halbe halber halbes halben половина половину половины полтора 半"],
];
const ONE = "one once ein eine einen einem einer eines eins einmal один одна одно одну одного одной 一";

const VALUES = new Map(WORDS.flatMap(([value, words]) => words.split(" ").map((word) => [word, value] as const)));
for (const word of ONE.split(" ")) VALUES.set(word, "1");
const HAN_NUMERALS = "〇零一二两兩三四五六七八九十百千万萬亿億半";
/** What is counted follows, or nothing: in 统一 and 三明治 a numeral counts nothing. */
const MEASURES =
  "个個滴次分秒天年月日号號度升克斤公米毫厘块塊片张張条條只隻台臺把根层層级級倍点點种種步页頁行列位名人件套杯瓶桶遍周週小钟鐘元岁歲勺匙圈格档檔";
const HAN_NUMBER = new RegExp(`[${HAN_NUMERALS}]+(?=[${MEASURES}]|$|\\P{sc=Han})`, "gu");
/** Words of their own: "a bit", "very", "if ever", "be sure to". */
const HAN_WORD = /^(?:一[点點]|十分(?![钟鐘之])|万一|萬一|千万|千萬|半天)/;

/** "einundzwanzig", "twenty-one": whatever the parts, another word is another number. */
const COMPOUND =
  /^(?:(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)und\p{L}+(?:zig|ßig)|(?:twen|thir|for|fif|six|seven|eigh|nine)ty-\p{L}+)$/u;

type Numeral = { value: string; isCertain: boolean };

/** Whether the numbers in two runs of words differ. */
export function numbersDiffer(removed: readonly string[], added: readonly string[]): boolean {
  const [before, after] = [numbersIn(removed), numbersIn(added)];
  const counted = (own: Numeral[], other: Numeral[]) =>
    own.filter(({ isCertain }) => isCertain || other.length > 0).map(({ value }) => value);
  return counted(before, after).join("\0") !== counted(after, before).join("\0");
}

/** `isCertain`: false for "one", which may be no number. */
function numbersIn(words: readonly string[]): Numeral[] {
  const found: Numeral[] = [];
  let run = "";
  for (const word of [...words, ""]) {
    if (/^\p{sc=Han}/u.test(word)) run += word;
    else {
      // Where a Chinese word begins, the words around it decide: they are read together.
      if (run !== "") for (const numeral of hanNumbersIn(run)) found.push(numeral);
      run = "";
      const value = countOf(word);
      if (value !== null) found.push(numeralOf(value));
    }
  }
  return found;
}

function hanNumbersIn(run: string): Numeral[] {
  return [...run.matchAll(HAN_NUMBER)]
    .filter(({ index }) => !HAN_WORD.test(run.slice(index, index + 4)))
    .map(([numeral]) => numeralOf(VALUES.get(numeral) ?? numeral));
}

function numeralOf(value: string): Numeral {
  return { value, isCertain: value !== "1" };
}

function countOf(token: string): string | null {
  const word = token.normalize("NFKC").toLowerCase();
  const known = VALUES.get(word);
  if (known !== undefined) return known;
  return /\p{N}/u.test(word) || COMPOUND.test(word) ? word : null;
}
