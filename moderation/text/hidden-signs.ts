/**
 * Signs that turn the text beside them round, hide it, or are not seen: what others see as a name (titles, tags, products,
 * groups, summaries, display names) holds none of them. One list for all.
 *
 * What scripts need stays: the joiners of Persian, of Indian scripts and of emoji, the number signs of Arabic, the letters of the
 * flags of England, Scotland and Wales.
 */
const NEEDED_FORMATS = "\\u200c\\u200d\\u0600-\\u0605\\u06dd\\u070f\\u0890\\u0891\\u08e2";
const BLANK_LETTERS = "\\u115f\\u1160\\u17b4\\u17b5\\u3164\\uffa0\\u2800";
const HIDDEN = `(?![${NEEDED_FORMATS}])[\\p{Cf}\\p{Cc}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}${BLANK_LETTERS}]`;
const FLAG = "\\u{1f3f4}[\\u{e0061}-\\u{e007a}]{1,6}\\u{e007f}";

const HIDDEN_SIGN = new RegExp(HIDDEN, "u");
const FLAGS_AND_HIDDEN = new RegExp(`(${FLAG})|${HIDDEN}`, "gu");
const LINE_ENDS = /[\p{Zl}\p{Zp}\t-\r\u0085]+/gu;

export function hasHiddenSigns(text: string): boolean {
  return HIDDEN_SIGN.test(text.replace(new RegExp(FLAG, "gu"), ""));
}

/** In one line, trimmed, without them. */
export function plainLine(text: string): string {
  return text
    .replace(LINE_ENDS, " ")
    .replace(FLAGS_AND_HIDDEN, (_, flag: string | undefined) => flag ?? "")
    .trim();
}
