// HTML of another forum as Markdown, where the dump has no Markdown of its own.
//
// Promises: never throws, and says the same: what Markdown has no sign for (sub, sup, kbd, tables, definition lists)
// stays as HTML, which the renderer knows and cleans. Refuses nothing; HTML that cannot be read becomes its plain words.
import TurndownService from "turndown";

/** The converter needs minutes for fifty thousand nested elements; no honest post nests, or leaves open, this many. */
const DEEPEST = 200;
const LONGEST_HTML = 400_000;
const VOID = /^(?:area|br|col|embed|hr|img|input|link|meta|source|track|wbr|p|li|dt|dd|td|th|tr|option)$/i;

const turndown = new TurndownService({
  headingStyle: "atx",
  hr: "---",
  bulletListMarker: "-",
  codeBlockStyle: "fenced",
  emDelimiter: "*",
});

turndown.keep(["sub", "sup", "kbd", "ins", "table", "dl", "abbr", "details"] as TurndownService.Filter);
turndown.addRule("strike", {
  filter: ["del", "s", "strike"] as unknown as TurndownService.Filter,
  replacement: (content) => (content.trim() === "" ? content : `~~${content}~~`),
});
turndown.addRule("code-block", {
  filter: "pre",
  replacement: (_content, node) => fenced(node.textContent ?? "", languageOf(node.getAttribute("class") ?? "")),
});
// The converter's own rule puts three spaces behind the mark.
turndown.addRule("list-item", { filter: "li", replacement: (content, node) => listItem(content, node) });
turndown.remove(["script", "style"]);

export function htmlToMarkdown(html: string): string {
  if (isTooMuch(html)) return htmlToText(html).trim();
  try {
    return turndown
      .turndown(html)
      .replace(/^[\u00a0 ]+(?=[^\u00a0 \n])/, "")
      .trim();
  } catch {
    return htmlToText(html).trim();
  }
}

function isTooMuch(html: string): boolean {
  if (html.length > LONGEST_HTML) return true;
  let depth = 0;
  for (const [, slash, name = ""] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    if (VOID.test(name)) continue;
    depth += slash ? -1 : 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}

/** The words alone. Linear. */
export function htmlToText(html: string): string {
  return html
    .replace(/<(?:br|\/p|\/li|\/h\d|\/pre|\/blockquote|\/div|\/tr)\b[^<>]*>/gi, "\n")
    .replace(/<[^<>]*>/g, "")
    .replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8});/gi, (reference, name: string) => characterOf(name) ?? reference);
}

const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

function characterOf(name: string): string | undefined {
  if (!name.startsWith("#")) return NAMED[name.toLowerCase()];
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : "";
}

function fenced(code: string, language: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`{3,}/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `\n\n${fence}${language}\n${code.replace(/\n$/, "")}\n${fence}\n\n`;
}

function listItem(content: string, node: HTMLElement): string {
  const list = node.parentElement;
  const isNumbered = list?.nodeName === "OL";
  const start = Number(list?.getAttribute("start") ?? 1) || 1;
  const mark = isNumbered ? `${start + Array.from(list.children).indexOf(node)}. ` : "- ";
  const text = content.trim().replace(/\n(?=[^\n])/g, `\n${" ".repeat(mark.length)}`);
  return `${mark}${text}${node.nextSibling ? "\n" : ""}`;
}

/** `lang-js prettyprint-override` */
function languageOf(classes: string): string {
  return /(?:^|\s)lang(?:uage)?-([\w+#.-]{1,30})/.exec(classes)?.[1] ?? "";
}
