// Two revisions side by side, as data for the page: by block and word, of the source or of what was published.
import { LRUCache } from "lru-cache";
import type { Db } from "~/database/db.server";
import { htmlOf, type RenderedDiff, withHtml } from "~/markdown/diff";
import { outsideImagesIn, showImages } from "~/markdown/outside-images";
import { renderDiffInWorker } from "~/markdown/rendering.server";
import { type DocumentDiff, diffLine, type Part } from "~/text/diff";
import { compareTexts } from "./comparing.server";
import { findTargets } from "./link-targets.server";
import { shownImages } from "./outside-images.server";
import { PAGE_RENDERING, type TextPlace } from "./rendering.server";
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
  const diff = await diffOf(before, after, language);
  return {
    before: withoutText(before),
    after: withoutText(after),
    view,
    title: changedLine(before.title, after.title, language),
    tags: changedLine(before.tags?.join(", ") ?? null, after.tags?.join(", ") ?? null, language),
    diff,
    rendered: view === "rendered" ? await renderedDiff(db, before, after, { language, productId, isPage }) : null,
  };
}

async function renderedDiff(
  db: Db,
  before: RevisionText,
  after: RevisionText,
  { language, productId, isPage }: TextPlace & { language: string },
): Promise<RenderedDiff> {
  const { resolve } = await findTargets(db, `${before.source}\n\n${after.source}`, productId);
  const options = { resolve, language, ...(isPage ? PAGE_RENDERING : {}) };
  // Whoever asks for one comparison again and again waits for it, and nobody else does.
  const who = `comparison of ${before.blob}`;
  const rendered = await renderDiffInWorker(before.source, after.source, options, { who });
  const addresses = outsideImagesIn(rendered.blocks.flatMap(htmlOf).join(""));
  if (addresses.length === 0) return rendered;
  const shown = await shownImages(db, addresses);
  return { ...rendered, blocks: rendered.blocks.map((block) => withHtml(block, (html) => showImages(html, shown))) };
}

/** Texts never change, so neither does what lies between two of them. */
const KEPT_CHARACTERS = 4_000_000;
const kept = new LRUCache<string, DocumentDiff>({ maxSize: KEPT_CHARACTERS });

async function diffOf(before: RevisionText, after: RevisionText, language: string): Promise<DocumentDiff> {
  const key = `${before.blob} ${after.blob} ${language}`;
  const found = kept.get(key);
  if (found) return found;
  const { isRough, ...diff } = await compareTexts(before.source, after.source, language);
  if (!isRough) kept.set(key, diff, { size: before.source.length + after.source.length + key.length });
  return diff;
}

function changedLine(before: string | null, after: string | null, language: string): Part[] | null {
  return before === after || before === null || after === null ? null : diffLine(before, after, language);
}

function withoutText({ source: _, html: __, ...revision }: RevisionText): Revision {
  return revision;
}
