// Writes the tree of a line as Markdown. A mark that Markdown would not recognise where it stands is written as HTML.
import { codeSpan, escapeText, oneLine } from "./escape";

export type Branch = { tag: string; attributes: string; children: Piece[]; isQuote?: boolean };
export type Piece =
  | { kind: "text"; text: string }
  /** Code in a line. */
  | { kind: "code"; text: string }
  /** Finished Markdown; `code`: what it says where it stands in code. */
  | { kind: "raw"; markdown: string; code?: string }
  | { kind: "branch"; branch: Branch };

const SIGNS: Record<string, string> = { strong: "**", em: "*", del: "~~" };
/** Markdown does not read marks and links in them: what is more than words stands beside the code. */
const VERBATIM = new Set(["code", "kbd"]);
const WORD = /[\p{L}\p{N}]/u;
const SPACE = /\s/;

export function writePieces(pieces: readonly Piece[]): string {
  const written = pieces.map((piece) => (piece.kind === "branch" && SIGNS[piece.branch.tag] ? null : writeOne(piece)));
  const out: string[] = [];
  let last = "";
  for (const [at, piece] of pieces.entries()) {
    const text =
      written[at] ??
      (piece.kind === "branch" ? signed(piece.branch, last, firstOf(written[at + 1], pieces[at + 1])) : "");
    if (text === "") continue;
    // "!" before a link would make it a picture.
    if (last === "!" && text.startsWith("[")) out.push(`${out.pop()?.slice(0, -1)}\\!`);
    out.push(text);
    last = text.at(-1) ?? "";
  }
  return out.join("");
}

function firstOf(written: string | null | undefined, piece: Piece | undefined): string {
  if (piece === undefined) return "";
  return written === null ? "*" : (written?.[0] ?? "");
}

function writeOne(piece: Piece): string {
  switch (piece.kind) {
    case "text":
      return escapeText(piece.text);
    case "code":
      return codeSpan(piece.text);
    case "raw":
      return piece.markdown;
    case "branch":
      return VERBATIM.has(piece.branch.tag)
        ? codeMarkdown(piece.branch)
        : element(piece.branch, writePieces(piece.branch.children));
  }
}

function codeMarkdown({ tag, children }: Branch): string {
  const text = codeText(children);
  if (text === null) return writePieces(children.map(inCode));
  if (tag === "code") return codeSpan(text);
  return text === "" ? "" : `<${tag}>${oneLine(text).replace(/&/g, "&amp;").replace(/</g, "&lt;")}</${tag}>`;
}

function inCode(piece: Piece): Piece {
  if (piece.kind === "text") return { kind: "code", text: piece.text };
  return piece.kind === "branch"
    ? { kind: "branch", branch: { ...piece.branch, children: piece.branch.children.map(inCode) } }
    : piece;
}

/** The code when there is nothing but words in it. */
function codeText(pieces: readonly Piece[]): string | null {
  let text = "";
  for (const piece of pieces) {
    const own = piece.kind === "branch" ? null : piece.kind === "raw" ? (piece.code ?? null) : piece.text;
    if (own === null) return null;
    text += own;
  }
  return text;
}

function element({ tag, attributes }: Branch, inner: string): string {
  return inner === "" ? "" : `<${tag}${attributes}>${inner}</${tag}>`;
}

function signed(branch: Branch, before: string, after: string): string {
  const inner = writePieces(branch.children);
  const text = inner.trim();
  if (text === "") return inner;
  const [lead, trail] = [inner.slice(0, inner.indexOf(text)), inner.slice(inner.indexOf(text) + text.length)];
  const sign = SIGNS[branch.tag] ?? "";
  const opens = stands(lead === "" ? before : " ", text[0] ?? "") && !/[*~\\]/.test(lead === "" ? before : "");
  const closes = stands(trail === "" ? after : " ", text.at(-1) ?? "") && !/[*~]/.test(trail === "" ? after : "");
  // Bold that is nothing but italics is three signs; any other signs side by side would be read in another way.
  const isBoth = branch.children.length === 1 && /^\*[^*]+\*$/.test(text);
  const isPlain = opens && closes && !text.includes("\n\n") && (isBoth || !/^[*~]|[*~]$/.test(text));
  return lead + (isPlain ? sign + text + sign : element({ ...branch, attributes: "" }, text)) + trail;
}

/** Whether a mark between these two characters belongs to the second one, which stands inside. */
function stands(outside: string, inside: string): boolean {
  if (WORD.test(inside)) return true;
  return outside === "" || SPACE.test(outside) || !WORD.test(outside);
}
