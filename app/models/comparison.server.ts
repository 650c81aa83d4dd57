// Two revisions side by side, as data for the page: by block and word, of the source or of what was published.
import type { SerializeFrom } from "@remix-run/node";
import { type DocumentDiff, diffDocuments, diffLine, type Part } from "~/diff";
import { env } from "~/env.server";
import type { RenderedDiff } from "~/markdown-diff";
import { renderDiffInWorker } from "~/rendering.server";
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
  one: RevisionText,
  other: RevisionText,
  language: string,
  view: "source" | "rendered",
  { isPage = false }: { isPage?: boolean } = {},
): Promise<Comparison> {
  const [before, after] = one.number <= other.number ? [one, other] : [other, one];
  const diff = diffDocuments(before.source, after.source, language);
  const origin = env().PUBLIC_URL.replace(/\/$/, "");
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
            resolve: { origin },
            language,
            ...(isPage ? { headingShift: 1 } : {}),
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
