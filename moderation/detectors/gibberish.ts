/**
 * Keys struck at random: words whose letters stand in an order that neither English, German nor Russian knows.
 *
 * Promises: at least three different such words, and most of the text; capitals (part numbers, acronyms), code and short words are
 * passed over; Chinese is measured by its own means (han-salad.ts). The pairs of letters below are those of nearly all of this software's own words in
 * the three languages. Costs: one look-up for each letter.
 */
import type { TextFacts, WordFacts } from "../facts";
import { findHanSalad, type Gibberish } from "./han-salad";

const LATIN =
  "ab ac ad af ag ah ai ak al am an ap aq ar as at au av ay ba be bi bl bo bt by ca cc ce ch ci ck co ct da dd de " +
  "di do dr ds du dy ea eb ec ed ee ef eg eh ei el em en eo ep er es et eu ev ew ex eä fa fe ff fi fo fr ft fü ga " +
  "ge gg gi gl go gr gs gt ha he hi hl hm hn ho hr ht ib ic id ie if ig ih ik il im in io ir is it iv je ka ke ki " +
  "ko ks kt kö la ld le li ll lo ls lt ly ma mb me mi mm mo mp mu na nc nd ne nf ng ni nk nl nm nn no ns nt nu ob " +
  "oc od of og ok ol om on oo op or os ot ou ov ow pa pe pi pl po pp pr pt pu qu ra rb rc rd re rf rg ri rk rn ro " +
  "rs rt ru rw ry rä rö rü sa sc se sh si sk so sp ss st su sw ta tc te th ti tl to tp tr ts tt tu tw ty tz ub uc " +
  "ue uf ug uk ul um un up ur us ut ve vi vo wa we wh wi wn wo wr wu xt ye yo ys ze zt zu äh än ät öf ön üb üc üf " +
  "ür";
const CYRILLIC =
  "аб ав аг ад ае аж аз ай ак ал ам ан ап ар ас ат ах ач аш ащ аю ая аё ба бе бл бо бр бу бщ бы ва ве ви вк вл вн " +
  "во вр вс вт ву вы вь вя га гд ги гл го гр гу да де ди дл дн до др дт ду дя дё ег ед ее еж ез ей ек ел ем ен еп " +
  "ер ес ет ех еч еш ещ её жа жд же жи жн за зв зд зи зм зн зо зр зу зы зя иа иб ив ид ие из ии ий ик ил им ин ир " +
  "ис ит их иц ич иш ия йд йс йт йч ка ке ки кл ко кр кс кт ку ла ле ли лк лн ло лу ль лю ля ма ме ми мм мн мо му " +
  "мы мя на не ни нк нн но нт ну ны нь ня нё об ов ог од ое ож оз ои ой ок ол ом он оо оп ор ос от оф ох оц оч ош " +
  "оэ оя па пе пи по пр пу ра рв ре рж ри рк рн ро рс ру ры ря са св сд се си ск сл см сн со сп ср сс ст су сы сь " +
  "ся сё та тв те ти тк тм тн то тп тр тс ту ты ть уб ув уг уд уе уж уз уй ук уп ур ус ут уч ую фи фо хо хр ца це " +
  "ци цы ча че чи чн чт чё ша ше ши ща ще щи щё ыб ыв ые ый ыл ым ын ыт ых ьз ьк ьм ьн ьс ьт ьш эт ют яв яд яз ям " +
  "ят ях ён ёт";

const COMMON = new Set(`${LATIN} ${CYRILLIC}`.split(" "));

const SHORTEST_WORD = 4;
const FEWEST_WORDS = 3;
/** Of a word's pairs, and of a text's words. */
const RARE_SHARE = 0.5;

/** The stretch from the first to the last such word of the body; null where it is a text. */
export function findGibberish(text: TextFacts): Gibberish | null {
  const words = text.words.filter((word) => word.field === "body" && isMeasured(text, word));
  const struck = words.filter((word) => isRare(text.body.slice(word.start, word.end).toLowerCase()));
  const first = struck[0];
  const last = struck.at(-1);
  const han = findHanSalad(text);
  if (han !== null) return han;
  const share = struck.length / Math.max(1, words.length);
  const different = new Set(struck.map(({ folded }) => folded)).size;
  if (first === undefined || last === undefined || different < FEWEST_WORDS || share < RARE_SHARE) return null;
  return { start: first.start, end: last.end, share };
}

function isMeasured({ body }: TextFacts, { start, end }: WordFacts): boolean {
  const written = body.slice(start, end);
  return written.length >= SHORTEST_WORD && /^(?:[A-Za-zÄÖÜäöüß]?[a-zäöüß]+|[А-Яа-яЁё]?[а-яё]+)$/u.test(written);
}

/** Of Latin and Cyrillic. A word of four letters and more has one, but for the letters of somebody's cat. */
const VOWEL = /[aeiouyäöüаеёиоуыэюяй]/u;

/** fjfjfj, hgfhgf: one piece of two or three letters, again and again. */
function isRepeatedPiece(word: string): boolean {
  return [2, 3].some((size) => {
    if (word.length < 2 * size || new Set(word).size < 2) return false;
    for (let at = size; at < word.length; at += 1) if (word[at] !== word[at - size]) return false;
    return true;
  });
}

function isRare(word: string): boolean {
  if (isRepeatedPiece(word) || !VOWEL.test(word)) return true;
  let rare = 0;
  for (let at = 0; at + 1 < word.length; at += 1) if (!COMMON.has(word.slice(at, at + 2))) rare += 1;
  return rare >= RARE_SHARE * (word.length - 1);
}
