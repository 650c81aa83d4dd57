// Footnotes: "text[^1]" and, at the start of a block, "[^1]: what it says" with indented lines below. Numbered by first
// mention; a note that nothing mentions is not shown. The ids are added by markdown/finish: fn-1 and, per mention, fr-1.

import { escapeHtml } from "./escape";
import type { Tokenizer } from "./tokenizer";
import type { Lexer, Token, TokenizerAndRendererExtension } from "./tokens";

const MAX_FOOTNOTES = 200;
const MOST_WAYS_BACK = 20;
const DEFINITION = /^ {0,3}\[\^([^\]\s]{1,40})\]:[ \t]*/;

export type Footnotes = {
  definitions: Map<string, Token[]>;
  /** In order of first mention. `mentions` are the numbers of the references in the whole text. */
  used: { id: string; mentions: number[] }[];
  mentionCount: number;
};

export function emptyFootnotes(): Footnotes {
  return { definitions: new Map(), used: [], mentionCount: 0 };
}

export function footnoteDefinitions(footnotes: Footnotes, tokenizer: Tokenizer): TokenizerAndRendererExtension {
  return {
    name: "footnoteDefinition",
    level: "block",
    tokenizer(source) {
      const opening = DEFINITION.exec(source);
      const id = opening?.[1];
      if (!opening || id === undefined || footnotes.definitions.size >= MAX_FOOTNOTES) return undefined;
      const raw = source.slice(0, endOfDefinition(source));
      const text = raw.slice(opening[0].length).replace(/\n(?: {2,4}|\t)/g, "\n");
      const tokens: Token[] = [];
      // Registered before its own text is read, so that a second definition inside cannot take its place.
      if (!footnotes.definitions.has(id)) footnotes.definitions.set(id, tokens);
      tokenizer.within(() => readBlocks(this.lexer, text, tokens));
      return { type: "footnoteDefinition", raw, tokens };
    },
    renderer: () => "",
  };
}

function readBlocks(lexer: Lexer, text: string, tokens: Token[]): void {
  const { top } = lexer.state;
  lexer.state.top = true;
  lexer.blockTokens(text, tokens);
  lexer.state.top = top;
}

function endOfDefinition(source: string): number {
  let end = lineEnd(source, 0);
  for (let next = end; next < source.length; ) {
    const after = lineEnd(source, next);
    const line = source.slice(next, after);
    if (line.trim() !== "") {
      if (!/^(?: {2,}|\t)/.test(line)) break;
      end = after;
    }
    next = after;
  }
  return end;
}

function lineEnd(source: string, from: number): number {
  const newline = source.indexOf("\n", from);
  return newline === -1 ? source.length : newline + 1;
}

/** The HTML of a mention, or null where nothing defines the note. */
export function footnoteMention(footnotes: Footnotes, id: string): string | null {
  if (!footnotes.definitions.has(id)) return null;
  let number = footnotes.used.findIndex((note) => note.id === id) + 1;
  if (number === 0) number = footnotes.used.push({ id, mentions: [] });
  footnotes.mentionCount++;
  footnotes.used[number - 1]?.mentions.push(footnotes.mentionCount);
  return `<sup class="footnote-ref"><a href="#fn-${number}">${number}</a></sup>`;
}

/** One to each mention; where there are several, numbered as they are met. */
function wayBack(mention: number, at: number, label: string): string {
  const number = at === 0 ? "" : String(at + 1);
  const spoken = escapeHtml(number === "" ? label : `${label} (${number})`);
  return `<a href="#fr-${mention}" class="footnote-back" aria-label="${spoken}">↩${number && `<sup>${number}</sup>`}</a>`;
}

/** The notes below the text. `render` may mention further notes, which are then shown too. */
export function footnotesHtml(footnotes: Footnotes, render: (tokens: Token[]) => string, backLabel: string): string {
  let items = "";
  for (let at = 0; at < footnotes.used.length; at++) {
    const note = footnotes.used[at];
    if (!note) break;
    const body = render(footnotes.definitions.get(note.id) ?? []);
    const back = note.mentions
      .slice(0, MOST_WAYS_BACK)
      .map((mention, at) => wayBack(mention, at, backLabel))
      .join(" ");
    const html = body.trimEnd();
    const inside = html.endsWith("</p>") ? `${html.slice(0, -"</p>".length)} ${back}</p>` : `${html}${back}`;
    items += `<li class="footnote">${inside}</li>\n`;
  }
  return items && `<section class="footnotes"><ol>\n${items}</ol></section>\n`;
}
