// The pieces of a text that was HTML, as Markdown writes them: marks, links, pictures, headings, code.
import { isMarkAt } from "./mark-place";
import { oneLine } from "./wikitext/escape";

type Marks = Record<string, string>;

/** Marks by the elements they are written for. */
export const MARKS: Marks = { em: "*", i: "*", strong: "**", b: "**", del: "~~", s: "~~", strike: "~~" };
const ELEMENTS: Marks = { "*": "em", "**": "strong", "~~": "s" };

/** Words that Markdown would read as marks. Where a line begins is not known here: what could begin a block is escaped. */
export function escaped(text: string): string {
  return text
    .replace(/[\\`*[\]<~]/g, "\\$&")
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_")
    .replace(/&(?=#|[a-z])/gi, "&amp;")
    .replace(/(?<=https?|ftp):(?=\/\/)/gi, "\\:")
    .replace(/(?<=[a-z0-9_.+-])@(?=[a-z0-9-])/gi, "\\@")
    .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/, "$1\\$2")
    .replace(/^(\s*)(?=#{1,6}(?:\s|$)|>|[+-](?:\s|$)|:::|=+\s*$|-{2,}\s*$|\|)/, "$1\\")
    .replace(/!$/, "\\!");
}

export function fenced(code: string, language: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`{3,}/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${code.replace(/\n$/, "")}\n${fence}`;
}

export function withMark(content: string, node: HTMLElement): string {
  if (content.trim() === "") return content;
  const sign = MARKS[node.nodeName.toLowerCase()] ?? "*";
  if (
    !isIn(node, sign) &&
    !content.includes("\n\n") &&
    isMarkAt(sign, content, neighbour(node, -1), neighbour(node, 1))
  )
    return sign + content + sign;
  const element = ELEMENTS[sign] ?? "em";
  return `<${element}>${content}</${element}>`;
}

/** A mark in the same mark would end it. */
function isIn(node: HTMLElement, sign: string): boolean {
  for (let above = node.parentElement; above !== null; above = above.parentElement)
    if (MARKS[above.nodeName.toLowerCase()] === sign) return true;
  return false;
}

/** The character beside an element in its line: empty where the line begins or ends. "*" for a mark. */
function neighbour(node: Node, direction: -1 | 1): string {
  const sibling = direction === -1 ? node.previousSibling : node.nextSibling;
  if (sibling === null) {
    const parent = node.parentNode;
    const isInMark = parent !== null && MARKS[parent.nodeName.toLowerCase()] !== undefined;
    // All that stands in another mark is its business.
    return isInMark && parent.childNodes.length > 1 ? "*" : parent?.nodeName === "A" ? "[" : "";
  }
  if (MARKS[sibling.nodeName.toLowerCase()] !== undefined) return "*";
  if (sibling.nodeType === TEXT && sibling.nodeValue) return sibling.nodeValue.at(direction === -1 ? -1 : 0) ?? "";
  return sibling.nodeName === "A" || sibling.nodeName === "IMG" ? "[" : " ";
}

const TEXT = 3;

export function withElement(content: string, node: HTMLElement): string {
  if (content.trim() === "") return content;
  const tag = node.nodeName.toLowerCase();
  const title = node.getAttribute("title");
  return `<${tag}${title ? ` title="${title.replace(/[<>"&\n]/g, " ")}"` : ""}>${content}</${tag}>`;
}

/** Two lists that follow each other would be one. */
export function list(content: string, node: HTMLElement): string {
  const isBehindOne = node.previousElementSibling?.nodeName === node.nodeName;
  if (node.parentElement?.nodeName === "LI" && !isBehindOne)
    return node.parentElement.lastElementChild === node ? `\n${content}` : `\n\n${content}\n\n`;
  return `\n\n${isBehindOne ? "<!-- -->\n\n" : ""}${content}\n\n`;
}

export function heading(content: string, name: string): string {
  const words = oneLine(content.replace(/(?:<br>|\s)+/g, " ")).trim();
  if (words === "") return "";
  return `\n\n${"#".repeat(Number(name.slice(1)))} ${words.replace(/(?<!\\)#$/, "\\#")}\n\n`;
}

/** Several of them in a row: the second one would end the paragraph. */
export function isBesideBreak(node: Node): boolean {
  const beside = (from: Node | null, next: (one: Node) => Node | null): boolean => {
    let one = from;
    while (one !== null && one.nodeType === TEXT && (one.nodeValue ?? "").trim() === "") one = next(one);
    return one === null || one.nodeName === "BR";
  };
  return (
    beside(node.previousSibling, (one) => one.previousSibling) || beside(node.nextSibling, (one) => one.nextSibling)
  );
}

export function picture(node: HTMLElement): string {
  const source = node.getAttribute("src") ?? "";
  if (source === "") return "";
  const description = escaped((node.getAttribute("alt") ?? "").replace(/\s+/g, " ").trim());
  // Of a picture that is not shown but linked the words are enough where they are a link already.
  if (/^http:/i.test(source) && !KNOWN_HTTPS.test(source) && node.parentElement?.nodeName === "A")
    return description || escaped(source);
  return `![${description}](${target(source)}${titleOf(node)})`;
}

/** Hosts of pictures that are known to have https. */
export const KNOWN_HTTPS =
  /^http:\/\/(?=(?:i\.sstatic\.net|i\.stack\.imgur\.com|i\.imgur\.com|upload\.wikimedia\.org)\/)/i;

export function link(content: string, node: HTMLElement): string {
  const words = oneLine(content.replace(/(?:<br>|\s)+/g, " ")).trim();
  if (words === "") return "";
  return `[${words}](${target(node.getAttribute("href") ?? "")}${titleOf(node)})`;
}

function target(address: string): string {
  const clean = address.trim().replace(/[\s<>\\]/g, (sign) => encodeURIComponent(sign));
  return /[()*_]/.test(clean) ? `<${clean}>` : clean;
}

function titleOf(node: HTMLElement): string {
  const title = (node.getAttribute("title") ?? "").replace(/\s+/g, " ").trim();
  return title === "" ? "" : ` "${title.replace(/["\\]/g, "\\$&")}"`;
}

/** A blank line would end it for Markdown. */
export function withoutBlankLines(html: string): string {
  return html.replace(/\n[ \t]*(?=\n)/g, "").trim();
}

/** `lang-js prettyprint-override` */
export function languageOf(classes: string): string {
  return /(?:^|\s)lang(?:uage)?-([\w+#.-]{1,30})/.exec(classes)?.[1] ?? "";
}
