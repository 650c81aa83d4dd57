// Two revisions side by side, as data for the page: by block and word, of the source or of what was published.
import type { SerializeFrom } from "@remix-run/node";
import type { Db } from "~/db.server";
import { type DocumentDiff, diffDocuments, diffLine, type Part } from "~/diff";
import type { RenderedDiff } from "~/markdown-diff";
import { renderDiffInWorker } from "~/rendering.server";
import { findTargets } from "./link-targets.server";
import { PAGE_HEADING_SHIFT, type TextPlace } from "./rendering.server";
import type { Revision, RevisionText } from "./revision.server";

export type Comparison = {
  before: Revision;
  after: Revision;
  view: "source" | "rendered";
  title: Part[] | null;
  tags: Part[] | null;
  diff: DocumentDiff;
  /** Of the rendered view: blocks as published, with what changed marked. */
  rendered: RenderedDiff | null;
};

export async function compareRevisions(
  db: Db,
  one: RevisionText,
  other: RevisionText,
  { language, productId, isPage }: TextPlace & { language: string },
  view: "source" | "rendered",
): Promise<Comparison> {
  const [before, after] = one.number <= other.number ? [one, other] : [other, one];
  const diff = diffDocuments(before.source, after.source, language);
  return {
    before: withoutText(before),
    after: withoutText(after),
    view,
    title: changedLine(before.title, after.title, language),
    tags: changedLine(before.tags?.join(", ") ?? null, after.tags?.join(", ") ?? null, language),
    diff,
    rendered:
      view === "rendered"
        ? await renderDiffInWorker(before.source, after.source, {
            resolve: (await findTargets(db, `${before.source}\n\n${after.source}`, productId)).resolve,
            language,
            ...(isPage ? { headingShift: PAGE_HEADING_SHIFT } : {}),
          })
        : null,
  };
}

function changedLine(before: string | null, after: string | null, language: string): Part[] | null {
  return before === after || before === null || after === null ? null : diffLine(before, after, language);
}

function withoutText({ source: _, html: __, ...revision }: RevisionText): Revision {
  return revision;
}

export type ComparisonView = SerializeFrom<Comparison>;
