// What rendering gives, and what is shown where it gives nothing. Apart from markdown.server, so that a thread that only
// reads renderings does not load the parser.
import { blank, codeRanges } from "#moderation/text/markdown-prose";
import { escapeHtml } from "./escape";
import type { Heading } from "./finish";
import { membersNamed } from "./names";
import { findReferences, type LinkTargets } from "./targets";

/** Goes up whenever the same source gives other HTML; stored renderings of other versions are thrown away. */
export const RENDERER_VERSION = 3;

export type RenderOptions = {
  resolve: LinkTargets;
  /** Language of the text, for the few words that the renderer adds. */
  language?: string;
  /** By how many levels headings move down: two in posts, where the page's title and the list of answers come first. */
  headingShift?: number;
  /** A single line break is one, as people type in posts. Pages are written like books: left out there, it is a space. */
  keepsLineBreaks?: boolean;
};

export type Rendered = {
  html: string;
  /** The words as a reader sees them, for search and excerpts; one block a line. */
  text: string;
  headings: Heading[];
  /** Names of members, lower-case. */
  mentions: string[];
  questionLinks: number[];
  /** Names of pages as they are written, whether they exist or are wanted. */
  pageLinks: string[];
  /** Addresses of links that lead away from the community; at most 500. */
  links: string[];
  /** Addresses of images elsewhere, which are links here (outside-images); at most 50. */
  images: string[];
};

/**
 * Escaped paragraphs, for a text that the renderer cannot manage. Linear. It names everybody and everything that the text may
 * mention outside of code, so that nobody goes without being told.
 */
export function plainTextFallback(source: string): Rendered {
  const paragraphs = source.split(/\n[^\S\n]*\n\s*/).filter((paragraph) => paragraph.trim() !== "");
  const html = paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph.trim()).replaceAll("\n", "<br>\n")}</p>`);
  const addresses = source.matchAll(/https?:\/\/[^\s<>"')\]]{1,2000}/g);
  const links = new Set([...addresses].slice(0, 500).map(([address]) => address));
  const prose = blank(source, codeRanges(source));
  const { questions, pages } = findReferences(prose);
  return {
    html: html.join("\n"),
    text: source.trim(),
    headings: [],
    mentions: membersNamed(prose),
    questionLinks: questions,
    pageLinks: pages,
    links: [...links],
    images: [],
  };
}
