// `> [!NOTE]` on the first line makes a quotation a callout; in any case of the letters, with a title of its own behind it.
import { CALLOUTS, type Callout } from "./allowed";
import type { Token, Tokens } from "./tokens";

/** What other places call them. */
const OTHER_NAMES: Readonly<Record<string, Callout>> = {
  info: "note",
  hint: "tip",
  attention: "warning",
  danger: "caution",
  error: "caution",
};
const MARK = /^\[!([a-z]{3,9})\][+-]?[ \t]*/i;

/** Takes the mark and the title out of the tokens of the quotation. `title` is empty where the author gave none. */
export function takeCallout(tokens: Token[]): { kind: Callout; title: Token[] } | null {
  const paragraph = tokens[0]?.type === "paragraph" ? (tokens[0] as Tokens.Paragraph) : undefined;
  const first = paragraph?.tokens[0];
  if (!paragraph || first?.type !== "text") return null;
  const mark = MARK.exec(first.text);
  const name = mark?.[1]?.toLowerCase() ?? "";
  const kind = CALLOUTS.find((callout) => callout === name) ?? OTHER_NAMES[name];
  if (!mark || !kind) return null;
  const [title, rest] = atLineEnd([withText(first, first.text.slice(mark[0].length)), ...paragraph.tokens.slice(1)]);
  paragraph.tokens = rest;
  if (rest.length === 0) tokens.shift();
  return { kind, title: title.filter(({ raw }) => raw.trim() !== "") };
}

/** The tokens of the first line, and those of the others. */
function atLineEnd(tokens: Token[]): [Token[], Token[]] {
  const at = tokens.findIndex((token) => token.type === "br" || (isText(token) && token.text.includes("\n")));
  const token = tokens[at];
  if (!token) return [tokens, []];
  if (!isText(token)) return [tokens.slice(0, at), tokens.slice(at + 1)];
  const end = token.text.indexOf("\n");
  const after = withText(token, token.text.slice(end + 1));
  return [
    [...tokens.slice(0, at), withText(token, token.text.slice(0, end))],
    [...(after.text === "" ? [] : [after]), ...tokens.slice(at + 1)],
  ];
}

function isText(token: Token): token is Tokens.Text {
  return token.type === "text";
}

function withText(token: Token, text: string): Tokens.Text {
  return { type: "text", raw: text, text, escaped: "escaped" in token && token.escaped === true };
}
