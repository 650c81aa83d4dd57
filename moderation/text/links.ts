/**
 * Finds the addresses in a text, as a browser would read them.
 *
 * Promises: linear; at most MOST_LINKS; what looks like one host and leads to another (user names
 * in front of an @, backslashes, punycode) is reported by where it leads. Domains named in
 * running text are found too, in any script and also spelt out, and marked as mentions.
 * Refuses: the public suffix list, which is large and changes. The caller passes `domainOf`; the
 * default knows the common two-part endings and is good enough for a browser's preflight.
 */
import { isDomainName, isNamedDomain } from "../domains";
import type { Field, LinkFacts } from "../facts";

export const MOST_LINKS = 200;

export type DomainOf = (host: string) => string | null;

/** Stops at spaces, quotes, brackets, Han characters, and at the punctuation of any language and width. */
const ADDRESS =
  /(?:https?:\/\/|\bwww\.)(?:[!#-;=?-Z\\^_a-z{-~]|(?![\0-\x7f\p{Terminal_Punctuation}\p{Quotation_Mark}\p{Ps}\p{Pe}\p{Pi}\p{Pf}…—～\u3000-\u303f\uff00-\uffef\p{Script=Han}])[^\s]){1,2048}/giu;
const PROTOCOL_RELATIVE = /\]\(\s{0,8}<?(\/\/[^\s<>"`)]{1,2048})/giu;
/** A dotted name in any script. Whether its ending makes it a domain is asked afterwards. */
const MENTION =
  /(?<![\p{L}\p{N}_@/.-]|[%&=])(?:[\p{L}\p{N}][\p{L}\p{N}-]{0,62}\.){1,4}\p{L}[\p{L}\p{N}-]{1,23}(?![\p{L}\p{N}_@-]|\.[\p{L}\p{N}])/giu;
/** Spelt so that no program presses it: "kettle-help dot org", "kettle-help[.]org". */
const SPELT =
  /(?<![\p{L}\p{N}_@/.-])([\p{L}\p{N}][\p{L}\p{N}-]{1,62})\s{0,2}(?:[([{]\s?(?:\.|dot|punkt|точка|点|點)\s?[)\]}]|\s(?:dot|punkt|точка)\s|\s?[点點]\s?)\s{0,2}(com|net|org|shop|store|de|ru|cn|tw|info|site|online|xyz|top|io|co|eu|uk|at|ch|biz|club|app|dev|bet|vip|win|example|test|рф|ру|ком|нет|орг)(?![\p{L}\p{N}])/giu;

/** Asked first: hardly any text spells an address out, and looking for one is the costliest of all. */
const SPELT_SIGN = /[([{]\s?\.\s?[)\]}]|dot|punkt|точка|点|點/iu;

export function findLinks(text: string, field: Field, domainOf: DomainOf = commonDomain): LinkFacts[] {
  const links: LinkFacts[] = [];
  const add = (raw: string, start: number, isMention: boolean) => {
    if (links.length >= MOST_LINKS) return;
    const url = isMention ? raw : trimmed(raw);
    const domain = domainOfUrl(url, domainOf);
    if (domain === null) return;
    links.push({ field, url, domain, start, end: start + url.length, isMention });
  };
  for (const match of text.matchAll(ADDRESS)) add(match[0], match.index, false);
  for (const match of text.matchAll(PROTOCOL_RELATIVE)) {
    const url = match[1] ?? "";
    add(url, match.index + match[0].length - url.length, false);
  }
  const taken = [...links].sort((a, b) => a.start - b.start);
  let next = 0;
  for (const match of text.matchAll(MENTION)) {
    while (next < taken.length && (taken[next]?.end ?? 0) <= match.index) next += 1;
    const link = taken[next];
    const isInside = link !== undefined && link.start <= match.index;
    const end = match.index + match[0].length;
    if (!isInside && isMeant(text, match.index, end)) add(match[0], match.index, true);
  }
  const spelt = SPELT_SIGN.test(text) ? text.matchAll(SPELT) : [];
  for (const { 0: whole, 1: name = "", 2: ending = "", index } of spelt) {
    const domain = domainOfUrl(`${name}.${ending}`, domainOf);
    if (domain === null || links.length >= MOST_LINKS) continue;
    links.push({ field, url: whole, domain, start: index, end: index + whole.length, isMention: true });
  }
  return links.sort((a, b) => a.start - b.start);
}

/** In the words of a link any ending counts, in running text only one that nothing else explains. */
function isMeant(text: string, start: number, end: number): boolean {
  const name = text.slice(start, end);
  const isLabel =
    /[[\s]$/.test(text.slice(Math.max(0, start - 1), start)) &&
    /^[^[\]\n]{0,80}\](?:\(|\[|:)/.test(text.slice(end, end + 84));
  return isLabel ? isDomainName(name) : isNamedDomain(name, text.slice(end, end + 1));
}

/** Punctuation that ends a sentence, and a closing bracket without its opening one. */
function trimmed(url: string): string {
  let end = url.length;
  let depth = 0;
  for (let index = 0; index < url.length; index += 1) {
    if (url[index] === "(") depth += 1;
    if (url[index] === ")") depth -= 1;
    if (depth < 0) {
      end = index;
      break;
    }
  }
  while (end > 0 && ".,;:!?'*_~|]".includes(url[end - 1] ?? "")) end -= 1;
  return url.slice(0, end);
}

function domainOfUrl(url: string, domainOf: DomainOf): string | null {
  const absolute = url.startsWith("//") ? `https:${url}` : url;
  const withScheme = /^https?:/i.test(absolute) ? absolute : `https://${absolute}`;
  const host = URL.canParse(withScheme) ? new URL(withScheme).hostname : null;
  return host === null || host === "" ? null : (domainOf(host) ?? host);
}

/** Second-level endings under which people register names; the rest of the list is the caller's. */
const TWO_PART = new Set(
  (
    "co.uk org.uk ac.uk gov.uk me.uk com.au net.au org.au co.nz co.jp ne.jp or.jp co.kr com.cn net.cn org.cn " +
    "gov.cn com.tw org.tw idv.tw com.hk org.hk com.sg com.my com.br com.mx com.ar com.tr com.ua co.in co.za co.il " +
    "com.ru org.ru msk.ru spb.ru"
  ).split(" "),
);

/** `shop.example.co.uk` → `example.co.uk`; addresses in figures stay whole. */
export function commonDomain(host: string): string {
  const lower = host.toLowerCase().replace(/\.$/, "");
  if (lower.startsWith("[") || /^[\d.]+$/.test(lower)) return lower;
  const labels = lower.split(".");
  const keeps = TWO_PART.has(labels.slice(-2).join(".")) ? 3 : 2;
  return labels.slice(-keeps).join(".");
}
