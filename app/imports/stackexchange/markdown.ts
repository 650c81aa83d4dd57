// Their Markdown as ours: what the old site read in its own way is written so that our renderer shows the same. Pure;
// linear in the length of the text.
//
// Numbers and names need care: "#1" and "@tom" are links here and were words there. A name becomes a link only to
// somebody who took part in the same conversation; everything else is escaped, or it would point at a stranger.

import { withoutSoftLines } from "~/imports/soft-lines";
import { CJK_LETTERS } from "~/text/scripts";
import { urls } from "~/urls";
import { escapeLinkText, mapProse } from "../markdown-prose";
import { escapeLineStart, oneLine } from "../wikitext/escape";
import { type NewAddress, replaceAddresses, titled, withoutAngles } from "./addresses";
import { formulasInOneLine, splitFormulas, writtenFormula } from "./formulas";
import { blocksOfOldMarkdown } from "./old-blocks";
import { withOurLines } from "./old-marks";

export type MarkdownContext = {
  hosts: readonly string[];
  addresses: ReadonlyMap<string, NewAddress>;
  /** What the old page showed instead of a bare address, by `addressTitle`. */
  titles?: ReadonlyMap<string, string>;
  /** Name of the member that "@written" meant, or null. */
  member: (written: string) => string | null;
  isComment: boolean;
  /** Before the old site changed to CommonMark its lists, quotations and headings followed other rules. */
  isOldMarkdown: boolean;
  /** Made of HTML here, so that formulas and blocks are written as ours already. */
  isOurs?: boolean;
};

const MOST_NAMES = 50;

/** June 2020. */
export const COMMONMARK_SINCE = "2020-06-01";

/** A letter of Chinese is a border, as it is for the renderer. */
const NOT_CJK = `(?![${CJK_LETTERS}])`;
/** Addresses first, so that what stands in them is passed over. */
const MARKS = new RegExp(
  [
    String.raw`https?:\/\/[^\s<>)"']+`,
    String.raw`(?<!${NOT_CJK}[\p{L}\p{N}_&#/\\]|=["'])(?<number>#)(?=\d{1,9}(?!${NOT_CJK}[\p{L}\p{N}_]))`,
    String.raw`(?<!${NOT_CJK}[\p{L}\p{N}_@./+\\-])@(?<member>[\p{L}\p{N}](?:[\p{L}\p{N}_'’.-]{0,58}[\p{L}\p{N}])?)`,
  ].join("|"),
  "gu",
);
/** What our renderer would read as a member's name. */
const READS_AS_MEMBER = /^[a-z0-9_-]{3,30}/i;
/** Between the parts of a name and behind it: "Anne's". */
const PART = /['’.-]/;
const MOST_PARTS = 5;

export function importedMarkdown(source: string, context: MarkdownContext): string {
  const text = source.replace(/\r\n?/g, "\n").replaceAll("\0", "");
  if (context.isComment) return mapProse(commentLine(text), (prose) => changed(prose, context)).trim();
  if (context.isOurs) return mapProse(text, (prose) => changed(prose, context)).trimEnd();
  const lines = withOurLines(formulasInOneLine(text), context.isOldMarkdown);
  const blocks = context.isOldMarkdown ? blocksOfOldMarkdown(lines) : lines;
  return mapProse(withoutSoftLines(blocks), (prose) => withFormulas(prose, context)).trimEnd();
}

/** What may be the name of somebody addressed in the text. */
export function namesIn(source: string): string[] {
  const names = [...source.matchAll(MARKS)].flatMap(({ groups }) => groups?.member ?? []);
  return [...new Set(names)].slice(0, MOST_NAMES);
}

/** Comments had marks within a line and nothing else: no lists, no headings, no pictures. */
function commentLine(text: string): string {
  const line = oneLine(text.trim());
  const start = /^(?:`{3}|~{3})/.test(line) ? line.replace(/^[`~]+/, (fence) => fence.replace(/[`~]/g, "\\$&")) : line;
  return escapeLineStart(start.replace(/^([*+-])(?= )/, "\\$1")).replace(/^\\\\/, "\\");
}

function withFormulas(prose: string, context: MarkdownContext): string {
  const pieces = splitFormulas(prose);
  return pieces.map((piece, at) => (at % 2 === 1 ? writtenFormula(piece) : changed(piece, context))).join("");
}

function changed(prose: string, context: MarkdownContext): string {
  const adapted = context.isComment ? asComment(prose, context.hosts) : asPost(prose);
  const text = adapted
    .replace(MARKS, (whole, ...rest) => escapedMark(whole, rest.at(-1), context))
    .replace(/https?:\/\/i\.stack\.imgur\.com\//g, "https://i.sstatic.net/")
    // Pictures are shown over https only.
    .replace(/http:\/\/(?=(?:i\.sstatic\.net|i\.imgur\.com|upload\.wikimedia\.org)\/)/g, "https://")
    // The old site made links of whole addresses only.
    .replace(/(?<![a-z0-9/.:@[<=-]|\]\()www\.(?=[a-z0-9])/giu, "www\\.")
    .replace(
      /\[(?:meta-)?tag:([^\]\s]{1,50})\]/gi,
      (_, name: string) => `[${escapeLinkText(name)}](${urls.tag(name.toLowerCase())})`,
    );
  const addressed = replaceAddresses(withoutAngles(text, context.hosts), context.hosts, context.addresses);
  return context.titles && context.titles.size > 0 ? titled(addressed, context.titles) : addressed;
}

/** HTML was shown as it was written. */
function asComment(prose: string, hosts: readonly string[]): string {
  return prose
    .replace(/<(?=[a-z/!])(?!https?:)/gi, "\\<")
    .replace(/!(?=\[)/g, "\\!")
    .replace(/\[(meta|main|help|tour|faq|ask|chat|about)\](?![[(:])/gi, (_, word: string) => magicLink(word, hosts));
}

/** "[meta]" and its like: links of comments whose words the old site knew. */
function magicLink(word: string, hosts: readonly string[]): string {
  const host = hosts[0];
  if (host === undefined) return word;
  const paths: Record<string, string> = {
    help: "help",
    tour: "tour",
    faq: "help",
    ask: "questions/ask",
    about: "tour",
  };
  const path = paths[word.toLowerCase()];
  if (path !== undefined) return `[${word}](https://${host}/${path})`;
  if (word.toLowerCase() === "main") return `[${word}](https://${host})`;
  if (word.toLowerCase() === "chat") return `[${word}](https://chat.stackexchange.com)`;
  const meta =
    host.endsWith(".stackexchange.com") && !host.startsWith("meta.") ? host.replace(".", ".meta.") : `meta.${host}`;
  return `[${word}](https://${meta})`;
}

function asPost(prose: string): string {
  return (
    prose
      // The old editor's words for a picture that nobody described.
      .replace(/!\[enter image description here\]/gi, "![]")
      // Brackets within brackets: the words of a link there, a page of the wiki here.
      .replace(/\[\[([^[\]\n]{1,100})\]\](?=[[(])/g, "[\\[$1\\]]")
      .replace(/\[\[(?=[^[\]\n]{1,200}\]\])/g, "\\[[")
      .replace(/<(\/?)strike(?=[\s>])/gi, "<$1s")
      .replace(/<\/?(?:super|subscript|superscript|color|colour|size|blink|marquee)(?:\s[^<>\n]{0,200})?>/gi, "")
  );
}

function escapedMark(whole: string, groups: Record<string, string | undefined>, context: MarkdownContext): string {
  if (groups.number !== undefined) return "\\#";
  const written = groups.member;
  if (written === undefined) return whole;
  for (const name of beginnings(written)) {
    const member = context.member(name);
    if (member === null) continue;
    const rest = written.slice(name.length);
    // The words stay as they were written.
    return name === member && !/^[\w-]/.test(rest)
      ? `@${member}${rest}`
      : `[@${escapeLinkText(name)}](${urls.member(member)})${rest}`;
  }
  return READS_AS_MEMBER.test(written) ? `\\${whole}` : whole;
}

/** "Anne-Marie's": the whole, then without what stands behind its last sign. */
function beginnings(written: string): string[] {
  const all = [written];
  for (let rest = written; all.length < MOST_PARTS; ) {
    const at = [...rest].findLastIndex((sign) => PART.test(sign));
    if (at <= 0) break;
    rest = [...rest].slice(0, at).join("");
    all.push(rest);
  }
  return all;
}
