// HTML that people write into Markdown. Every piece is taken apart and written anew before it meets the renderer's own
// HTML: complete tags of the allow-list with complete, allowed attributes pass; every other "<" becomes text, so that
// "<your-name>" and "List<String>" can be read. The sanitiser still comes last; this layer makes sure that a piece
// cannot swallow what follows it (an open quote, an open comment), and that classes and ids are always our own.
import { ALLOWED_TAGS, headingTag, safeImageSource } from "./allowed";
import { escapeHtml, escapeKeepingReferences, unescapeHtml } from "./escape";

const TAG =
  /<(\/?)([a-z][a-z0-9]{0,20})((?:\s{1,50}[^\s"'<>/=]{1,50}(?:\s{0,50}=\s{0,50}(?:"[^"]{0,2000}"|'[^']{0,2000}'|[^\s"'=<>`]{1,2000}))?){0,30})\s{0,50}\/?>/iy;
const ATTRIBUTE = /([^\s"'<>/=]{1,50})(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;

/** Attributes that raw HTML may carry to the sanitiser. No class but language-*, no id, no name, no style. */
const ATTRIBUTES = new Set(
  "href title src alt width height align colspan rowspan scope start reversed value lang dir datetime open".split(" "),
);
/** Old presentational tags that imported texts contain: they vanish, their text stays. */
const DROPPED = new Set("acronym big blink center font nobr strike tt u".split(" "));

export function tameRawHtml(html: string, headingShift: number): string {
  let out = "";
  let at = 0;
  while (at < html.length) {
    const next = html.indexOf("<", at);
    if (next === -1) break;
    out += escapeKeepingReferences(html.slice(at, next));
    const piece = pieceAt(html, next, headingShift);
    out += piece.html;
    at = next + piece.length;
  }
  return out + escapeKeepingReferences(html.slice(at));
}

function pieceAt(html: string, at: number, headingShift: number): { html: string; length: number } {
  if (html.startsWith("<!--", at)) {
    const end = html.indexOf("-->", at);
    return end === -1 ? { html: "&lt;", length: 1 } : { html: "", length: end + 3 - at };
  }
  TAG.lastIndex = at;
  const match = TAG.exec(html);
  if (!match) return { html: "&lt;", length: 1 };
  const [whole, slash = "", name = "", attributes = ""] = match;
  const tag = headingTag(name.toLowerCase(), headingShift);
  if (!ALLOWED_TAGS.has(tag)) return { html: DROPPED.has(tag) ? "" : escapeHtml(whole), length: whole.length };
  return { html: slash ? `</${tag}>` : openingTag(tag, attributes), length: whole.length };
}

function openingTag(tag: string, written: string): string {
  const attributes = new Map<string, string>();
  for (const [, name = "", double, single, bare] of written.matchAll(ATTRIBUTE)) {
    const value = double ?? single ?? bare ?? "";
    const lower = name.toLowerCase();
    if (ATTRIBUTES.has(lower) || (lower === "class" && tag === "code" && /^language-[\w+#.-]{1,30}$/.test(value))) {
      attributes.set(lower, escapeKeepingReferences(value));
    }
  }
  return tag === "img" ? imageHtml(attributes) : withAttributes(tag, attributes);
}

/** An image; where it may not be shown (http, another scheme) a link to it, whose address the sanitiser judges. */
export function imageHtml(attributes: Map<string, string>): string {
  const source = attributes.get("src") ?? "";
  if (safeImageSource(unescapeHtml(source))) return withAttributes("img", attributes);
  const label = attributes.get("alt") || source;
  return `${withAttributes("a", new Map([["href", source]]))}${label}</a>`;
}

/** Values are escaped already. */
function withAttributes(tag: string, attributes: Map<string, string>): string {
  let out = `<${tag}`;
  for (const [name, value] of attributes) out += ` ${name}="${value}"`;
  return `${out}>`;
}
