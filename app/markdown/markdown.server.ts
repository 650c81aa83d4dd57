// Turns people's Markdown into HTML that is safe to show.
//
// Order: marked, within the bounds of `tokenizer` → token pass (members, #questions, [[pages]], footnotes) → highlight.js →
// sanitiser, last → ids, outline, frames.
// Promises: whatever the source, the HTML holds only the tags, attributes, classes and schemes of `allowed`, is balanced, and
// has no id that an author chose; work in proportion to the text. The same source and targets give the same HTML.
// Called through rendering.server, in a thread with a deadline. About 0.3 ms for an ordinary post.
import { Lexer, Marked } from "marked";
import sanitizeHtml from "sanitize-html";
import { sanitizerOptions } from "./allowed";
import { appliesTo } from "./applies";
import { type Finished, finish } from "./finish";
import { emptyFootnotes, footnoteDefinitions, footnotesHtml } from "./footnotes";
import { type LinkPass, linkPass, type TrustedToken } from "./links";
import { withNamesTaken } from "./names";
import { openTags } from "./raw-tags";
import type { Rendered, RenderOptions } from "./rendered";
import { Tokenizer } from "./tokenizer";
import type { Token, TokenizerAndRendererExtension } from "./tokens";
import { proseWords } from "./words";
import { markdownWriter } from "./write";

export { splitBlocks as blocks } from "~/text/blocks";
export { plainTextFallback, RENDERER_VERSION } from "./rendered";

const POST_HEADING_SHIFT = 2;

export function renderMarkdown(source: string, options: RenderOptions): Rendered {
  const { resolve: targets, language, headingShift = POST_HEADING_SHIFT, keepsLineBreaks = true } = options;
  const words = proseWords(language);
  const footnotes = emptyFootnotes();
  const pass: LinkPass = {
    targets,
    footnotes,
    mentions: new Set(),
    questionLinks: new Set(),
    pageLinks: new Set(),
  };
  const tokenizer = new Tokenizer(source, keepsLineBreaks);
  const marked = new Marked({
    gfm: true,
    breaks: keepsLineBreaks,
    hooks: { emStrongMask: withNamesTaken },
    extensions: [footnoteDefinitions(footnotes, tokenizer), appliesTo(tokenizer, words["applies-to"]), trusted],
  });
  const lexer = new Lexer({ ...marked.defaults, tokenizer });
  tokenizer.takeOurRules();
  const tokens = lexer.lex(source.replaceAll("\0", "\uFFFD"));
  marked.use({ renderer: markdownWriter({ targets, words, headingShift, open: openTags(tokens) }) });
  linkPass(tokens, pass);
  const body = marked.parser(tokens);
  const noteHtml = (children: Token[]) => {
    linkPass(children, pass);
    return marked.parser(children);
  };
  const notes = footnotesHtml(footnotes, noteHtml, words["back-to-text"]);
  const html = sanitized(body + notes, targets.origin);
  return collected(finish(html, { origin: targets.origin, firstLevel: headingShift + 1 }), pass);
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
