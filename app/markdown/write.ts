// How the parser's tokens become HTML: headings two levels down, coloured code, callouts, images, tables that scroll.
// What it writes goes through the sanitiser; the ids come after that.

import { CALLOUTS, type Callout, headingTag } from "./allowed";
import { escapeHtml, escapeKeepingReferences } from "./escape";
import { highlightCode } from "./highlight";
import { imageHtml, tameRawHtml } from "./raw-html";
import type { LinkTargets } from "./targets";
import type { Parser, RendererObject, Token, Tokens } from "./tokens";
import type { ProseWords } from "./words";

/** Colouring stops after this many characters of code in one text: it costs more than all the rest. */
const MAX_COLOURED_CODE = 60_000;

export type Writing = { targets: LinkTargets; words: ProseWords; headingShift: number };

export function markdownWriter({ targets, words, headingShift }: Writing): RendererObject {
  let colourable = MAX_COLOURED_CODE;
  return {
    heading({ tokens, depth }) {
      const tag = headingTag(`h${depth}`, headingShift);
      return `<${tag}>${this.parser.parseInline(tokens)}</${tag}>\n`;
    },
    code({ text, lang }) {
      const language = /^[\w+#.-]{1,30}(?=\s|$)/.exec(lang ?? "")?.[0] ?? "";
      colourable -= text.length;
      const coloured = colourable > 0 && language ? highlightCode(text, language) : null;
      const attribute = language ? ` class="language-${escapeHtml(language)}"` : "";
      return `<pre><code${attribute}>${coloured ?? escapeHtml(text)}\n</code></pre>\n`;
    },
    html: ({ text }) => tameRawHtml(text, headingShift),
    text(token) {
      if ("tokens" in token && token.tokens) return this.parser.parseInline(token.tokens);
      return escapeKeepingReferences(token.text);
    },
    codespan: ({ text }) => `<code>${escapeHtml(text)}</code>`,
    checkbox: ({ checked }) => `<span class="task">${checked ? "☑" : "☐"}</span> `,
    blockquote({ tokens }) {
      const callout = calloutOf(tokens);
      const body = this.parser.parse(tokens);
      if (!callout) return `<blockquote>\n${body}</blockquote>\n`;
      return `<div class="callout callout-${callout}"><p class="callout-title">${escapeHtml(words[callout])}</p>\n${body}</div>\n`;
    },
    table(token) {
      const head = rowHtml(this.parser, token.header);
      const rows = token.rows.map((row) => rowHtml(this.parser, row)).join("");
      return `<div class="table"><table><thead>${head}</thead>${rows && `<tbody>${rows}</tbody>`}</table></div>\n`;
    },
    link({ href, title, tokens, text, autolink }) {
      const label = autolink ? escapeHtml(text) : this.parser.parseInline(tokens);
      const address = autolink ? escapeHtml(href) : escapeKeepingReferences(href);
      const tooltip = title ? ` title="${escapeKeepingReferences(title)}"` : "";
      return `<a href="${address}"${tooltip}>${label}</a>`;
    },
    image({ href, title, tokens, text }) {
      const description = tokens ? this.parser.parseInline(tokens, this.parser.textRenderer) : text;
      const attributes = new Map([
        ["src", escapeKeepingReferences(href)],
        ["alt", escapeKeepingReferences(description)],
      ]);
      if (title) attributes.set("title", escapeKeepingReferences(title));
      const size = href.startsWith("/uploads/") ? targets.uploads?.[href.slice("/uploads/".length)] : undefined;
      if (size) attributes.set("width", String(size.width)).set("height", String(size.height));
      return imageHtml(attributes);
    },
  };
}

function rowHtml(parser: Parser, cells: Tokens.TableCell[]): string {
  const html = cells.map((cell) => {
    const tag = cell.header ? "th" : "td";
    const align = cell.align ? ` align="${cell.align}"` : "";
    return `<${tag}${align}>${parser.parseInline(cell.tokens)}</${tag}>`;
  });
  return `<tr>${html.join("")}</tr>\n`;
}

/** `> [!NOTE]` on the first line makes a quote a callout. Takes that mark out of the tokens. */
function calloutOf(tokens: Token[]): Callout | null {
  const paragraph = tokens[0]?.type === "paragraph" ? (tokens[0] as Tokens.Paragraph) : undefined;
  const first = paragraph?.tokens[0];
  if (first?.type !== "text") return null;
  const mark = /^\[!([A-Z]{3,9})\][ \t]*(?:\n|$)/.exec(first.text);
  const callout = CALLOUTS.find((kind) => kind.toUpperCase() === mark?.[1]);
  if (!mark || !callout) return null;
  first.text = first.text.slice(mark[0].length);
  if (first.text === "" && paragraph?.tokens.length === 1) tokens.shift();
  return callout;
}
