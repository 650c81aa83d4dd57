// The text of one paragraph, item or cell as Markdown: bold and italics, links, code, the HTML that may stand in a line.
//
// Reads tokens, builds a tree (marks that cross each other are closed and opened again), writes it. Linear; nesting
// beyond twenty levels is text.
import { type Context, DEEPEST_BLOCKS } from "./context";
import { escapeLineStart, escapeText } from "./escape";
import { type InlineToken, readTokens } from "./tokens";
import { type Branch, type Piece, writePieces } from "./write";

const DEEPEST = 20;
/** Elements of a line that Markdown has marks for, by what they become. */
const MARKS: Record<string, string> = {
  b: "strong",
  strong: "strong",
  i: "em",
  em: "em",
  s: "del",
  strike: "del",
  del: "del",
  code: "code",
  tt: "code",
};
const QUOTES = new Set(["strong", "em"]);

export function inlineMarkdown(text: string, context: Context): string {
  if (context.depth > DEEPEST_BLOCKS + DEEPEST) return escapeText(context.nodes.rawOf(text).replace(/\s+/g, " "));
  context.depth += 1;
  const builder = new Builder();
  const outer = context.comments;
  context.comments = [];
  for (const token of readTokens(text, context)) builder.take(token);
  const lines = writePieces(builder.finished())
    .replace(/^(?:\s*<br>)+/, "")
    .split("\n")
    .map(escapeLineStart);
  const comments = context.comments.map((comment) => ` ${comment}`).join("");
  context.comments = outer;
  context.depth -= 1;
  return lines.join("\n").trim() + comments;
}

class Builder {
  private readonly stack: Branch[] = [{ tag: "", attributes: "", children: [] }];

  take(token: InlineToken): void {
    switch (token.kind) {
      case "piece":
        this.add(token.piece);
        break;
      case "open":
        this.open(MARKS[token.tag] ?? token.tag, token.attributes);
        break;
      case "close":
        this.close(MARKS[token.tag] ?? token.tag);
        break;
      case "toggle":
        if (this.stack.some(({ tag, isQuote }) => tag === token.tag && isQuote)) this.close(token.tag);
        else this.open(token.tag, "", true);
        break;
      case "line":
        this.endQuotes();
        this.add({ kind: "text", text: "\n" });
        break;
    }
  }

  finished(): Piece[] {
    while (this.stack.length > 1) this.pop();
    return this.stack[0]?.children ?? [];
  }

  private add(piece: Piece): void {
    const children = this.stack.at(-1)?.children ?? [];
    const last = children.at(-1);
    if (piece.kind === "text" && last?.kind === "text") last.text += piece.text;
    else children.push(piece.kind === "text" ? { ...piece } : piece);
  }

  private open(tag: string, attributes: string, isQuote = false): void {
    if (this.stack.length <= DEEPEST) this.stack.push({ tag, attributes, children: [], isQuote });
  }

  /** What was opened in between is closed and opened again. */
  private close(tag: string): void {
    const at = this.stack.findLastIndex((branch) => branch.tag === tag);
    if (at <= 0) return;
    const crossed = this.stack.slice(at + 1);
    for (let count = this.stack.length - at; count > 0; count -= 1) this.pop();
    for (const branch of crossed) this.stack.push({ ...branch, children: [] });
  }

  private endQuotes(): void {
    while (this.stack.some(({ tag, isQuote }) => isQuote && QUOTES.has(tag)) && this.stack.at(-1)?.isQuote) this.pop();
    for (const branch of this.stack.filter(({ isQuote }) => isQuote)) this.close(branch.tag);
  }

  private pop(): void {
    const branch = this.stack.pop();
    if (branch && this.stack.length > 0) this.add({ kind: "branch", branch });
  }
}
