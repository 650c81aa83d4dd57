// The sections of a text: a heading and everything up to the next one of its level or above. Cut by blocks, so that a "#" in
// code is none; joined, what was cut is the text byte for byte.
import { splitBlocks } from "./blocks";
import { sectionIds } from "./section-id";

/** `id`: as the page gives it to the heading. */
export type Section = { number: number; id: string; level: number; title: string; start: number; end: number };

const MOST_SECTIONS = 300;
const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+|$)(.*?)(?:[ \t]+#+)?[ \t]*$/;

/** Numbered from 1, in the order of the text; `start` and `end` are offsets in it. */
export function sectionsOf(source: string): Section[] {
  const sections: Section[] = [];
  const idOf = sectionIds();
  let at = 0;
  for (const { raw, kind } of splitBlocks(source)) {
    const match = kind === "heading" ? HEADING.exec(raw.split("\n", 1)[0] ?? "") : null;
    if (match && sections.length < MOST_SECTIONS) {
      const level = match[1]?.length ?? 1;
      for (const open of sections) if (open.end < 0 && open.level >= level) open.end = at;
      const title = match[2] ?? "";
      sections.push({ number: sections.length + 1, id: idOf(title), level, title, start: at, end: -1 });
    }
    at += raw.length;
  }
  return sections.map((section) => (section.end < 0 ? { ...section, end: source.length } : section));
}

/** The text with one section written anew; null when there is no such section. */
export function withSection(source: string, number: number, text: string): string | null {
  const section = sectionsOf(source).find((one) => one.number === number);
  if (!section) return null;
  const rest = source.slice(section.end);
  // What follows must stay a block of its own whatever the new text ends with.
  const joint = rest === "" || text.trim() === "" ? "" : "\n\n";
  return source.slice(0, section.start) + (rest === "" ? text : text.replace(/\s+$/, "")) + joint + rest;
}
