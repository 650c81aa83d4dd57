// Their Markdown as ours: what the old site read in its own way is written so that our renderer shows the same. Pure.
//
// Numbers and names need care: "#1" and "@tom" are links here and were words there. A name becomes a link only to
// somebody who took part in the same conversation; everything else is escaped, or it would point at a stranger.

import { escapeLinkText, mapProse } from "~/imports/markdown-prose";
import { urls } from "~/urls";
import { type NewAddress, replaceAddresses, withoutAngles } from "./addresses";
import { blocksOfOldMarkdown } from "./old-blocks";

export type MarkdownContext = {
  hosts: readonly string[];
  addresses: ReadonlyMap<string, NewAddress>;
  /** Name of the member that "@written" meant, or null. */
  member: (written: string) => string | null;
  isComment: boolean;
  /** Before the old site changed to CommonMark a heading needed no space after its "#". */
  isOldMarkdown: boolean;
};

const MOST_NAMES = 50;

/** June 2020. */
export const COMMONMARK_SINCE = "2020-06-01";

/** Addresses first, so that what stands in them is passed over. */
const MARKS =
  /https?:\/\/[^\s<>)"']+|(?<![\p{L}\p{N}_&#/\\]|=["'])(?<number>#)(?=\d{1,9}(?![\p{L}\p{N}_]))|(?<![\p{L}\p{N}_@./+\\-])@(?<member>[\p{L}\p{N}_-]{1,59}[\p{L}\p{N}])/gu;
/** What our renderer would read as a member's name. */
const READS_AS_MEMBER = /^[a-z0-9_-]{3,30}$/i;

export function importedMarkdown(source: string, context: MarkdownContext): string {
  const text = source.replace(/\r\n?/g, "\n").replaceAll("\0", "");
  const blocks = context.isOldMarkdown && !context.isComment ? blocksOfOldMarkdown(text) : text;
  return mapProse(blocks, (prose) => changed(prose, context)).trimEnd();
}

/** What may be the name of somebody addressed in the text. */
export function namesIn(source: string): string[] {
  const names = [...source.matchAll(MARKS)].flatMap(({ groups }) => groups?.member ?? []);
  return [...new Set(names)].slice(0, MOST_NAMES);
}

function changed(prose: string, context: MarkdownContext): string {
  let text = prose;
  if (context.isComment) text = text.replace(/<(?=[a-z/!])(?!https?:)/gi, "\\<");
  else text = withOurBlocks(text, context.isOldMarkdown);
  text = text
    .replace(MARKS, (whole, ...rest) => escapedMark(whole, rest.at(-1), context))
    .replace(/https?:\/\/i\.stack\.imgur\.com\//g, "https://i.sstatic.net/")
    // Pictures are shown over https only.
    .replace(/http:\/\/(?=(?:i\.sstatic\.net|i\.imgur\.com|upload\.wikimedia\.org)\/)/g, "https://")
    .replace(
      /\[(?:meta-)?tag:([^\]\s]{1,50})\]/gi,
      (_, name: string) => `[${escapeLinkText(name)}](${urls.tag(name.toLowerCase())})`,
    );
  return replaceAddresses(withoutAngles(text, context.hosts), context.hosts, context.addresses);
}

function escapedMark(whole: string, groups: Record<string, string | undefined>, context: MarkdownContext): string {
  if (groups.number !== undefined) return "\\#";
  if (groups.member === undefined) return whole;
  const member = context.member(groups.member);
  if (member !== null) return `@${member}`;
  return READS_AS_MEMBER.test(groups.member) ? `\\${whole}` : whole;
}

function withOurBlocks(prose: string, isOldMarkdown: boolean): string {
  const text = prose
    .replace(/^( {0,3})>!(?!\[)( ?)/gm, "$1>$2")
    // The old editor's words for a picture that nobody described.
    .replace(/!\[enter image description here\]/gi, "![]")
    // A definition may stand below a line of text there, and not here.
    .replace(/^(?! {0,3}\[[^\]\n]{1,200}\]:)(.*\S.*)\n(?= {0,3}\[[^\]\n]{1,200}\]:[ \t]*<?(?:https?:)?\/)/gm, "$1\n\n")
    // Brackets within brackets: the words of a link there, a page of the wiki here.
    .replace(/\[\[([^[\]\n]{1,100})\]\](?=[[(])/g, "[\\[$1\\]]")
    .replace(/\[\[(?=[^[\]\n]{1,200}\]\])/g, "\\[[");
  if (!isOldMarkdown) return text;
  return text.replace(/^(#{1,6})(?=[^#\s\d])/gm, "$1 ").replace(/^(#{1,6}[ \t]+\S.*?)[ \t]*#+[ \t]*$/gm, "$1");
}
