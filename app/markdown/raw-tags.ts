// HTML in a text, cut into its tags and what lies between them; and which of the tags nothing closes.
//
// What only looks like a tag is words: "if x<s and y>z", "List<String>", "<b" at the end. A tag is one when all that stands in
// it are attributes of HTML, and when it is closed somewhere behind it, unless HTML lets the end be left out. Linear.
import { ALLOWED_TAGS } from "./allowed";
import type { Token, Tokens } from "./tokens";

export type Piece =
  | { kind: "words" | "comment"; raw: string }
  | { kind: "tag"; raw: string; name: string; isClosing: boolean; attributes: Attribute[] };
export type Attribute = { name: string; value: string | null };

/** By the token of raw HTML the numbers of its tags, counted in it, that are open at the end of the text. */
export type OpenTags = ReadonlyMap<Token, ReadonlySet<number>>;

const TAG =
  /<(\/?)([a-z][a-z0-9]{0,20})((?:\s{1,50}[^\s"'<>/=]{1,50}(?:\s{0,50}=\s{0,50}(?:"[^"]{0,2000}"|'[^']{0,2000}'|[^\s"'=<>`]{1,2000}))?){0,30})\s{0,50}\/?>/iy;
const ATTRIBUTE = /([^\s"'<>/=]{1,50})(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;

export function piecesOf(html: string): Piece[] {
  const pieces: Piece[] = [];
  let words = 0;
  let at = html.indexOf("<");
  const lastEnd = html.lastIndexOf("-->");
  while (at !== -1) {
    const piece = pieceAt(html, at, lastEnd);
    if (piece) {
      if (at > words) pieces.push({ kind: "words", raw: html.slice(words, at) });
      pieces.push(piece);
      words = at + piece.raw.length;
    }
    at = html.indexOf("<", piece ? words : at + 1);
  }
  if (words < html.length) pieces.push({ kind: "words", raw: html.slice(words) });
  return pieces;
}

/** Null where the "<" is a word. */
function pieceAt(html: string, at: number, lastEnd: number): Piece | null {
  if (html.startsWith("<!--", at)) {
    return at > lastEnd ? null : { kind: "comment", raw: html.slice(at, html.indexOf("-->", at) + "-->".length) };
  }
  TAG.lastIndex = at;
  const match = TAG.exec(html);
  if (!match) return null;
  const attributes = attributesOf(match[3] ?? "");
  if (!attributes.every(isOfHtml)) return null;
  return { kind: "tag", raw: match[0], name: (match[2] ?? "").toLowerCase(), isClosing: match[1] === "/", attributes };
}

function attributesOf(written: string): Attribute[] {
  return [...written.matchAll(ATTRIBUTE)].map(([, name = "", double, single, bare]) => ({
    name: name.toLowerCase(),
    value: double ?? single ?? bare ?? null,
  }));
}

/** Those that say something by being there. */
const ALONE = new Set(
  "allowfullscreen async autofocus autoplay checked compact controls default defer disabled download hidden inert ismap itemscope loop multiple muted nohref noshade novalidate nowrap open readonly required reversed selected".split(
    " ",
  ),
);
const WITH_VALUE = new Set(
  "abbr accept accesskey action align alt axis background bgcolor border cellpadding cellspacing char charoff charset cite class clear color cols colspan content contenteditable coords data datetime decoding dir draggable enctype face for form frame frameborder headers height href hreflang hspace id itemid itemprop itemref itemtype label lang language loading longdesc marginheight marginwidth max maxlength media method min name pattern ping placeholder poster preload referrerpolicy rel rev role rows rowspan rules sandbox scope scrolling shape size sizes span spellcheck src srcdoc srclang srcset start step style summary tabindex target text title translate type usemap valign value vspace width wrap xmlns".split(
    " ",
  ),
);

function isOfHtml({ name, value }: Attribute): boolean {
  if (ALONE.has(name) || /^(?:data-|aria-|on[a-z]|xml:|xlink:)/.test(name)) return true;
  return value !== null && WITH_VALUE.has(name);
}

const WITHOUT_END = new Set("br hr img wbr p li dt dd rt rp tr td th thead tbody tfoot caption".split(" "));

/** Opening and closing tags find each other by name, over the whole text: a block of HTML may reach over paragraphs. */
export function openTags(tokens: readonly Token[]): OpenTags {
  const open = new Map<string, { token: Token; at: number }[]>();
  visitHtml(tokens, (token) => {
    let at = -1;
    for (const piece of piecesOf(token.text)) {
      if (piece.kind !== "tag") continue;
      at += 1;
      if (!mustBeClosed(piece.name)) continue;
      const others = open.get(piece.name) ?? [];
      if (piece.isClosing) others.pop();
      else open.set(piece.name, others).get(piece.name)?.push({ token, at });
    }
  });
  const found = new Map<Token, Set<number>>();
  for (const { token, at } of [...open.values()].flat()) {
    const numbers = found.get(token);
    if (numbers) numbers.add(at);
    else found.set(token, new Set([at]));
  }
  return found;
}

function mustBeClosed(name: string): boolean {
  return (ALLOWED_TAGS.has(name) || name === "h1") && !WITHOUT_END.has(name);
}

function visitHtml(tokens: readonly Token[], visit: (token: Tokens.HTML | Tokens.Tag) => void): void {
  for (const token of tokens) {
    if (token.type === "html") visit(token as Tokens.HTML | Tokens.Tag);
    else for (const children of childrenOf(token)) visitHtml(children, visit);
  }
}

/** The lists of tokens in a token, in the order in which they are read. */
export function childrenOf(token: Token): Token[][] {
  if (token.type === "table") {
    const { header, rows } = token as Tokens.Table;
    return [header, ...rows].flat().map((cell) => cell.tokens);
  }
  if (token.type === "list") return (token as Tokens.List).items.map((item) => item.tokens);
  return "tokens" in token && token.tokens ? [token.tokens] : [];
}
