// HTML of another forum as Markdown, where the dump has no Markdown of its own.
//
// Promises: never throws, and says the same: what Markdown has no sign for (sub, sup, kbd, tables, definition lists)
// stays as HTML, which the renderer knows and cleans; what would be a mark and was a word gets a backslash. Refuses nothing;
// HTML that cannot be read becomes its plain words. Linear: the converter never sees code, whose runs of spaces it would
// walk again and again.
import TurndownService from "turndown";
import {
  escaped,
  fenced,
  heading,
  isBesideBreak,
  languageOf,
  link,
  list,
  MARKS,
  picture,
  withElement,
  withMark,
  withoutBlankLines,
} from "./html-pieces";
import { codeSpan } from "./wikitext/escape";

/** The converter needs minutes for fifty thousand nested elements; no honest post nests, or leaves open, this many. */
const DEEPEST = 200;
const LONGEST_HTML = 400_000;
const VOID = /^(?:area|br|col|embed|hr|img|input|link|meta|source|track|wbr|p|li|dt|dd|td|th|tr|option)$/i;
const CODE = /\uE000(\d+)\uE001/g;

type Filter = TurndownService.Filter;
const AS_WRITTEN = "sub sup kbd ins abbr small mark cite dfn var samp q".split(" ");

class Converter {
  private readonly code: string[] = [];
  private readonly numbers = new WeakMap<Node, number>();
  private readonly turndown = new TurndownService({
    headingStyle: "atx",
    // Three hyphens in an item of a list would be a line instead of the item.
    hr: "***",
    bulletListMarker: "-",
    codeBlockStyle: "fenced",
    emDelimiter: "*",
    blankReplacement: (content, node) => this.blank(content, node as HTMLElement),
  });

  constructor() {
    const { turndown } = this;
    turndown.escape = escaped;
    turndown.keep(["table", "dl", "details"] as Filter);
    turndown.remove(["script", "style"]);
    const rule = (name: string, filter: string[], replacement: TurndownService.ReplacementFunction) =>
      turndown.addRule(name, { filter: filter as Filter, replacement });
    rule("marks", Object.keys(MARKS), (content, node) => withMark(content, node as HTMLElement));
    rule("as-written", AS_WRITTEN, (content, node) => withElement(content, node as HTMLElement));
    rule("code-block", ["pre"], (_content, node) => this.block(node as HTMLElement));
    rule("code", ["code", "tt"], (_content, node) => this.inline(node as HTMLElement));
    // The converter's own rule puts three spaces behind the mark.
    rule("list-item", ["li"], (content, node) => this.item(content, node as HTMLElement));
    rule("list", ["ul", "ol"], (content, node) => list(content, node as HTMLElement));
    rule("heading", ["h1", "h2", "h3", "h4", "h5", "h6"], (content, node) => heading(content, node.nodeName));
    rule("line", ["br"], (_content, node) => (isBesideBreak(node) ? "<br>" : "  \n"));
    rule("picture", ["img"], (_content, node) => picture(node as HTMLElement));
    turndown.addRule("link", {
      filter: (node) => node.nodeName === "A" && Boolean(node.getAttribute("href")),
      replacement: (content, node) => link(content, node as HTMLElement),
    });
    turndown.addRule("kept", {
      filter: ["table", "dl", "details"] as Filter,
      replacement: (_content, node) => `\n\n${withoutBlankLines((node as HTMLElement).outerHTML)}\n\n`,
    });
  }

  convert(html: string): string {
    const markdown = this.turndown.turndown(html.replace(/[\uE000\uE001]/g, ""));
    return markdown.replace(CODE, (_mark, index: string) => this.code[Number(index)] ?? "");
  }

  /** Of an empty element only an item of a list is seen. */
  private blank(content: string, node: HTMLElement): string {
    if (node.nodeName === "LI") return this.item("", node);
    return "isBlock" in node && node.isBlock ? "\n\n" : content;
  }

  private inline(node: HTMLElement): string {
    const text = (node.textContent ?? "").replace(/\n/g, " ");
    // Backticks side by side would be one longer mark.
    const isBehindCode = node.previousSibling?.nodeName === "CODE" || node.previousSibling?.nodeName === "TT";
    return isBehindCode ? `<code>${escaped(text)}</code>` : this.taken(codeSpan(text));
  }

  private taken(code: string): string {
    return code.trim() === "" ? code : this.mark(code);
  }

  private mark(code: string): string {
    this.code.push(code);
    return `\uE000${this.code.length - 1}\uE001`;
  }

  /** In a list or a quotation every line of it needs what stands before the first. */
  private block(node: HTMLElement): string {
    const classes = `${node.getAttribute("class") ?? ""} ${node.firstElementChild?.getAttribute("class") ?? ""}`;
    const lines = fenced(node.textContent ?? "", languageOf(classes)).split("\n");
    return `\n\n${lines.map((line) => this.mark(line)).join("\n")}\n\n`;
  }

  private item(content: string, node: HTMLElement): string {
    const mark = this.markOf(node);
    const text = content.trim().replace(/\n(?=[^\n])/g, `\n${" ".repeat(mark.length)}`);
    return `${mark}${text}${node.nextSibling ? "\n" : ""}`;
  }

  /** Items are counted on the way: to look for each one's place would take as many looks as there are items. */
  private markOf(node: HTMLElement): string {
    const parent = node.parentElement;
    if (parent?.nodeName !== "OL") return "- ";
    const number = this.numbers.get(parent) ?? (Number(parent.getAttribute("start") ?? 1) || 1);
    this.numbers.set(parent, number + 1);
    return `${number}. `;
  }
}

export function htmlToMarkdown(html: string): string {
  if (isTooMuch(html)) return plainMarkdown(html);
  try {
    return new Converter()
      .convert(html)
      .replace(/^[\u00a0 ]+(?=!?\[|[^\s\u00a0])/gm, (lead) => lead.replaceAll("\u00a0", ""))
      .trim();
  } catch {
    return plainMarkdown(html);
  }
}

/** The words alone, in their paragraphs. */
function plainMarkdown(html: string): string {
  return htmlToText(html)
    .trim()
    .split("\n")
    .map((line) => escaped(line.trim()))
    .join("\n");
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
