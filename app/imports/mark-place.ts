// Whether Markdown would read a mark where it stands: between a letter and a quotation mark it would not. Pure.

const WORD = /[\p{L}\p{N}]/u;
const SPACE = /^\s*$/;

/** `before` and `after`: the characters beside the whole; empty at the border of a line, "*" for another mark. */
export function isMarkAt(sign: string, content: string, before: string, after: string): boolean {
  const [first, last] = [content[0] ?? "", content.at(-1) ?? ""];
  if (SPACE.test(first) || SPACE.test(last) || /[*~\\]/.test(before) || /[*~]/.test(after)) return false;
  // Bold that is nothing but italics is three signs; other marks side by side would be read in another way.
  if (/^[*~]|[*~]$/.test(content) && !/^\*[^*]+\*$/.test(content)) return false;
  if (sign === "~~" && (/^\*/.test(content) || WORD.test(before) || WORD.test(after))) return false;
  return stands(before, first) && stands(after, last);
}

function stands(outside: string, inside: string): boolean {
  return WORD.test(inside) || outside === "" || SPACE.test(outside) || !WORD.test(outside);
}
