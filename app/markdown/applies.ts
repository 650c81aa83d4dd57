// `:::applies 4.1–4.2` … `:::` says for which versions its content holds. Where the end is missing, the block ends with the
// text, or where the next one begins: nobody who forgot it meant to show the mark.
import { escapeHtml } from "./escape";
import type { Tokenizer } from "./tokenizer";
import type { TokenizerAndRendererExtension } from "./tokens";

const OPENING = /^:::applies[ \t]+([^\n]{1,100})(?:\n|$)/;
const CLOSING = /^:::[ \t]*$/;

export function appliesTo(tokenizer: Tokenizer, label: string): TokenizerAndRendererExtension {
  return {
    name: "appliesTo",
    level: "block",
    tokenizer(rest) {
      const opening = OPENING.exec(rest);
      if (!opening) return undefined;
      const { end, after } = endOf(rest, opening[0].length);
      const content = rest.slice(opening[0].length, end);
      const tokens = tokenizer.within(() => this.lexer.blockTokens(content, []));
      return tokens && { type: "appliesTo", raw: rest.slice(0, after), versions: opening[1], tokens };
    },
    renderer(token) {
      const body = this.parser.parse(token.tokens ?? []);
      const versions = escapeHtml(String(token.versions).trim());
      return `<div class="applies"><p class="applies-to">${escapeHtml(label)} <strong>${versions}</strong></p>\n${body}</div>\n`;
    },
  };
}

/** Where the content ends, and where the text goes on. */
function endOf(text: string, from: number): { end: number; after: number } {
  for (let at = from; at < text.length; ) {
    const newline = text.indexOf("\n", at);
    const next = newline === -1 ? text.length : newline + 1;
    const line = text.slice(at, newline === -1 ? next : newline);
    if (CLOSING.test(line)) return { end: at, after: next };
    if (OPENING.test(line)) return { end: at, after: at };
    at = next;
  }
  return { end: text.length, after: text.length };
}
