// The first pass over a wikitext: takes out comments, code, templates, links and notes, innermost first.
//
// Promises: one pass, linear in the length of the text whatever it is; never throws; what is not closed stays as it is
// written. Nesting is followed forty levels deep, as the old software did; what is deeper stays text.
import { readExtension, type Tag } from "./extensions";
import type { Nodes, Parameter } from "./nodes";

type Frame = { opener: "" | "{" | "["; count: number; start: number; parts: string[] };

const DEEPEST = 40;
const NESTED_TEXTS = 2;
const TOKEN =
  /<!--|<(\/?)(nowiki|pre|syntaxhighlight|source|math|chem|ce|ref|references|gallery|poem|noinclude|includeonly|onlyinclude|score|timeline|templatedata|imagemap|inputbox|graph|mapframe|maplink|hiero|categorytree|charinsert|dpl|choose)(?=[\s/>])|\{{2,}|\}{2,}|\[\[|\]\]|\|/gi;

export function scan(source: string, nodes: Nodes, depth = 0): string {
  return new Scanner(source, nodes, depth).scanned();
}

class Scanner {
  private readonly stack: Frame[] = [{ opener: "", count: 0, start: 0, parts: [""] }];
  /** Tags whose end was looked for in vain: it will not be found further on either. */
  private readonly unclosed = new Set<string>();

  constructor(
    private readonly source: string,
    private readonly nodes: Nodes,
    private readonly depth: number,
  ) {}

  scanned(): string {
    const { source } = this;
    TOKEN.lastIndex = 0;
    const token = new RegExp(TOKEN);
    let done = 0;
    for (let match = token.exec(source); match !== null; match = token.exec(source)) {
      this.append(source.slice(done, match.index));
      done = this.took(match);
      token.lastIndex = done;
    }
    this.append(source.slice(done));
    while (this.stack.length > 1) this.giveUp();
    return this.top().parts.join("|");
  }

  /** Deals with one token and returns where to go on. */
  private took(match: RegExpExecArray): number {
    const [text, slash, name] = match;
    const end = match.index + text.length;
    if (text === "<!--") return this.comment(match.index);
    if (name !== undefined)
      return this.extension({ name: name.toLowerCase(), isClosing: slash === "/" }, match.index, end);
    if (text === "|") this.bar();
    else if (text === "[[") this.open("[", 2, match.index);
    else if (text === "]]") this.closeLink(end);
    else if (text.startsWith("{")) this.open("{", text.length, match.index);
    else this.closeBraces(text.length, match.index);
    return end;
  }

  private comment(start: number): number {
    const close = this.unclosed.has("!--") ? -1 : this.source.indexOf("-->", start + 4);
    if (close === -1) this.unclosed.add("!--");
    const end = close === -1 ? this.source.length : close;
    this.append(this.nodes.add({ kind: "comment", text: this.source.slice(start + 4, end) }));
    return Math.min(this.source.length, end + 3);
  }

  private extension(tag: Tag, start: number, nameEnd: number): number {
    const { source, nodes, unclosed } = this;
    const scanInner = (text: string) => (this.depth < NESTED_TEXTS ? scan(text, nodes, this.depth + 1) : null);
    const read = readExtension({ source, start, nameEnd, tag, unclosed, scanInner });
    if (read === null) {
      this.append(source.slice(start, nameEnd));
      return nameEnd;
    }
    this.append(typeof read.node === "string" ? read.node : nodes.add(read.node));
    return read.end;
  }

  private open(opener: "{" | "[", count: number, start: number): void {
    const used = opener === "{" ? Math.min(count, DEEPEST) : count;
    if (this.stack.length > DEEPEST) {
      this.append(opener.repeat(count));
      return;
    }
    this.append(opener.repeat(count - used));
    this.stack.push({ opener, count: used, start: start + count - used, parts: [""] });
  }

  private bar(): void {
    const frame = this.top();
    if (frame.opener === "") this.append("|");
    else frame.parts.push("");
  }

  private closeLink(end: number): void {
    const frame = this.top();
    if (frame.opener !== "[") {
      this.append("]]");
      return;
    }
    this.stack.pop();
    this.append(this.nodes.add({ kind: "link", raw: this.source.slice(frame.start, end), parts: frame.parts }));
  }

  private closeBraces(count: number, start: number): void {
    let left = count;
    for (let frame = this.top(); left >= 2 && frame.opener === "{"; frame = this.top()) {
      const taken = left >= 3 && frame.count >= 3 ? 3 : 2;
      const raw = this.source.slice(frame.start + frame.count - taken, start + count - left + taken);
      const text = this.closed(raw, taken, frame.parts);
      left -= taken;
      frame.count -= taken;
      if (frame.count >= 2) {
        frame.parts = [text];
        continue;
      }
      this.stack.pop();
      this.append("{".repeat(frame.count) + text);
    }
    this.append("}".repeat(left));
  }

  private closed(raw: string, braces: number, parts: readonly string[]): string {
    const [name = "", ...values] = parts;
    // The two that only stand for a sign which would mean something else where they are written.
    if (braces === 2 && values.length === 0 && name.trim() === "!") return "|";
    if (braces === 2 && values.length === 0 && name.trim() === "=") return "=";
    if (braces === 3 || !isName(name)) return this.nodes.add({ kind: "raw", raw });
    return this.nodes.add({ kind: "template", raw, name: name.trim(), parameters: values.map(parameterOf) });
  }

  private giveUp(): void {
    const frame = this.stack.pop();
    if (frame) this.append(frame.opener.repeat(frame.count) + frame.parts.join("|"));
  }

  private append(text: string): void {
    if (text === "") return;
    const { parts } = this.top();
    parts[parts.length - 1] += text;
  }

  private top(): Frame {
    const frame = this.stack.at(-1);
    if (!frame) throw new Error("the scanner has no frame");
    return frame;
  }
}

function isName(name: string): boolean {
  const trimmed = name.trim();
  return trimmed !== "" && trimmed.length <= 250 && !/[\n<>[\]{}\uE000]/.test(trimmed);
}

function parameterOf(part: string): Parameter {
  const equals = part.indexOf("=");
  const name = equals === -1 ? "" : part.slice(0, equals).trim();
  if (equals === -1 || name.length > 100 || /[\n<>\uE000]/.test(name)) return { name: null, value: part };
  return { name, value: part.slice(equals + 1) };
}
