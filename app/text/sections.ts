// The sections of a text: a heading and everything up to the next one of its level or above, in the text or in the quotation,
// item or block it stands in. The same list as the table of contents; joined, what was cut is the text byte for byte.
import { headingsIn } from "./headings-in-source";
import { sectionIds } from "./section-id";
import { spokenWords } from "./spoken-words";

/** `id`: as the page gives it to the heading. */
export type Section = {
  number: number;
  id: string;
  level: number;
  title: string;
  start: number;
  end: number;
  /** In a quotation, an item of a list or a block for a version: every line of it begins as the others there do. */
  isNested: boolean;
};

/** Numbered from 1, in the order of the text; `start` and `end` are offsets in it. */
export function sectionsOf(source: string): Section[] {
  const idOf = sectionIds();
  return headingsIn(source).map(({ words, ...heading }, at) => {
    const title = spokenWords(words);
    return { number: at + 1, id: idOf(title), title, ...heading };
  });
}

/** By its number, or by the id of its heading. */
export function findSection(sections: readonly Section[], wish: number | string): Section | null {
  return sections.find(({ number, id }) => (typeof wish === "number" ? number === wish : id === wish)) ?? null;
}

/** The text with one section written anew; null when there is no such section. */
export function withSection(source: string, number: number, text: string): string | null {
  const section = findSection(sectionsOf(source), number);
  if (!section) return null;
  const rest = source.slice(section.end);
  const before = source.slice(0, section.start);
  if (section.isNested) {
    // What follows stands in the same container: it begins as before.
    const old = source.slice(section.start, section.end);
    const lineEnds = old.slice(withoutLineEnds(old).length);
    return before + (text.trim() === "" ? "" : withoutLineEnds(text) + lineEnds) + rest;
  }
  // What follows must stay a block of its own whatever the new text ends with.
  const joint = rest === "" || text.trim() === "" ? "" : "\n\n";
  return before + (rest === "" ? text : text.trimEnd()) + joint + rest;
}

function withoutLineEnds(text: string): string {
  let end = text.length;
  while (text[end - 1] === "\n") end -= 1;
  return text.slice(0, end);
}
