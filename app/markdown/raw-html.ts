// HTML that people write into Markdown. Every piece is taken apart and written anew before it meets the renderer's own
// HTML: complete tags of the allow-list with complete, allowed attributes pass; every other "<" becomes text, so that
// "<your-name>" and "List<String>" can be read. The sanitiser still comes last; this layer makes sure that a piece
// cannot swallow what follows it (an open quote, an open comment), and that classes and ids are always our own.
import { ALLOWED_TAGS, headingTag, safeImageSource } from "./allowed";
import { escapeHtml, escapeKeepingReferences, unescapeHtml } from "./escape";
import { type Attribute, piecesOf } from "./raw-tags";

/** Attributes that raw HTML may carry to the sanitiser. No class but language-*, no id, no name, no style. */
const ATTRIBUTES = new Set(
  "href title src alt width height align colspan rowspan scope start reversed value lang dir datetime open".split(" "),
);
/** Old presentational tags that imported texts contain: they vanish, their text stays. */
const DROPPED = new Set("acronym big blink center font nobr strike tt u".split(" "));

/** `open`: the numbers of tags that are words, as nothing closes them. */
export function tameRawHtml(html: string, headingShift: number, open?: ReadonlySet<number>): string {
  let out = "";
  let number = -1;
  for (const piece of piecesOf(html)) {
    if (piece.kind === "words") out += escapeKeepingReferences(piece.raw);
    if (piece.kind !== "tag") continue;
    number += 1;
    const tag = headingTag(piece.name, headingShift);
    if (open?.has(number)) out += escapeHtml(piece.raw);
    else if (!ALLOWED_TAGS.has(tag)) out += DROPPED.has(tag) ? "" : escapeHtml(piece.raw);
    else out += piece.isClosing ? `</${tag}>` : openingTag(tag, piece.attributes);
  }
  return out;
}

function openingTag(tag: string, written: readonly Attribute[]): string {
  const attributes = new Map<string, string>();
  for (const { name, value } of written) {
    if (ATTRIBUTES.has(name) || (name === "class" && tag === "code" && /^language-[\w+#.-]{1,30}$/.test(value ?? ""))) {
      attributes.set(name, escapeKeepingReferences(value ?? ""));
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
