// Turns people's Markdown into HTML that is safe to show. The only importer of marked and sanitize-html.
//
// Order: marked → token pass (members, #questions, [[pages]], footnotes) → highlight.js → sanitiser, last → ids.
// Promises: whatever the source, the HTML holds only the tags, attributes, classes and schemes of markdown-allowed, is
// balanced, and has no id that an author chose. The same source and targets give the same HTML.
// Refuses nothing; may throw (marked does on 2 KB of ">") and may take minutes on hostile text: call it through
// rendering.server, which runs it in a worker with a deadline. About 0.3 ms for an ordinary post.
import { Marked, type Token, type TokenizerAndRendererExtension } from "marked";
import sanitizeHtml from "sanitize-html";
import { sanitizerOptions } from "./markdown-allowed";
import { escapeHtml } from "./markdown-escape";
import { type Finished, finish, type Heading } from "./markdown-finish";
import { emptyFootnotes, footnoteDefinitions, footnotesHtml } from "./markdown-footnotes";
import { type LinkPass, linkPass, type TrustedToken } from "./markdown-links";
import type { LinkTargets } from "./markdown-targets";
import { proseWords } from "./markdown-words";
import { markdownWriter } from "./markdown-write";

export type { Lexer, Parser, RendererObject, Token, TokenizerAndRendererExtension, Tokens } from "marked";
export { splitBlocks as blocks } from "./blocks";

/** Goes up whenever the same source gives other HTML; stored renderings of other versions are thrown away. */
export const RENDERER_VERSION = 1;

export type RenderOptions = {
  resolve: LinkTargets;
  /** Language of the text, for the few words that the renderer adds. */
  language?: string;
  /** By how many levels headings move down: two in posts, where the page's title and the list of answers come first. */
  headingShift?: number;
};

export type Rendered = {
  html: string;
  /** The words as a reader sees them, for search and excerpts; one block a line. */
  text: string;
  headings: Heading[];
  /** Names of members, lower-case. */
  mentions: string[];
  questionLinks: number[];
  /** Keys of pages (`pageKey`), whether they exist or are wanted. */
  pageLinks: string[];
  /** Addresses of links that lead away from the community; at most 500. */
  links: string[];
  /** Addresses of images shown from elsewhere. */
  images: string[];
};

const POST_HEADING_SHIFT = 2;

export function renderMarkdown(source: string, options: RenderOptions): Rendered {
  const { resolve: targets, language, headingShift = POST_HEADING_SHIFT } = options;
  const words = proseWords(language);
  const footnotes = emptyFootnotes();
  const pass: LinkPass = {
    targets,
    footnotes,
    mentions: new Set(),
    questionLinks: new Set(),
    pageLinks: new Set(),
  };
  const marked = new Marked({
    gfm: true,
    renderer: markdownWriter({ targets, words, headingShift }),
    extensions: [footnoteDefinitions(footnotes), appliesTo(source, words["applies-to"]), trusted],
  });
  const tokens = marked.lexer(source.replaceAll("\0", "\uFFFD"));
  linkPass(tokens, pass);
  const body = marked.parser(tokens);
  const noteHtml = (children: Token[]) => {
    linkPass(children, pass);
    return marked.parser(children);
  };
  const notes = footnotesHtml(footnotes, noteHtml, words["back-to-text"]);
  return collected(finish(sanitizeHtml(body + notes, sanitizerOptions(targets.origin)), targets.origin), pass);
}

/** Escaped paragraphs, for a text that the renderer cannot manage. Linear. */
export function plainTextFallback(source: string): Rendered {
  const paragraphs = source.split(/\n[^\S\n]*\n\s*/).filter((paragraph) => paragraph.trim() !== "");
  const html = paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph.trim()).replaceAll("\n", "<br>\n")}</p>`);
  const addresses = source.matchAll(/https?:\/\/[^\s<>"')\]]{1,2000}/g);
  const links = new Set([...addresses].slice(0, 500).map(([address]) => address));
  return {
    html: html.join("\n"),
    text: source.trim(),
    headings: [],
    mentions: [],
    questionLinks: [],
    pageLinks: [],
    links: [...links],
    images: [],
  };
}

function collected(finished: Finished, pass: LinkPass): Rendered {
  return {
    ...finished,
    mentions: [...pass.mentions],
    questionLinks: [...pass.questionLinks],
    pageLinks: [...pass.pageLinks],
  };
}

const trusted: TokenizerAndRendererExtension = {
  name: "trusted",
  renderer: (token) => (token as TrustedToken).html,
};

/** `:::applies 4.1–4.2` … `:::` says for which versions its content holds. */
function appliesTo(source: string, label: string): TokenizerAndRendererExtension {
  const isUsed = /^:::applies[ \t]/m.test(source);
  return {
    name: "appliesTo",
    level: "block",
    // Asked for before every paragraph, over all the rest of the text: only where the text has such a block at all.
    start: (rest) => (isUsed ? rest.match(/^:::applies[ \t]/m)?.index : undefined),
    tokenizer(rest) {
      const match = isUsed ? /^:::applies[ \t]+([^\n]{1,100})\n([\s\S]*?)(?<=\n):::[ \t]*(?:\n|$)/.exec(rest) : null;
      if (!match) return undefined;
      return {
        type: "appliesTo",
        raw: match[0],
        versions: match[1],
        tokens: this.lexer.blockTokens(match[2] ?? "", []),
      };
    },
    renderer(token) {
      const body = this.parser.parse(token.tokens ?? []);
      const versions = escapeHtml(String(token.versions).trim());
      return `<div class="applies"><p class="applies-to">${escapeHtml(label)} <strong>${versions}</strong></p>\n${body}</div>\n`;
    },
  };
}
