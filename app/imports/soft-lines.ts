// Line ends within a paragraph were spaces on the old site and are line ends in posts here: a text that somebody wrapped by
// hand would be full of them. Lines that end with two spaces or a backslash stay lines. Pure; never throws; each level of
// quotations and lists is one more pass, and there are few.
import { splitBlocks } from "~/text/blocks";

const DEEPEST = 8;
const HARD = /(?: {2}|\\)$/;
const UNDERLINE = /^ {0,3}(?:=+|-+)[ \t]*$/;
const ITEM = /^( *)([*+-]|\d{1,9}[.)])( +)/;

export function withoutSoftLines(text: string, depth = 0): string {
  if (depth >= DEEPEST || !text.includes("\n")) return text;
  return splitBlocks(text)
    .map(({ raw, kind }) => {
      if (kind === "paragraph") return joined(raw);
      if (kind === "quote") return quote(raw, depth);
      return kind === "list" ? list(raw, depth) : raw;
    })
    .join("");
}

function joined(raw: string): string {
  const end = raw.endsWith("\n") ? "\n" : "";
  const lines = raw.slice(0, raw.length - end.length).split("\n");
  if (lines.length === 1 || UNDERLINE.test(lines.at(-1) ?? "")) return raw;
  const pieces = lines.map((line, at) => {
    if (at === lines.length - 1) return line.trimStart();
    const start = at === 0 ? line : line.trimStart();
    return HARD.test(line) ? `${start}\n` : `${start.trimEnd()} `;
  });
  return pieces.join("") + end;
}

function quote(raw: string, depth: number): string {
  const end = raw.endsWith("\n") ? "\n" : "";
  const lines = raw.slice(0, raw.length - end.length).split("\n");
  // A line without a mark goes on with the one above.
  const inner = lines.map((line) => line.replace(/^ {0,3}> ?/, "")).join("\n");
  return (
    withoutSoftLines(inner, depth + 1).replace(/^(.?)/gm, (_start, sign: string) => (sign === "" ? ">" : `> ${sign}`)) +
    end
  );
}

function list(raw: string, depth: number): string {
  const lines = raw.split("\n");
  const lead = ITEM.exec(lines[0] ?? "")?.[1] ?? "";
  const items: { mark: string; lines: string[] }[] = [];
  for (const line of lines) {
    const item = ITEM.exec(line);
    const last = items.at(-1);
    if (item && (item[1] ?? "") === lead) items.push({ mark: item[0], lines: [line.slice(item[0].length)] });
    else if (last) last.lines.push(withoutPad(line, last.mark.length));
    else return raw;
  }
  return items.map((item) => written(item.mark, withoutSoftLines(item.lines.join("\n"), depth + 1))).join("\n");
}

function withoutPad(line: string, width: number): string {
  let at = 0;
  while (at < width && line[at] === " ") at += 1;
  return line.slice(at);
}

function written(mark: string, text: string): string {
  return mark + text.replace(/\n(?=[^\n])/g, `\n${" ".repeat(mark.length)}`);
}
