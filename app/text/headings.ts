// The headings of a rendered text, for its table of contents. Reads the renderer's own HTML, whose tags it may trust.
import { escapeHtml, unescapeHtml } from "~/markdown/escape";

export type ContentsLine = { level: number; id: string; text: string };

/** Fewer than this many are taken in at a glance. */
const LEAST_LINES = 4;
const MOST_LINES = 100;

const HEADING = /<h([2-6]) id="([^"]*)">(.*?)<\/h\1>/gs;

/** Of all headings, in the order of the text. */
export function headingIds(html: string): string[] {
  return [...html.matchAll(HEADING)].map((match) => match[2] ?? "");
}

/** Links at the end of every heading: their addresses, and what they say to those who do not see the heading. */
export function withHeadingLinks(
  html: string,
  linksOf: (id: string, text: string) => { href: string; label: string; text: string }[],
): string {
  return html.replace(HEADING, (heading, level: string, id: string, inner: string) => {
    const links = linksOf(unescapeHtml(id), textOf(inner)).map(
      ({ href, label, text }) =>
        `<a class="edit-section" href="${escapeHtml(href)}" aria-label="${escapeHtml(label)}">${escapeHtml(text)}</a>`,
    );
    return `${heading.slice(0, -`</h${level}>`.length)} ${links.join(" ")}</h${level}>`;
  });
}

/** Ids that headings had before: an empty mark before each heading, to which old links and bookmarks lead. */
export function withOldAnchors(html: string, anchors: readonly { alias: string; section: string }[]): string {
  if (anchors.length === 0) return html;
  const bySection = new Map<string, { alias: string }[]>();
  for (const anchor of anchors) {
    const same = bySection.get(anchor.section);
    if (same) same.push(anchor);
    else bySection.set(anchor.section, [anchor]);
  }
  return html.replace(HEADING, (heading, _level, id: string) => {
    const old = bySection.get(unescapeHtml(id)) ?? [];
    return old.map(({ alias }) => `<span class="old-anchor" id="${escapeHtml(alias)}"></span>`).join("") + heading;
  });
}

function textOf(inner: string): string {
  return unescapeHtml(inner.replace(/<[^>]*>/g, "")).trim();
}

/** Main headings and those below them; empty for a short text. */
export function contentsOf(html: string): ContentsLine[] {
  const lines: ContentsLine[] = [];
  for (const match of html.matchAll(/<h([23]) id="([^"]*)">(.*?)<\/h\1>/gs)) {
    const text = textOf(match[3] ?? "");
    if (text !== "" && lines.length < MOST_LINES) lines.push({ level: Number(match[1]), id: match[2] ?? "", text });
  }
  return lines.length < LEAST_LINES ? [] : lines;
}
