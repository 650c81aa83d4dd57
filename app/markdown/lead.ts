// Where a rendered text begins to speak: its prose, without headings, code, tables, labels and the notes that templates of
// old wikis become ("**State** — ready · checked: no").
//
// Promises: plain text, at most a little longer than asked for; empty where a text has no prose. Reads what the sanitiser
// wrote, in which "<" is always a mark of a tag. Linear in what it reads.
import { unescapeHtml } from "./escape";

const BLOCK = /<(p|li|dt|dd|h[2-6]|pre|table|section|summary)(?=[ >])([^>]*)>/g;
/** Not part of what the text says. */
const PASSED_OVER = /^(?:h[2-6]|pre|table|section|summary)$/;
const INNER_BLOCK = /<\/?(?:p|li|dt|dd|ul|ol|dl|pre|div|blockquote|table)(?=[ >])/;
const NOTHING_SAID =
  /^(?:→ .*|(?:<code>[^<]*<\/code>\s*)+|<strong>(?:(?!<\/strong>)[\s\S])*<\/strong>:?|<a [^>]*>[^<]*<\/a>)$/s;
/** A name in bold, and after the dash what was said under it. */
const TEMPLATE = /^<strong>(?:(?!<\/strong>)[\s\S])*<\/strong> — /;
const LABELLED = /^[^.!?。！？:：]{1,60}[:：](?:\s|$)/;
const SENTENCE = /[.!…][)"»”’]?$|[。！][」』）”]?$/;
const FEWEST_WORDS = 4;
const FEWEST_HAN = 10;

export function leadOf(html: string, longest: number): string {
  const spoken: string[] = [];
  let length = 0;
  BLOCK.lastIndex = 0;
  for (let match = BLOCK.exec(html); match !== null && length <= longest; match = BLOCK.exec(html)) {
    const [, tag = "", attributes = ""] = match;
    const start = BLOCK.lastIndex;
    if (PASSED_OVER.test(tag)) BLOCK.lastIndex = endOf(html, `</${tag}>`, start);
    else if (!attributes.includes("class=")) {
      const prose = proseOf(inner(html, tag, start));
      if (prose === "") continue;
      spoken.push(prose);
      length += prose.length + 1;
    }
  }
  return spoken.join(" ");
}

function endOf(html: string, closing: string, from: number): number {
  const end = html.indexOf(closing, from);
  return end === -1 ? html.length : end;
}

/** Of an item only what stands before the blocks in it, which are met on their own. */
function inner(html: string, tag: string, start: number): string {
  const whole = html.slice(start, endOf(html, `</${tag}>`, start));
  const block = tag === "p" ? -1 : whole.search(INNER_BLOCK);
  return (block === -1 ? whole : whole.slice(0, block)).trim();
}

function proseOf(html: string): string {
  if (NOTHING_SAID.test(html)) return "";
  const said = html.replace(TEMPLATE, "");
  const text = plain(said);
  if (said !== html && !isSentence(text)) return "";
  return /[\p{L}\p{N}]/u.test(text) ? text : "";
}

/** Of what a template was given: "State: ready" and "W3C Recommendation" are none. */
function isSentence(text: string): boolean {
  const [first = ""] = text.split(" · ", 1);
  if (LABELLED.test(first) || !SENTENCE.test(first)) return false;
  return first.split(" ").length >= FEWEST_WORDS || (first.match(/\p{Script=Han}/gu) ?? []).length >= FEWEST_HAN;
}

function plain(html: string): string {
  const words = html.replace(/<sup [^>]*class="footnote-ref".*?<\/sup>/gs, "").replace(/<br[^>]*>/g, " ");
  return unescapeHtml(words.replace(/<[^>]*>/g, ""))
    .replace(/\s+/g, " ")
    .trim();
}
