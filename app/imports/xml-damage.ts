// What is wrong with a file that an XML parser does not like, in words for whoever made or copied it.
import { DamagedInput } from "./damaged-input";
import { DamagedText } from "./utf8-text";

/** `line`: how far the parser came before the damaged piece. */
export function decoded(decode: () => string, { file, line }: { file: string; line: number }): string {
  try {
    return decode();
  } catch (error) {
    if (!(error instanceof DamagedText)) throw error;
    const lines = error.before.match(/\r\n?|\n/g)?.length ?? 0;
    throw new DamagedInput(file, line + lines, "this is not UTF-8 text");
  }
}

/** The parser's message without the place, which is named in front. */
export function reasonOf(message: string): string {
  return message.replace(/^[^:]*?\d+:\d+:\s*/, "").replace(/\.$/, "");
}

export function notWellFormed(reason: string): string {
  return `this is not well-formed XML (${shown(reason)})${hintFor(reason)}`;
}

export function shown(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, "").slice(0, 80);
}

function hintFor(reason: string): string {
  if (/^unclosed tag|^document must contain a root|unexpected end|^unclosed/.test(reason))
    return "; the file ends in the middle, as if it had not been copied whole";
  if (/only one root/.test(reason)) return "; a second document begins here, and one file holds one";
  return "";
}
