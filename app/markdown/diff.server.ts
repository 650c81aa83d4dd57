// Renders a comparison block by block. Runs in the rendering worker (rendering.server), as the parser does.
//
// Each block is rendered on its own, with the link definitions of its document; a footnote's mark stays as it is typed.
// The marks are put into sanitised HTML, and the sanitiser comes last once more, which also takes off the ids.
import { splitBlocks } from "~/text/blocks";
import { diffDocuments, type Side } from "~/text/diff";
import { type Painter, paintDiff, type RenderedDiff } from "./diff";
import { escapeHtml } from "./escape";
import { renderMarkdown, sanitized } from "./markdown.server";
import { markChanges } from "./marks";
import type { RenderOptions } from "./rendered";

export type { RenderedDiff } from "./diff";

/** Definitions beyond this are not resolved in the comparison: they are parsed again with each block. */
const MAX_DEFINITIONS_LENGTH = 10_000;

export function renderDiffHtml(before: string, after: string, options: RenderOptions): RenderedDiff {
  const diff = diffDocuments(before, after, options.language);
  return paintDiff(diff, markdownPainter(definitionsOf(before), definitionsOf(after), options));
}

function markdownPainter(oldDefinitions: string, newDefinitions: string, options: RenderOptions): Painter {
  const { origin } = options.resolve;
  const html = (side: Side, definitions: string) => {
    if (side.kind === "definition") return `<p>${escapeHtml(side.text)}</p>`;
    return renderMarkdown(side.text + definitions, options).html;
  };
  return {
    block: (side, of) => sanitized(html(side, of === "before" ? oldDefinitions : newDefinitions), origin),
    change: (oldSide, newSide) => {
      const oldHtml = html(oldSide, oldDefinitions);
      const newHtml = html(newSide, newDefinitions);
      const marks = markChanges(oldHtml, newHtml, options.language) ?? { before: oldHtml, after: newHtml };
      if ("together" in marks) return { together: sanitized(marks.together, origin) };
      return { before: sanitized(marks.before, origin), after: sanitized(marks.after, origin) };
    },
  };
}

function definitionsOf(source: string): string {
  const definitions = splitBlocks(source).filter(({ raw, kind }) => kind === "definition" && !raw.startsWith("[^"));
  const text = definitions.map(({ raw }) => raw.trim()).join("\n");
  return text === "" || text.length > MAX_DEFINITIONS_LENGTH ? "" : `\n\n${text}\n`;
}
