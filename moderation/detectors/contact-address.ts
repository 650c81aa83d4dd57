/**
 * Where somebody lives: a street with a number.
 *
 * Promises: of somebody who is spoken of (lives at, wohnt in, живёт на, 住在) it is other people's data; a bare address is only
 * noticed, because customers ask for repairs at theirs. Costs: linear, bounded gaps.
 */
import type { Field } from "../facts";

export type Address = { field: Field; start: number; end: number; isSomebodys: boolean };

const STREET = String.raw`\d{1,5}[a-z]?,? (?:\p{Lu}[\p{L}'’.-]{1,24} ){1,3}(?:Street|St|Road|Rd|Lane|Ln|Close|Avenue|Ave|Drive|Dr|Court|Ct|Terrace|Crescent|Boulevard|Blvd|Gardens|Hill|Grove|Row|Square)\b`;
const STRASSE = String.raw`(?:\p{Lu}[\p{L}.-]{0,30}(?:straße|strasse|str\.|gasse|weg|allee|platz|ring|damm|ufer)|\p{Lu}\p{L}{1,20}er (?:Straße|Str\.|Weg|Allee|Platz))(?: Nr\.)? ?\d{1,4}`;
const ULICA = String.raw`(?:(?:ул\.?|улиц[аеы]|пр-т|проспект[еа]?|пер\.|переул\p{L}{1,4}|бульвар[еа]?)\s?\p{Lu}[\p{L}-]{2,30}|\p{Lu}[\p{L}-]{2,24}(?:ая|ой|ого|ом|ая,|ой,)),? (?:д\.? ?|дом ?)?\d{1,4}`;
const LU = String.raw`\p{Script=Han}{1,10}(?:路|街|巷|弄|大道)(?:[一二三四五六七八九十\d]{1,3}段)?\d{1,5}(?:号|號|弄)`;
const ANYWHERE = new RegExp(`${STREET}|${STRASSE}|${ULICA}|${LU}`, "gu");

/** Right before it somebody is named, or said to live there. */
const SOMEBODYS =
  /(?:\b(?:lives|living|resides|lived|house|home|address) (?:at|in|on|is)\b|\b(?:wohnt|wohnhaft|wohnen|Adresse|Anschrift)\b|(?:^|[^\p{L}])(?:живёт|живет|проживает|живут|адрес)(?!\p{L})|住|家在|地址|\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+|[叫是]\p{Script=Han}{2,4})[^.!?。！？\n]{0,20}$/u;
const REACH = 60;
const OWN =
  /(?:\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Ii]ch|[Ww]ir|[Mm]ein\w*|[Uu]nser\w*|you|your|Ihr\w*|Sie)\b|(?:^|[^\p{L}])(?:[Яя]|[Мм]ы|[Мм]ой|[Мм]оя|[Нн]аш\p{L}*|[Вв]аш\p{L}*)(?!\p{L})|我|本人|您|贵)[^.!?。！？\n]{0,40}$/u;

/** Asked first: a number right behind a word, or a name right behind a number. */
const SIGN = /[\p{L}.,] ?\d|\d[a-z]?,? \p{Lu}/u;

export function findAddresses(field: Field, prose: string): Address[] {
  if (!SIGN.test(prose)) return [];
  return [...prose.matchAll(ANYWHERE)].map(({ 0: whole, index }) => {
    const before = prose.slice(Math.max(0, index - REACH), index);
    const isSomebodys = SOMEBODYS.test(before) && !OWN.test(before);
    return { field, start: index, end: index + whole.length, isSomebodys };
  });
}
