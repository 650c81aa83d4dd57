// The text of a paragraph as tokens: words, marks, links, elements. The pattern cannot run back over what it read.
import type { Context } from "./context";
import { characterOf } from "./entities";
import { escapeText, oneLine } from "./escape";
import { attributeOf } from "./extensions";
import { externalLink, linkMarkdown, ownPage, pageLink } from "./links";
import type { WikiNode } from "./nodes";
import { type QuoteAction, readQuotes } from "./quotes";
import { inlineTemplate } from "./template-names";
import type { Piece } from "./write";

export type InlineToken =
  | { kind: "piece"; piece: Piece }
  | { kind: "open"; tag: string; attributes: string }
  | { kind: "close"; tag: string }
  | { kind: "toggle"; tag: "strong" | "em" }
  | { kind: "line" };

const TOKEN =
  /\uE000(\d+)\uE001|(\uE002)|('{2,})|<(\/?)([a-z][a-z0-9]*)((?:[\s/][^<>\uE000]{0,2000})?)>|\[((?:https?:\/\/|ftp:\/\/|mailto:|\/\/)[^\s[\]<>"\uE000-\uE002]{1,2000})([^[\]\n]{0,3000})\]|((?:https?|ftp):\/\/[^\s<>"[\]{}|\uE000-\uE002]{1,2000})|&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z][a-z0-9]{1,30});|(\n)|(__[A-Z]{3,30}__)/giu;

/** HTML that the old software let through and Markdown lets stand. */
const HTML = new Set("abbr bdi bdo cite dfn ins kbd mark q rp rt ruby samp small sub sup time var".split(" "));
const MARKED = new Set("b strong i em s strike del code tt".split(" "));
/** Nothing but looks. */
const PLAIN = new Set("u span font big nobr rb rtc data".split(" "));
/** Blocks that stand in a line, and begin none here. */
const BLOCKS = new Set(
  "p div center section article header footer main ul ol li dl dt dd table thead tbody tfoot tr td th caption blockquote h1 h2 h3 h4 h5 h6 hr".split(
    " ",
  ),
);

export function* readTokens(text: string, context: Context): Generator<InlineToken> {
  const quotes = quotesIn(text);
  let done = 0;
  for (const match of text.matchAll(TOKEN)) {
    if (match.index > done) yield plain(text.slice(done, match.index));
    done = match.index + match[0].length;
    if (match[3] !== undefined) {
      const action = quotes.get(match.index) ?? { apostrophes: 0, toggles: [] };
      if (action.apostrophes > 0) yield plain("'".repeat(action.apostrophes));
      for (const tag of action.toggles) yield { kind: "toggle", tag };
    } else if (match[1] !== undefined) {
      const node = context.nodes.at(Number(match[1]));
      const trail =
        node?.kind === "link" ? (/^(?!https?:)\p{Ll}{0,40}/u.exec(text.slice(done, done + 40))?.[0] ?? "") : "";
      done += trail.length;
      const isBesideWord =
        WORD.test(text.slice(Math.max(0, match.index - 1), match.index)) || WORD.test(text.slice(done, done + 1));
      yield* nodeTokens(node, { trail, isBesideWord }, context);
    } else yield* tokensOf(match, /^[^\s\uE002]/.test(text.slice(done, done + 1)), context);
  }
  if (done < text.length) yield plain(text.slice(done));
}

/** `isFollowed`: something stands directly behind. */
function* tokensOf(match: RegExpMatchArray, isFollowed: boolean, context: Context): Generator<InlineToken> {
  const [whole, , isBreak, , slash, name, attributes, bracketed, words, bare, entity, newline] = match;
  if (isBreak !== undefined) yield { kind: "line" };
  else if (newline !== undefined) yield { kind: "line" };
  else if (name !== undefined)
    yield tagToken(whole, { isClosing: slash === "/", tag: name.toLowerCase(), attributes: attributes ?? "" });
  else if (bracketed !== undefined) yield raw(externalLink(bracketed, words ?? "", context));
  else if (bare !== undefined) yield* bareAddress(bare, isFollowed, context);
  else if (entity !== undefined) {
    const character = characterOf(entity);
    yield character === undefined ? raw(whole) : plain(character);
  } else context.comments.push(`<!-- ${whole} -->`);
}

/** By where each run of apostrophes stands. */
function quotesIn(text: string): Map<number, QuoteAction> {
  const found = new Map<number, QuoteAction>();
  let start = 0;
  for (const line of text.split(/[\n\uE002]/)) {
    const offset = start;
    start += line.length + 1;
    if (!line.includes("''")) continue;
    const runs = [...line.matchAll(/'{2,}/g)].map((run) => ({
      at: offset + run.index,
      length: run[0].length,
      before: line.slice(Math.max(0, run.index - 2), run.index),
    }));
    const actions = readQuotes(runs);
    for (const [at, run] of runs.entries()) {
      const action = actions[at];
      if (action) found.set(run.at, action);
    }
  }
  return found;
}

function tagToken(
  whole: string,
  { isClosing, tag, attributes }: { isClosing: boolean; tag: string; attributes: string },
): InlineToken {
  if (tag === "br") return raw("<br>");
  if (tag === "wbr") return raw("<wbr>");
  if (PLAIN.has(tag)) return plain("");
  if (BLOCKS.has(tag)) return plain(" ");
  if (!HTML.has(tag) && !MARKED.has(tag)) return plain(whole);
  if (isClosing) return { kind: "close", tag };
  const title = attributeOf(attributes, "title");
  return { kind: "open", tag, attributes: title === "" ? "" : ` title="${title.replace(/["<>&]/g, " ")}"` };
}

const WORD = /[\p{L}\p{N}]/u;

function* nodeTokens(
  node: WikiNode | undefined,
  { trail, isBesideWord }: { trail: string; isBesideWord: boolean },
  context: Context,
): Generator<InlineToken> {
  if (!node) return;
  if (node.kind === "link") {
    const link = linkMarkdown(node.parts, node.raw, trail, context);
    yield raw(isBesideWord ? withTags(link) : link);
    return;
  }
  yield nodeToken(node, context);
  if (trail !== "") yield plain(trail);
}

/** Stars around a link directly beside a word would be words themselves. */
function withTags(link: string): string {
  const [, stars = "", inner = ""] = /^(\*{1,3})(\[\[[^*]*\]\])\1$/.exec(link) ?? [];
  if (stars === "") return link;
  const tags = [...(stars.length > 1 ? ["strong"] : []), ...(stars.length === 2 ? [] : ["em"])];
  return tags.reduce((text, tag) => `<${tag}>${text}</${tag}>`, inner);
}

function nodeToken(node: Exclude<WikiNode, { kind: "link" }>, context: Context): InlineToken {
  switch (node.kind) {
    case "literal":
      return plain(node.text);
    case "code":
      return { kind: "piece", piece: { kind: "code", text: node.code } };
    case "template":
      return { kind: "piece", piece: { kind: "raw", markdown: inlineTemplate(node, context.inline), code: node.raw } };
    case "raw":
      return { kind: "piece", piece: { kind: "code", text: node.raw } };
    case "comment":
      if (node.text.trim() !== "") context.comments.push(`<!-- ${node.text.replace(/\s+/g, " ").trim()} -->`);
      return plain("");
    case "note":
      return raw(noteMark(node, context));
    case "gallery":
      return raw(node.lines.map((line) => context.inline(`[[${line}]]`)).join(" "));
    case "element":
      return raw(context.inline(node.inner));
  }
}

/** A note is written once; whoever names it again points at the same one, unless it says something else. */
function noteMark({ name, content }: { name: string; content: string | null }, context: Context): string {
  const text = content === null ? "" : noteText(content, context);
  const named = context.notes.get(`=${name}`);
  if (name !== "" && named && (text === "" || named.text === "" || named.text === text)) {
    named.text ||= text;
    return `[^${named.label}]`;
  }
  const label = String(context.notes.size + 1);
  context.notes.set(name === "" || named ? label : `=${name}`, { label, text });
  return `[^${label}]`;
}

/** Lists and paragraphs of a note are set in below its mark. */
function noteText(content: string, context: Context): string {
  if (!/^[*#:;]|\n[ \t]*\n|\n[*#:;]/.test(content)) return oneLine(context.inline(content));
  const blocks = context.blocks(content).join("\n\n");
  return blocks.replace(/\n(?=[^\n])/g, "\n    ");
}

/** In its own signs where what follows would be read as a part of it: a note, a link. */
function* bareAddress(written: string, isFollowed: boolean, context: Context): Generator<InlineToken> {
  let end = written.length;
  while (end > 0 && ".,;:!?'\")".includes(written[end - 1] ?? "")) end -= 1;
  const balanced = written.slice(0, end).includes("(") && written[end] === ")" ? end + 1 : end;
  const address = written.slice(0, balanced);
  const own = ownPage(address, context);
  if (own !== null) yield raw(pageLink(own, "", "", context));
  else if (!isFollowed && /^[\w:/.?=&%#+-]+$/.test(address) && !/_(?![\p{L}\p{N}])|&[a-z]+;/iu.test(address))
    yield { kind: "piece", piece: { kind: "raw", markdown: address, code: address } };
  else
    yield {
      kind: "piece",
      piece: { kind: "raw", markdown: /[<>\s]/.test(address) ? escapeText(address) : `<${address}>`, code: address },
    };
  if (balanced < written.length) yield plain(written.slice(balanced));
}

function plain(text: string): InlineToken {
  return { kind: "piece", piece: { kind: "text", text } };
}

function raw(markdown: string): InlineToken {
  return { kind: "piece", piece: { kind: "raw", markdown } };
}
