// The first place that a change touches, in a line: for lists, where the whole difference would be too much to read.
import { cut } from "#moderation/text/cut";
import { diffLine, type Part } from "./diff-words";

const SHOWN = 240;
/** Of what stands before and after. */
const CONTEXT = 40;

/** Words of the difference, removed before added. Empty where nothing differs. */
export function changeExcerpt(before: string, after: string, language?: string): Part[] {
  if (before === after) return [];
  const from = beginning(before, after);
  const windowOf = (text: string) => cut(text.slice(from), SHOWN).replace(/\s+/g, " ");
  const parts = diffLine(windowOf(before), windowOf(after), language);
  const isCut = Math.max(before.length, after.length) > from + SHOWN;
  const shown = isCut ? withoutEnd(parts) : parts;
  return shown.map((part, at) => {
    if (part.kind !== "same") return part;
    if (at === 0 && from > 0) return { ...part, text: `…${part.text}` };
    const isLast = at === shown.length - 1 && (isCut || part.text.length > CONTEXT);
    return isLast ? { ...part, text: `${cut(part.text, CONTEXT)}…` } : part;
  });
}

/** A little before the first difference, at a word where the script has spaces. */
function beginning(before: string, after: string): number {
  let same = 0;
  while (same < before.length && before.charCodeAt(same) === after.charCodeAt(same)) same += 1;
  if (same <= CONTEXT) return 0;
  const from = same - CONTEXT;
  const space = /\s/.exec(before.slice(from, same - 1));
  if (space) return from + space.index + 1;
  return /[\uDC00-\uDFFF]/.test(before.charAt(from)) ? from - 1 : from;
}

/** Where both texts were cut, they end differently without having been changed there. */
function withoutEnd(parts: Part[]): Part[] {
  const last = parts.findLastIndex((part) => part.kind === "same");
  const isChangedBefore = parts.slice(0, Math.max(last, 0)).some((part) => part.kind !== "same");
  return isChangedBefore ? parts.slice(0, last + 1) : parts;
}
