// What the old site read line by line and Markdown here does not: spoilers, the language of a block of code, headings
// without a space, definitions of links below a line of text. Pure; one pass over the lines, whatever stands in them.

const SPOILER = /^ {0,3}>!(?!\[)/;
const QUOTED = /^ {0,3}>/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const HINT = /^ {0,3}<!-- {0,9}language(-all)?: {0,9}(?:lang-)?([\w+#.-]{1,30}) {0,9}-->\s*$/;
const INDENTED = /^(?: {4}|\t)/;
const DEFINITION = /^ {0,3}\[[^\]\n]{1,200}\]:[ \t]*<?(?:https?:)?\//;
const NO_LANGUAGE = "none";

export function withOurLines(text: string, isOldMarkdown: boolean): string {
  const lines = text.split("\n");
  const out: string[] = [];
  let language = "";
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? "";
    const hint = HINT.exec(line);
    const end = INDENTED.test(line) && isBlank(out.at(-1)) ? endOfIndented(lines, at) : endOfFence(lines, at);
    if (hint?.[1]) {
      language = hint[2] ?? "";
      at += 1;
    } else if (hint) at = hinted(lines, at + 1, hint[2] ?? "", out);
    else if (end > at) {
      const code = lines.slice(at, end);
      push(out, language !== "" && INDENTED.test(line) ? fenced(code, language) : code);
      at = end;
    } else if (SPOILER.test(line)) at = spoiler(lines, at, out);
    else {
      if (DEFINITION.test(line) && !isBlank(out.at(-1)) && !DEFINITION.test(out.at(-1) ?? "")) out.push("");
      out.push(isOldMarkdown ? heading(line) : line);
      at += 1;
    }
  }
  return out.join("\n");
}

function isBlank(line: string | undefined): boolean {
  return line === undefined || line.trim() === "";
}

/** Not spread into a call: there may be more of them than a call takes. */
function push(out: string[], more: readonly string[]): void {
  for (const line of more) out.push(line);
}

/** The language is said above the code; a hint without code says nothing. */
function hinted(lines: readonly string[], from: number, language: string, out: string[]): number {
  let at = from;
  while (at < lines.length && isBlank(lines[at])) at += 1;
  if (!INDENTED.test(lines[at] ?? "")) return from;
  const end = endOfIndented(lines, at);
  if (!isBlank(out.at(-1))) out.push("");
  push(out, fenced(lines.slice(at, end), language));
  return end;
}

function fenced(code: readonly string[], language: string): string[] {
  const bare = code.map((line) => line.replace(/^(?: {4}|\t)/, ""));
  const longest = bare.reduce((most, line) => Math.max(most, /^ *(`{3,})/.exec(line)?.[1]?.length ?? 0), 2);
  const fence = "`".repeat(longest + 1);
  return [`${fence}${language === NO_LANGUAGE ? "" : language}`, ...bare, fence];
}

function endOfIndented(lines: readonly string[], start: number): number {
  let end = start + 1;
  for (let at = end; at < lines.length; at += 1) {
    if (INDENTED.test(lines[at] ?? "")) end = at + 1;
    else if (!isBlank(lines[at])) break;
  }
  return end;
}

/** To the end of the text where nothing closes it, as the parser reads it. */
function endOfFence(lines: readonly string[], start: number): number {
  const fence = FENCE.exec(lines[start] ?? "")?.[1];
  if (fence === undefined || (fence.startsWith("`") && lines[start]?.trim().slice(fence.length).includes("`")))
    return start;
  for (let at = start + 1; at < lines.length; at += 1) {
    const line = (lines[at] ?? "").trim();
    if (line.length >= fence.length && line === (fence[0] ?? "").repeat(line.length)) return at + 1;
  }
  return lines.length;
}

/** What the old site hid until somebody wanted to see it folds here. Lines that follow without a mark belong to it. */
function spoiler(lines: readonly string[], start: number, out: string[]): number {
  let end = start + 1;
  for (let at = end; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    if (isBlank(line)) continue;
    const isHidden = SPOILER.test(line) || (at === end && QUOTED.test(line)) || (at === end && !QUOTED.test(line));
    if (!isHidden) break;
    end = at + 1;
  }
  const inner = lines.slice(start, end).map((line) => line.replace(/^ {0,3}>!? ?/, ""));
  if (!isBlank(out.at(-1))) out.push("");
  push(out, ["<details>", "", ...inner, "", "</details>"]);
  if (!isBlank(lines[end])) out.push("");
  return end;
}

/** "#Title##" is a heading there; "#1" is not. */
function heading(line: string): string {
  const signs = /^#{1,6}(?=[^#\s\d])|^#{1,6}(?=[ \t]+\S)/.exec(line)?.[0];
  if (signs === undefined) return line;
  const words = withoutEnd(withoutEnd(line.slice(signs.length), " \t"), "#");
  return `${signs} ${withoutEnd(words, " \t").trimStart()}`;
}

function withoutEnd(text: string, signs: string): string {
  let end = text.length;
  while (end > 0 && signs.includes(text[end - 1] ?? "")) end -= 1;
  return text.slice(0, end);
}
