// The words of a heading as readers see them, without the marks of Markdown: what its id is made of.
import { unescapeHtml } from "~/markdown/escape";

const LONGEST = 1_000;

export function spokenWords(markdown: string): string {
  return unescapeHtml(
    markdown
      .slice(0, LONGEST)
      .replace(/\[\^[^\]\s]{1,40}\]/g, "")
      .replace(/\[\[(?:[^[\]|]{0,200}\|)?([^[\]|]{0,200})\]\]/g, "$1")
      .replace(/!?\[([^[\]]{0,300})\](?:\([^()\s]{0,500}(?:\s[^()]{0,200})?\)|\[[^[\]]{0,100}\])/g, "$1")
      .replace(/<\/?[a-z][^<>]{0,300}>/gi, "")
      .replace(/(?<!\\)(?:\*{1,3}|~~|`+)/g, "")
      .replace(/(?<![\p{L}\p{N}\\])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![\p{L}\p{N}])/gu, "")
      .replace(/\\([!-/:-@[-`{-~])/g, "$1"),
  )
    .replace(/\s+/g, " ")
    .trim();
}
