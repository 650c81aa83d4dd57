// How the tools change a text: pure. A change names the part that goes, what comes, and what is selected afterwards.
export type Selection = { text: string; from: number; to: number };
export type Marking = { from: number; to: number; text: string; select: [number, number] };

/** Signs around what is selected; taken away again where they stand already. Spaces stay outside, or they would be no signs. */
export function surrounded({ text, from: start, to: end }: Selection, before: string, after: string): Marking {
  const chosen = text.slice(start, end);
  const from = start + (chosen.length - chosen.trimStart().length);
  const to = Math.max(from, end - (chosen.length - chosen.trimEnd().length));
  const inner = text.slice(from, to);
  const isMarked = text.slice(0, from).endsWith(before) && text.slice(to).startsWith(after);
  if (isMarked) {
    const first = from - before.length;
    return { from: first, to: to + after.length, text: inner, select: [first, first + inner.length] };
  }
  return {
    from,
    to,
    text: before + inner + after,
    select: [from + before.length, from + before.length + inner.length],
  };
}

/** A sign before each line that is selected, with an empty line around them; taken away again where each has it. */
export function blockMarked({ text, from, to }: Selection, signOf: (at: number) => string): Marking {
  const start = text.lastIndexOf("\n", from - 1) + 1;
  const isAtLineStart = to > from && text[to - 1] === "\n";
  const last = isAtLineStart ? to - 1 : to;
  const nextBreak = text.indexOf("\n", last);
  const end = nextBreak === -1 ? text.length : nextBreak;
  const lines = text.slice(start, end).split("\n");
  const isMarked = lines.every((line, at) => line.startsWith(signOf(at)));
  const changed = lines.map((line, at) => (isMarked ? line.slice(signOf(at).length) : signOf(at) + line)).join("\n");
  if (isMarked) return { from: start, to: end, text: changed, select: [start, start + changed.length] };
  const before = gapBefore(text.slice(0, start));
  const after = end < text.length && !text.slice(end).startsWith("\n\n") ? "\n" : "";
  const first = start + before.length;
  const isEmpty = changed.length === signOf(0).length;
  return {
    from: start,
    to: end,
    text: before + changed + after,
    select: isEmpty ? [first + changed.length, first + changed.length] : [first, first + changed.length],
  };
}

/** A block of its own, such as an image: an empty line on both sides, whatever stands there. */
export function asBlock({ text, from, to }: Selection, block: string): Marking {
  const before = gapBefore(text.slice(0, from));
  const rest = text.slice(to);
  const after = /^\n\n/.test(rest) ? "" : rest.startsWith("\n") ? "\n" : "\n\n";
  const whole = before + block + after;
  return { from, to, text: whole, select: [from + whole.length, from + whole.length] };
}

function gapBefore(text: string): string {
  if (text === "" || /\n[ \t]*\n$/.test(text) || /^\s*\n$/.test(text)) return "";
  return text.endsWith("\n") ? "\n" : "\n\n";
}
