// Marks in rendered HTML which words changed. Works on sanitised HTML cut into tags and words: the two sequences are
// aligned, and only words are ever wrapped, each inside the text it stands in, so the markup stays well-formed whatever
// changed. A word counts as changed, too, when its emphasis or the address it links to did.
import { alignAround } from "~/text/alignment";
import { isSpace, wordsOf } from "~/text/words";
import { escapeHtml, unescapeHtml } from "./escape";

/** `key` is what is compared; `html` what is written. */
type Token = { key: string; html: string; isTag: boolean };

const TAG = /<(\/?)([a-z][a-z0-9]*)([^>]*)>/g;
/** Tags that show something themselves and can stand inside a mark. */
const VOID = /^(?:img|br)$/;
const INLINE = /^(?:a|strong|b|em|i|code|kbd|samp|var|del|s|ins|mark|sub|sup|small|abbr|q|cite|dfn)$/;

export type Marked = { together: string } | { before: string; after: string };

/** Null where the two have too little in common for marks to help. */
export function markChanges(before: string, after: string, language?: string): Marked | null {
  const oldTokens = tokensOf(before, language);
  const newTokens = tokensOf(after, language);
  const { hunks, isComplete } = alignAround(isGapKey, oldTokens.map(keyOf), newTokens.map(keyOf));
  if (!isComplete) return null;
  const isPlain = hunks.every(({ start, end, from, to }) =>
    [...oldTokens.slice(start, end), ...newTokens.slice(from, to)].every((token) => !token.isTag),
  );
  let [together, oldHtml, newHtml] = ["", "", ""];
  let at = 0;
  let newAt = 0;
  for (const { start, end, from, to } of hunks) {
    const removed = marked(oldTokens.slice(start, end), "del");
    const added = marked(newTokens.slice(from, to), "ins");
    together += written(newTokens.slice(newAt, from)) + removed + added;
    oldHtml += written(oldTokens.slice(at, start)) + removed;
    newHtml += written(newTokens.slice(newAt, from)) + added;
    at = end;
    newAt = to;
  }
  if (isPlain) return { together: together + written(newTokens.slice(newAt)) };
  return { before: oldHtml + written(oldTokens.slice(at)), after: newHtml + written(newTokens.slice(newAt)) };
}

function tokensOf(html: string, language: string | undefined): Token[] {
  const tokens: Token[] = [];
  const path: string[] = [];
  let at = 0;
  const pushWords = (text: string) => {
    const style = path.join(" ");
    for (const word of wordsOf(unescapeHtml(text), language)) {
      tokens.push({ key: `${word}\0${style}`, html: escapeHtml(word), isTag: false });
    }
  };
  for (const match of html.matchAll(TAG)) {
    pushWords(html.slice(at, match.index));
    const [raw, slash, name = "", attributes = ""] = match;
    if (VOID.test(name)) tokens.push({ key: raw, html: raw, isTag: false });
    else tokens.push({ key: raw, html: raw, isTag: true });
    if (INLINE.test(name)) {
      if (!slash) path.push(name + (/ href="[^"]*"/.exec(attributes)?.[0] ?? ""));
      else path.pop();
    }
    at = match.index + raw.length;
  }
  pushWords(html.slice(at));
  return tokens;
}

/** Runs of words between tags, each in a mark of its own; white space between tags stays bare. */
function marked(tokens: Token[], tag: "ins" | "del"): string {
  let html = "";
  let run = "";
  const close = () => {
    html += run.trim() === "" ? run : `<${tag} class="change">${run}</${tag}>`;
    run = "";
  };
  for (const token of tokens) {
    if (!token.isTag) {
      run += token.html;
      continue;
    }
    close();
    html += token.html;
  }
  close();
  return html;
}

function written(tokens: Token[]): string {
  return tokens.map((token) => token.html).join("");
}

function keyOf(token: Token): string {
  return token.key;
}

/** A key is a word, a NUL and its style; a tag has no NUL. */
function isGapKey(key: string): boolean {
  const end = key.indexOf("\0");
  return end !== -1 && isSpace(key.slice(0, end));
}
