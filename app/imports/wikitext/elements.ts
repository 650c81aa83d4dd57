// HTML blocks in a wikitext: lists, tables, quotes and headings become nodes; paragraphs and boxes only say where a block
// begins. What is left open is closed where HTML would close it. One pass; thirty levels deep.
import { BREAK, type Nodes } from "./nodes";

/** Code on one line is passed over: tags in it are what it is about. */
const TAG =
  /<(?:code|tt|kbd|samp)>[^\n]{0,300}?<\/(?:code|tt|kbd|samp)>|<(\/?)(p|div|center|section|article|header|footer|main|ul|ol|li|dl|dt|dd|table|thead|tbody|tfoot|tr|td|th|caption|blockquote|h[1-6]|hr)((?:\s[^<>]{0,2000})?)\/?>/gi;
const BREAKS = new Set("p div center section article header footer main thead tbody tfoot".split(" "));
/** Elements that end where another one of the group begins, unless one of `within` stands between. */
const SIBLINGS: Record<string, { group: RegExp; within: RegExp }> = {
  li: { group: /^li$/, within: /^(?:ul|ol)$/ },
  dt: { group: /^d[td]$/, within: /^dl$/ },
  dd: { group: /^d[td]$/, within: /^dl$/ },
  td: { group: /^(?:t[dh]|caption)$/, within: /^(?:tr|table)$/ },
  th: { group: /^(?:t[dh]|caption)$/, within: /^(?:tr|table)$/ },
  tr: { group: /^(?:tr|caption)$/, within: /^table$/ },
};
const DEEPEST = 30;

type Open = { tag: string; attributes: string; inner: string };

export function foldElements(text: string, nodes: Nodes): string {
  if (!text.includes("<")) return text;
  const stack: Open[] = [{ tag: "", attributes: "", inner: "" }];
  const append = (piece: string) => {
    const top = stack.at(-1);
    if (top) top.inner += piece;
  };
  const close = () => {
    const element = stack.pop();
    if (element) append(nodes.add({ kind: "element", ...element }));
  };
  let done = 0;
  for (const match of text.matchAll(TAG)) {
    append(text.slice(done, match.index));
    done = match.index + match[0].length;
    const tag = (match[2] ?? "").toLowerCase();
    if (tag === "") append(match[0]);
    else if (BREAKS.has(tag)) append(BREAK);
    else if (tag === "hr") append(nodes.add({ kind: "element", tag, attributes: "", inner: "" }));
    else if (match[1] === "/") closeThrough(stack, tag, close);
    else {
      closeSibling(stack, tag, close);
      if (stack.length <= DEEPEST) stack.push({ tag, attributes: match[3] ?? "", inner: "" });
      else append(BREAK);
    }
  }
  append(text.slice(done));
  while (stack.length > 1) close();
  return stack[0]?.inner ?? "";
}

function closeThrough(stack: readonly Open[], tag: string, close: () => void): void {
  const at = stack.findLastIndex((open) => open.tag === tag);
  if (at === -1) return;
  for (let count = stack.length - at; count > 0; count -= 1) close();
}

function closeSibling(stack: readonly Open[], tag: string, close: () => void): void {
  const rule = SIBLINGS[tag];
  if (!rule) return;
  for (let at = stack.length - 1; at > 0; at -= 1) {
    const open = stack[at]?.tag ?? "";
    if (rule.group.test(open)) {
      for (let count = stack.length - at; count > 0; count -= 1) close();
      // A row ends with its last cell.
      at = stack.length;
    } else if (rule.within.test(open)) return;
  }
}
