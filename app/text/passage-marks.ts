// Highlights passages in rendered HTML, for the person who decides about them.
//
// Works on the sanitiser's output, where text is escaped and "<" begins a tag: marks are set inside text only and never
// inside a character reference, so whatever is put in, the tags that come out are those that came in and <mark>. A passage
// that spans several elements, or stands in an address nobody sees, is not marked; the list beside the text names it anyway.
import { escapeHtml } from "~/markdown/escape";

const MOST_PASSAGES = 20;
const SHORTEST_PASSAGE = 2;

export function markPassages(html: string, passages: readonly string[]): string {
  const wanted = [...new Set(passages.map((passage) => passage.trim()))]
    .filter((passage) => passage.length >= SHORTEST_PASSAGE)
    .sort((a, b) => b.length - a.length)
    .slice(0, MOST_PASSAGES);
  if (wanted.length === 0) return html;
  const pattern = new RegExp(`(${wanted.map(patternOf).join("|")})|&#?[a-z0-9]+;`, "giu");
  return html
    .split(/(<[^>]*>)/)
    .map((part, index) => (index % 2 === 1 ? part : markText(part, pattern)))
    .join("");
}

function markText(text: string, pattern: RegExp): string {
  return text.replace(pattern, (found, passage: string | undefined) =>
    passage === undefined ? found : `<mark>${found}</mark>`,
  );
}

/** As it stands in the HTML; quotation marks may be written either way there. */
function patternOf(passage: string): string {
  const escaped = escapeHtml(passage).replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
  return escaped.replaceAll("&quot;", '(?:&quot;|")');
}
