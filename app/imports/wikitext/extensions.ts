// Tags whose content is not wikitext: code, formulas, notes, galleries. What is none of those that are known here is shown
// as code, with its tag, so that nothing of it is lost.
import { decodeEntities } from "./entities";
import type { WikiNode } from "./nodes";

export type Tag = { name: string; isClosing: boolean };
type Reading = {
  source: string;
  start: number;
  nameEnd: number;
  tag: Tag;
  unclosed: Set<string>;
  /** Null where texts are nested too deeply. */
  scanInner: (text: string) => string | null;
};
type Read = { node: WikiNode | string; end: number };

const LONGEST_TAG = 1_000;
/** They say where a text is shown, which is here in any case. */
const TRANSPARENT = new Set(["noinclude", "onlyinclude"]);
/** What is shown where the page is put into another one, and not on the page itself. */
const ELSEWHERE = "includeonly";
const MOST_FILES = 1_000;

/** Null: it is not such a tag after all. */
export function readExtension(reading: Reading): Read | null {
  const { source, nameEnd, tag, unclosed } = reading;
  const tagEnd = endOfTag(source, nameEnd);
  if (tagEnd === -1) return null;
  if (TRANSPARENT.has(tag.name)) return { node: "", end: tagEnd + 1 };
  if (tag.isClosing && (tag.name === ELSEWHERE || tag.name === "poem")) return { node: "", end: tagEnd + 1 };
  if (tag.isClosing) return tag.name === "nowiki" || tag.name === "references" ? { node: "", end: tagEnd + 1 } : null;
  const attributes = source.slice(nameEnd, tagEnd);
  if ((tag.name === ELSEWHERE || tag.name === "poem") && (attributes.endsWith("/") || unclosed.has(tag.name)))
    return { node: "", end: tagEnd + 1 };
  if (attributes.endsWith("/")) return selfClosed(tag.name, attributes, tagEnd + 1);
  if (unclosed.has(tag.name)) return null;
  const closing = new RegExp(`</${tag.name}\\s{0,20}>`, "gi");
  closing.lastIndex = tagEnd + 1;
  const close = closing.exec(source);
  if (!close) {
    unclosed.add(tag.name);
    return tag.name === "references" || tag.name === ELSEWHERE || tag.name === "poem"
      ? { node: "", end: tagEnd + 1 }
      : null;
  }
  const content = source.slice(tagEnd + 1, close.index);
  return { node: nodeOf(tag.name, attributes, content, reading, closing.lastIndex), end: closing.lastIndex };
}

function endOfTag(source: string, from: number): number {
  for (let at = from; at < source.length && at - from < LONGEST_TAG; at += 1) {
    if (source[at] === ">") return at;
    if (source[at] === "<") return -1;
  }
  return -1;
}

/** `<source src="…"/>` is an element of HTML that somebody wrote about. */
function selfClosed(name: string, attributes: string, end: number): Read | null {
  if (name === "ref") return { node: { kind: "note", name: attributeOf(attributes, "name"), content: null }, end };
  return name === "nowiki" || name === "references" ? { node: "", end } : null;
}

function nodeOf(name: string, attributes: string, content: string, reading: Reading, end: number): WikiNode | string {
  switch (name) {
    case "nowiki":
      return { kind: "literal", text: decodeEntities(content) };
    case "pre":
      return code(decodeEntities(content.replace(/<\/?nowiki\s*\/?>/gi, "")), "", false);
    case "syntaxhighlight":
    case "source":
      return code(content, languageOf(attributeOf(attributes, "lang")), /\sinline\b/i.test(attributes));
    case "math":
    case "chem":
    case "ce":
      return code(content.trim(), "math", !content.trim().includes("\n"));
    case "ref": {
      const inner = reading.scanInner(content.trim());
      if (inner === null) break;
      return { kind: "note", name: attributeOf(attributes, "name"), content: inner };
    }
    case "gallery": {
      const lines = content.split("\n").filter((line) => line.trim() !== "");
      if (lines.length > MOST_FILES) break;
      return { kind: "gallery", lines: lines.map((line) => reading.scanInner(line) ?? line) };
    }
    case ELSEWHERE:
      return "";
    case "poem":
      return poem(reading.scanInner(content.trim()) ?? content);
    case "references":
      return reading.scanInner(content) ?? content;
  }
  return { kind: "raw", raw: reading.source.slice(reading.start, end) };
}

/** Its lines stay lines; a blank one is a new verse. */
function poem(text: string): string {
  const lines = text.split("\n").map((line) => line.trim());
  const ended = lines.map((line, at) => (line !== "" && (lines[at + 1] ?? "") !== "" ? `${line}<br>` : line));
  return `\n\n${ended.join("\n")}\n\n`;
}

function code(text: string, language: string, isInline: boolean): WikiNode {
  return { kind: "code", code: text, language, isInline };
}

export function attributeOf(attributes: string, name: string): string {
  const match = new RegExp(
    `(?:^|\\s)${name}\\s{0,5}=\\s{0,5}(?:"([^"]{0,200})"|'([^']{0,200})'|([^\\s"'>/]{1,200}))`,
    "i",
  ).exec(attributes);
  return match?.[1] ?? match?.[2] ?? match?.[3] ?? "";
}

const LANGUAGES: Record<string, string> = { html5: "html", html4strict: "html", javascript: "js", jquery: "js" };

/** The name our highlighter knows; letters and digits only. */
export function languageOf(written: string): string {
  const name = written.trim().toLowerCase();
  return /^[\w+#.-]{1,30}$/.test(name) ? (LANGUAGES[name] ?? name) : "";
}
