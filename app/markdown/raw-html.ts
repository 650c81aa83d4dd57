// HTML that people write into Markdown. Every piece is taken apart and written anew before it meets the renderer's own
// HTML: complete tags of the allow-list with complete, allowed attributes pass; every other "<" becomes text, so that
// "<your-name>" and "List<String>" can be read. The sanitiser still comes last; this layer makes sure that a piece
// cannot swallow what follows it (an open quote, an open comment), and that classes and ids are always our own.
import { ALLOWED_TAGS, headingTag, outsideImageSource, ownImageSource } from "./allowed";
import { escapeHtml, escapeKeepingReferences, unescapeHtml } from "./escape";
import { outsideImageHtml } from "./outside-images";
import { type Attribute, piecesOf } from "./raw-tags";

/** Attributes that raw HTML may carry to the sanitiser. No class but language-*, no id, no name, no style. */
const ATTRIBUTES = new Set(
  "href title src alt width height align colspan rowspan scope start reversed value lang dir datetime open".split(" "),
);
/** Old presentational tags that imported texts contain: they vanish, their text stays. */
const DROPPED = new Set("acronym big blink center font nobr strike tt u".split(" "));

/** What an image needs to know of its place. `word`: for "image", in the language of the text. */
export type ImagePlace = { origin: string; word: string; isInLink: boolean };

export type RawPlace = ImagePlace & {
  headingShift: number;
  /** The numbers of tags that are words, as nothing closes them. */
  open?: ReadonlySet<number> | undefined;
};

export function tameRawHtml(html: string, { headingShift, open, ...place }: RawPlace): string {
  let out = "";
  let number = -1;
  let { isInLink } = place;
  for (const piece of piecesOf(html)) {
    if (piece.kind === "words") out += escapeKeepingReferences(piece.raw);
    if (piece.kind !== "tag") continue;
    number += 1;
    const tag = headingTag(piece.name, headingShift);
    if (open?.has(number)) out += escapeHtml(piece.raw);
    else if (!ALLOWED_TAGS.has(tag)) out += DROPPED.has(tag) ? "" : escapeHtml(piece.raw);
    else {
      if (tag === "a") isInLink = !piece.isClosing;
      out += piece.isClosing ? `</${tag}>` : openingTag(tag, piece.attributes, { ...place, isInLink });
    }
  }
  return out;
}

function openingTag(tag: string, written: readonly Attribute[], place: ImagePlace): string {
  const attributes = new Map<string, string>();
  for (const { name, value } of written) {
    if (ATTRIBUTES.has(name) || (name === "class" && tag === "code" && /^language-[\w+#.-]{1,30}$/.test(value ?? ""))) {
      attributes.set(name, escapeKeepingReferences(value ?? ""));
    }
  }
  return tag === "img" ? imageHtml(attributes, place) : withAttributes(tag, attributes);
}

/** An own image; of one elsewhere a link to it, whose address the sanitiser judges. */
export function imageHtml(attributes: Map<string, string>, { origin, word, isInLink }: ImagePlace): string {
  const source = attributes.get("src") ?? "";
  const own = ownImageSource(unescapeHtml(source), origin);
  if (own !== null) return withAttributes("img", new Map(attributes).set("src", own));
  const described = attributes.get("alt")?.trim();
  const outside = outsideImageSource(unescapeHtml(source));
  if (outside === null) return isInLink ? described || word : `<a href="${source}">${described || source}</a>`;
  const label = described || `${escapeHtml(word)} (${escapeHtml(new URL(outside).host)})`;
  return outsideImageHtml(outside, label, attributes.get("title"), isInLink);
}

/** Values are escaped already. */
function withAttributes(tag: string, attributes: Map<string, string>): string {
  let out = `<${tag}`;
  for (const [name, value] of attributes) out += ` ${name}="${value}"`;
  return `${out}>`;
}
