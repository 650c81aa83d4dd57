// HTML of another forum as Markdown, where the dump has no Markdown of its own.
//
// Promises: never throws, and says the same: what Markdown has no sign for (sub, sup, kbd, tables, definition lists)
// stays as HTML, which the renderer knows and cleans. Refuses nothing; HTML that cannot be read becomes its plain words.
import TurndownService from "turndown";

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
turndown.remove(["script", "style"]);

export function htmlToMarkdown(html: string): string {
  try {
    return turndown
      .turndown(html)
      .replace(/\u00a0/g, " ")
      .trim();
  } catch {
    // The converter recurses: thousands of nested elements are too many for its stack.
    return htmlToText(html).trim();
  }
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

/** `lang-js prettyprint-override` */
function languageOf(classes: string): string {
  return /(?:^|\s)lang(?:uage)?-([\w+#.-]{1,30})/.exec(classes)?.[1] ?? "";
}
