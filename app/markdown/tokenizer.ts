// The parser's own rules, with bounds around them and ours in their place where text in another language, or a name of ours,
// reads otherwise.
//
// Promises: work in proportion to the text, whatever the text. Three bounds, all counted and not timed, so that the same text
// gives the same HTML on every machine: how deep blocks and marks nest, how many cells a table has, and how many characters
// are looked at in vain for the end of a mark (a star, a bracket, a back-tick). Beyond them a sign is a sign: the words stay,
// and nothing throws. No text that somebody wrote by hand comes near. Tried and dropped: a deadline alone, which gives up
// all of a text for one row of stars in it, and other HTML on a busy machine.
import { Tokenizer as Parser } from "marked";
import { addressAt, wordsLength } from "./addresses";
import { flankingRules } from "./flanking";
import { TAKEN } from "./names";
import type { Token, Tokens } from "./tokens";

/** The sanitiser shows no more. */
const MOST_LEVELS = 20;
const MOST_MARKS_IN_MARKS = 20;
/** A row may leave cells out, and then they are made: a wide head over many short rows is a bomb. */
const MOST_CELLS_MADE = 20_000;
/** Characters looked at in vain, for each character of the text; ordinary texts need one or two. */
const LOOKED_AT_PER_CHARACTER = 60;
const LEAST_LOOKED_AT = 2_000_000;

export class Tokenizer extends Parser {
  private left: number;
  private levels = 0;
  private marks = 0;
  private cells: number;

  constructor(
    text: string,
    private readonly hasBreaks: boolean,
  ) {
    super();
    this.left = Math.max(LEAST_LOOKED_AT, text.length * LOOKED_AT_PER_CHARACTER);
    this.cells = MOST_CELLS_MADE + text.split("|").length;
  }

  /** To be called once the lexer has given its rules. */
  takeOurRules(): void {
    const { block, inline, other } = this.rules;
    const paragraph = new RegExp(block.paragraph.source.replace("(?:\\n(?!", "(?:\\n(?!:::applies[ \\t]|"));
    this.rules = { other, block: { ...block, paragraph }, inline: { ...inline, ...flankingRules() } };
  }

  override blockquote(src: string): Tokens.Blockquote | undefined {
    return this.within(() => super.blockquote(src));
  }

  override list(src: string): Tokens.List | undefined {
    return this.within(() => super.list(src));
  }

  /** For blocks of ours that hold blocks. */
  within<T>(parse: () => T): T | undefined {
    if (this.levels >= MOST_LEVELS) return undefined;
    this.levels += 1;
    try {
      return parse();
    } finally {
      this.levels -= 1;
    }
  }

  override table(src: string): Tokens.Table | undefined {
    const head = HEAD.exec(src);
    if (!head || cellCount(head[1]) !== cellCount(head[2])) return undefined;
    const most = Math.floor(this.cells / cellCount(head[1]));
    const table = super.table(src.slice(0, endOfLine(src, most + 2)));
    if (table) this.cells -= table.rows.length * table.header.length;
    return table;
  }

  override emStrong(src: string, masked: string, before = ""): Tokens.Em | Tokens.Strong | undefined {
    if (!OPENS.test(src) || masked.charAt(masked.length - src.length) === TAKEN) return undefined;
    // Inside a word an underscore opens nothing, and nothing is looked for.
    if (src.startsWith("_") && /[\p{L}\p{N}]/u.test(before)) return super.emStrong(src, masked, before);
    return this.mark(src.length, () => super.emStrong(src, masked, before));
  }

  override del(src: string, masked: string, before?: string): Tokens.Del | undefined {
    if (!src.startsWith("~") || masked.charAt(masked.length - src.length) === TAKEN) return undefined;
    return this.mark(src.length, () => super.del(src, masked, before));
  }

  override link(src: string): Tokens.Link | Tokens.Image | undefined {
    return /^!?\[/.test(src) ? this.mark(labelLength(src), () => super.link(src)) : undefined;
  }

  override reflink(src: string, links: Parameters<Parser["reflink"]>[1]): ReturnType<Parser["reflink"]> {
    return /^!?\[/.test(src) ? this.mark(labelLength(src), () => super.reflink(src, links)) : undefined;
  }

  override codespan(src: string): Tokens.Codespan | undefined {
    return src.startsWith("`") ? this.mark(src.length, () => super.codespan(src)) : undefined;
  }

  override tag(src: string): Tokens.Tag | undefined {
    if (!/^<[a-z!?/]/i.test(src)) return undefined;
    const isLong = /^<[!?]/.test(src) || !src.includes(">");
    return this.mark(isLong ? src.length : 0, () => super.tag(src));
  }

  /** `vain`: how much is looked at where there is no such mark. What a mark holds is looked at again. */
  private mark<T extends Token | undefined>(vain: number, parse: () => T): T | undefined {
    if (this.left <= 0 || this.marks >= MOST_MARKS_IN_MARKS) return undefined;
    this.marks += 1;
    try {
      const token = parse();
      this.left -= token?.raw.length ?? vain;
      return token;
    } finally {
      this.marks -= 1;
    }
  }

  override url(src: string): Tokens.Link | undefined {
    const address = addressAt(src, 0);
    if (!address) return undefined;
    const { raw, href } = address;
    return {
      type: "link",
      raw,
      text: raw,
      href,
      title: null,
      autolink: true,
      tokens: [{ type: "text", raw, text: raw }],
    };
  }

  override inlineText(src: string): Tokens.Text | undefined {
    const raw = src.slice(0, wordsLength(src, this.hasBreaks));
    return { type: "text", raw, text: raw, escaped: this.lexer.state.inRawBlock };
  }
}

/** A longer run of marks is a line drawn by hand. */
const OPENS = /^[*_]{1,60}[^\s*_]/;
const HEAD = /^ *([^\n ][^\n]*)\n {0,3}([|:\- ]*[|:][|:\- ]*)(?:\n|$)/;

/** As the parser counts: what stands between the pipes that are not escaped, but not before the first or behind the last. */
function cellCount(row = ""): number {
  const inner = row
    .trim()
    .replace(/^\|/, "")
    .replace(/(?<!\\)\|$/, "");
  return inner.replace(/\\[\s\S]/g, "").split("|").length;
}

/** Where so many lines end. */
function endOfLine(text: string, lines: number): number {
  let at = 0;
  for (let count = 0; count < lines; count += 1) {
    const newline = text.indexOf("\n", at);
    if (newline === -1) return text.length;
    at = newline + 1;
  }
  return at;
}

/** How far a "[" without a link behind it was looked at: to the end of its words, or through everything. */
function labelLength(src: string): number {
  const end = src.indexOf("]");
  return end === -1 || src.charAt(end + 1) === "(" ? src.length : end;
}
