// What the scanner takes out of a wikitext before its lines are read: each such piece is a node, and a mark with its number
// stands in the text instead. So a line holds whole templates, links and code, however many lines they had.

export type Parameter = { name: string | null; value: string };

export type WikiNode =
  | { kind: "template"; raw: string; name: string; parameters: Parameter[] }
  /** What has no counterpart and is shown as it was written. */
  | { kind: "raw"; raw: string }
  | { kind: "link"; raw: string; parts: string[] }
  | { kind: "code"; code: string; language: string; isInline: boolean }
  | { kind: "literal"; text: string }
  | { kind: "comment"; text: string }
  | { kind: "note"; name: string; content: string | null }
  | { kind: "gallery"; lines: string[] }
  | { kind: "element"; tag: string; attributes: string; inner: string };

/** Where a paragraph of HTML begins or ends. */
export const BREAK = "\uE002";
export const MARK = /\uE000(\d+)\uE001/g;

export function markOf(index: number): string {
  return `\uE000${index}\uE001`;
}

/** The text without characters that are marks here; they have no meaning of their own anywhere. */
export function withoutMarks(source: string): string {
  return source
    .replace(/\r\n?/g, "\n")
    .replaceAll("\0", "\uFFFD")
    .replace(/[\uE000-\uE002]/g, (mark) => `&#x${mark.charCodeAt(0).toString(16)};`);
}

export class Nodes {
  private readonly all: WikiNode[] = [];

  /** The mark that stands for it. */
  add(node: WikiNode): string {
    this.all.push(node);
    return markOf(this.all.length - 1);
  }

  at(index: number): WikiNode | undefined {
    return this.all[index];
  }

  /** The text as it was written: where it is shown as code. */
  rawOf(text: string): string {
    return text.replaceAll(BREAK, "\n").replace(MARK, (_mark, index: string) => {
      const node = this.at(Number(index));
      return node ? this.rawNode(node) : "";
    });
  }

  rawNode(node: WikiNode): string {
    switch (node.kind) {
      case "template":
      case "raw":
      case "link":
        return node.raw;
      case "code":
        return node.code;
      case "literal":
        return node.text;
      case "comment":
        return `<!--${node.text}-->`;
      case "note":
        return node.content === null ? "" : this.rawOf(node.content);
      case "gallery":
        return node.lines.map((line) => this.rawOf(line)).join("\n");
      case "element":
        return this.rawOf(node.inner);
    }
  }
}
