// Turns people's Markdown into HTML that is safe to show. The only importer of marked and sanitize-html.
//
// Order: marked → token pass (members, #questions, [[pages]], footnotes) → highlight.js → sanitiser, last → ids.
// Promises: whatever the source, the HTML holds only the tags, attributes, classes and schemes of markdown/allowed, is
// balanced, and has no id that an author chose. The same source and targets give the same HTML.
// Refuses nothing; may throw (marked does on 2 KB of ">") and may take minutes on hostile text: call it through
// rendering.server, which runs it in a worker with a deadline. About 0.3 ms for an ordinary post.
import { Marked, type Token, type TokenizerAndRendererExtension } from "marked";
import sanitizeHtml from "sanitize-html";
import { sanitizerOptions } from "./allowed";
import { escapeHtml } from "./escape";
import { type Finished, finish } from "./finish";
import { emptyFootnotes, footnoteDefinitions, footnotesHtml } from "./footnotes";
import { type LinkPass, linkPass, type TrustedToken } from "./links";
import type { Rendered, RenderOptions } from "./rendered";
import { proseWords } from "./words";
import { markdownWriter } from "./write";

export { splitBlocks as blocks } from "~/text/blocks";
export { plainTextFallback, RENDERER_VERSION } from "./rendered";

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
  return collected(finish(sanitized(body + notes, targets.origin), targets.origin), pass);
}

/** Only what markdown/allowed lists; no ids. */
export function sanitized(html: string, origin: string): string {
  return sanitizeHtml(html, sanitizerOptions(origin));
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
