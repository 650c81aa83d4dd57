// The headings of a rendered text, for its table of contents. Reads the renderer's own HTML, whose tags it may trust.
import { unescapeHtml } from "~/markdown/escape";

export type ContentsLine = { level: number; id: string; text: string };

/** Fewer than this many are taken in at a glance. */
const LEAST_LINES = 4;
const MOST_LINES = 100;

/** Main headings and those below them; empty for a short text. */
export function contentsOf(html: string): ContentsLine[] {
  const lines: ContentsLine[] = [];
  for (const match of html.matchAll(/<h([23]) id="([^"]*)">(.*?)<\/h\1>/gs)) {
    const text = unescapeHtml((match[3] ?? "").replace(/<[^>]*>/g, "")).trim();
    if (text !== "" && lines.length < MOST_LINES) lines.push({ level: Number(match[1]), id: match[2] ?? "", text });
  }
  return lines.length < LEAST_LINES ? [] : lines;
}
