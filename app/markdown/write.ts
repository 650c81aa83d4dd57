// How the parser's tokens become HTML: headings two levels down, coloured code, callouts, images, tables that scroll.
// What it writes goes through the sanitiser; the ids come after that.

import { headingTag, ownImageSource } from "./allowed";
import { takeCallout } from "./callouts";
import { escapeHtml, escapeKeepingReferences } from "./escape";
import { highlightCode } from "./highlight";
import { imageHtml, tameRawHtml } from "./raw-html";
import type { OpenTags } from "./raw-tags";
import type { LinkTargets } from "./targets";
import type { Parser, RendererObject, Token, Tokens } from "./tokens";
import type { ProseWords } from "./words";

/** Colouring stops after this many characters of code in one text: it costs more than all the rest. */
const MAX_COLOURED_CODE = 60_000;

/** `open`: of raw HTML the tags that nothing closes. */
export type Writing = { targets: LinkTargets; words: ProseWords; headingShift: number; open: OpenTags };

export function markdownWriter({ targets, words, headingShift, open }: Writing): RendererObject {
  let colourable = MAX_COLOURED_CODE;
  /** An image inside a link is no link of its own. */
  let linksAround = 0;
  const imagePlace = () => ({ origin: targets.origin, word: words.image, isInLink: linksAround > 0 });
  return {
    heading({ tokens, depth }) {
      const tag = headingTag(`h${depth}`, headingShift);
      return `<${tag}>${this.parser.parseInline(withoutName(tokens))}</${tag}>\n`;
    },
    code({ text, lang }) {
      const language = /^[\w+#.-]{1,30}(?=\s|$)/.exec(lang ?? "")?.[0] ?? "";
      colourable -= text.length;
      const coloured = colourable > 0 && language ? highlightCode(text, language) : null;
      const attribute = language ? ` class="language-${escapeHtml(language)}"` : "";
      return `<pre><code${attribute}>${coloured ?? escapeHtml(text)}\n</code></pre>\n`;
    },
    html(token) {
      const place = { ...imagePlace(), headingShift, open: open.get(token) };
      linksAround = Math.max(0, linksAround + countOf(token.text, /<a[\s>]/gi) - countOf(token.text, /<\/a\s*>/gi));
      return tameRawHtml(token.text, place);
    },
    text(token) {
      if ("tokens" in token && token.tokens) return this.parser.parseInline(token.tokens);
      return escapeKeepingReferences(token.text);
    },
    codespan: ({ text }) => `<code>${escapeHtml(text)}</code>`,
    checkbox: ({ checked }) => `<span class="task">${checked ? "☑" : "☐"}</span> `,
    blockquote({ tokens }) {
      const callout = takeCallout(tokens);
      const body = this.parser.parse(tokens);
      if (!callout) return `<blockquote>\n${body}</blockquote>\n`;
      const { kind, title } = callout;
      const name = title.length > 0 ? this.parser.parseInline(title) : escapeHtml(words[kind]);
      return `<div class="callout callout-${kind}"><p class="callout-title">${name}</p>\n${body}</div>\n`;
    },
    table(token) {
      const head = rowHtml(this.parser, token.header);
      const rows = token.rows.map((row) => rowHtml(this.parser, row)).join("");
      return `<table><thead>${head}</thead>${rows && `<tbody>${rows}</tbody>`}</table>\n`;
    },
    link({ href, title, tokens, text, autolink }) {
      linksAround += 1;
      const label = autolink ? escapeHtml(text) : this.parser.parseInline(tokens);
      linksAround -= 1;
      const address = autolink ? escapeHtml(href) : escapeKeepingReferences(href);
      const tooltip = title ? ` title="${escapeKeepingReferences(title)}"` : "";
      return `<a href="${address}"${tooltip}>${label}</a>`;
    },
    image({ href, title, tokens, text }) {
      const described = tokens ? this.parser.parseInline(tokens, this.parser.textRenderer) : text;
      const own = ownImageSource(href, targets.origin);
      const description = described.trim() === "" && own !== null ? words.image : described;
      const attributes = new Map([
        ["src", escapeKeepingReferences(own ?? href)],
        ["alt", escapeKeepingReferences(description)],
      ]);
      if (title) attributes.set("title", escapeKeepingReferences(title));
      const size = own === null ? undefined : targets.uploads?.[own.slice("/uploads/".length)];
      if (size) attributes.set("width", String(size.width)).set("height", String(size.height));
      // A press shows it whole; an image that leads somewhere already goes on leading there.
      const image = imageHtml(attributes, imagePlace());
      return own !== null && linksAround === 0 ? `<a href="${own}">${image}</a>` : image;
    },
  };
}

/** "{#name}" behind a heading names it elsewhere; here headings have ids of their own. */
function withoutName(tokens: Token[]): Token[] {
  const last = tokens.at(-1);
  if (last?.type !== "text" || !/\{#[\w-]{1,80}\}$/.test(last.raw)) return tokens;
  const text = last.raw.replace(/\s*\{#[\w-]{1,80}\}$/, "");
  return [...tokens.slice(0, -1), { type: "text", raw: text, text }];
}

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function rowHtml(parser: Parser, cells: Tokens.TableCell[]): string {
  const html = cells.map((cell) => {
    const tag = cell.header ? "th" : "td";
    const align = cell.align ? ` align="${cell.align}"` : "";
    return `<${tag}${align}>${parser.parseInline(cell.tokens)}</${tag}>`;
  });
  return `<tr>${html.join("")}</tr>\n`;
}
