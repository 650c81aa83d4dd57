// Addresses that stand in a text without marks, and where words end before them.
//
// Promises: an address ends before the punctuation of any language (of sentences, brackets, quotation marks, of every width);
// a host holds letters, digits, dots and hyphens, so that "https://example.com。下一句" leads to example.com. What GFM says of
// ASCII stays, but for an underscore at the end, which is part of names. Linear: the parser's own rules look for an "@"
// through all the rest of the text at every sign.
import { CJK_LETTERS, CJK_SIGNS } from "~/text/scripts";

export type Address = { raw: string; href: string };

/** Punctuation beyond ASCII that no address holds unless it is encoded. */
const ENDS = String.raw`\p{Terminal_Punctuation}\p{Quotation_Mark}\p{Ps}\p{Pe}\p{Pi}\p{Pf}…—～${CJK_SIGNS}`;
const NO_END = String.raw`(?:[!-;=-~]|(?![\0-\x7f${ENDS}])[^\s])`;
const LETTER = String.raw`(?:[a-z0-9-]|(?![\0-\x7f${CJK_LETTERS}])[\p{L}\p{M}\p{N}])`;
/** A label in Chinese is one only between dots, or in an address that begins with it: "https://例子.中国/". */
const HAN_LABEL = `[${CJK_LETTERS}]+`;
const HOST = `(?:${HAN_LABEL}(?:\\.(?:${LETTER}+|${HAN_LABEL}))+|${LETTER}+(?:\\.(?:${LETTER}+|${HAN_LABEL}(?=\\.${LETTER})))*)`;
const WEB = new RegExp(`((?:https?|ftp)://|www\\.)${HOST}\\.?(?:[/?#:]${NO_END}*|[!-;=-~]*)`, "iuy");
const MAIL = /(?:mailto:)?[a-z0-9._+-]{1,64}@[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{0,62}[a-z0-9])+(?![\w-])/iy;

/** The address at this place of the text, or null. */
export function addressAt(text: string, at: number): Address | null {
  return webAt(text, at) ?? mailAt(text, at);
}

function webAt(text: string, at: number): Address | null {
  WEB.lastIndex = at;
  const match = WEB.exec(text);
  const raw = match ? withoutEnd(match[0]) : "";
  if (!match || raw.length <= (match[1] ?? "").length) return null;
  return { raw, href: /^www/i.test(raw) ? `http://${raw}` : raw };
}

function mailAt(text: string, at: number): Address | null {
  MAIL.lastIndex = at;
  const raw = MAIL.exec(text)?.[0];
  if (raw === undefined) return null;
  return { raw, href: /^mailto:/i.test(raw) ? raw : `mailto:${raw}` };
}

/** Without what ends the sentence around it: punctuation, a bracket that was not opened in it, a reference like "&gt;". */
function withoutEnd(address: string): string {
  let open = 0;
  for (const sign of address) open += sign === "(" ? 1 : sign === ")" ? -1 : 0;
  let end = address.length;
  for (; end > 0; end -= 1) {
    const last = address.charAt(end - 1);
    if (last === ")" && open < 0) open += 1;
    else if (last === ";")
      end -= (/&[a-z0-9]{1,31};$/i.exec(address.slice(Math.max(0, end - 33), end))?.[0].length ?? 1) - 1;
    else if (!`?!.,:*'"~`.includes(last)) break;
  }
  return address.slice(0, end);
}

/** Signs at which something else than words may begin. "www." only where a word begins; an "@" may have its name before it. */
const STOP = new RegExp(
  String.raw`[\\<!\[\x60*~_@\n]|(?:https?|ftp):\/\/|mailto:|(?<![^\s*_~(${CJK_LETTERS}${CJK_SIGNS}])www\.`,
  "giu",
);
const LOCAL = /[a-z0-9._+-]{1,64}$/i;

/** How many characters from the beginning of `text` are words. `breaks`: a line's end is a mark by itself. */
export function wordsLength(text: string, breaks: boolean): number {
  const first = /^(?:`+|~+|[\s\S])/u.exec(text)?.[0].length ?? 0;
  STOP.lastIndex = first;
  for (let match = STOP.exec(text); match !== null; match = STOP.exec(text)) {
    const at = startOf(match, text, breaks);
    if (at >= first) return at;
  }
  return text.length;
}

/** Where what the stop belongs to begins, or −1 where it is part of the words. */
function startOf({ 0: stop, index }: RegExpExecArray, text: string, breaks: boolean): number {
  if (stop === "\n") {
    let at = index;
    while (text.charAt(at - 1) === " ") at -= 1;
    return breaks || index - at >= 2 ? at : -1;
  }
  if (stop !== "@") return index;
  const local = LOCAL.exec(text.slice(Math.max(0, index - 64), index))?.[0] ?? "";
  return local !== "" && mailAt(text, index - local.length) ? index - local.length : -1;
}
