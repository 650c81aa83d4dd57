// The page about an entry's sources: each with what changed since it was used and what taking it over would do.

import { canEditEntry, canTakeStep, type EntryStep } from "#moderation/permissions/faq";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { compareTexts } from "~/models/document/comparing.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { Unavailable } from "~/models/unavailable";
import type { DocumentDiff } from "~/text/diff";
import type { ConflictPart } from "~/text/merge";
import { factsOfEntry, findEntry } from "./faq.server";
import { type EntrySource, findEntryPage } from "./page.server";
import { conflictsOf, findChange } from "./takeover.server";

export type SourceView = EntrySource & {
  /** Of the answer: what was used → what is live. Null: there is no difference to show. */
  difference: DocumentDiff | null;
  /** Of the entry, after taking it over; null where there is nothing to take over or a choice is needed. */
  afterwards: DocumentDiff | null;
  conflicts: ConflictPart[];
  /** Something could be taken over. */
  hasChange: boolean;
  /** The team has confirmed the entry although the source is not well. */
  isConfirmed: boolean;
  live: number | null;
  base: number;
};

const MOST_COMPARED = 8;

export async function viewSource(
  db: Db,
  { entryId, source, waiting }: { entryId: number; source: EntrySource; waiting: ReadonlySet<number> },
): Promise<SourceView | null> {
  const change = await findChange(db, { entryId, sourceId: source.id });
  if (!change) return null;
  const { entry, current, used, live, merge } = change;
  const { language } = entry;
  return {
    ...source,
    difference: live && merge ? await compareTexts(used.source, live.source, language) : null,
    afterwards: merge?.clean ? await compareTexts(current.source, merge.text, language) : null,
    conflicts: merge ? conflictsOf(merge) : [],
    hasChange: merge !== null,
    isConfirmed: source.state !== "ok" && !waiting.has(source.id),
    live: live?.id ?? null,
    base: current.id,
  };
}

export type SourcesPage = {
  id: number;
  slug: string;
  question: string;
  language: string;
  sources: SourceView[];
  mayTakeOver: boolean;
  mayArchive: boolean;
  hasRatingTask: boolean;
  /** In review: the text that waits, and what this reader may do with it. */
  review: { revisionId: number; mayPublish: boolean; mayReturn: boolean } | null;
};

/** Throws the page "not found" where there is no entry. The route lets only the team in. */
export async function loadSources(db: Db, actor: Actor, by: { slug: string } | { id: number }): Promise<SourcesPage> {
  const entry = await findEntry(db, by);
  const slug = entry?.slug ?? "";
  const page = entry && (await findEntryPage(db, { slug, isTeam: true, userId: actor.id, visitor: null }));
  if (!entry || !page) throw new Unavailable("not-found");
  const member = await loadMemberFacts(db, { actor, productId: entry.productId });
  const may = (step: EntryStep) => canTakeStep(member, factsOfEntry(entry), step).allowed;
  const waiting = new Set(page.waitingSources);
  const sources: SourceView[] = [];
  for (const source of page.sources.slice(0, MOST_COMPARED)) {
    const view = await viewSource(db, { entryId: entry.id, source, waiting });
    if (view) sources.push(view);
  }
  return {
    id: entry.id,
    slug,
    question: page.question,
    language: entry.language,
    sources,
    mayTakeOver: canEditEntry(member, factsOfEntry(entry)).allowed,
    mayArchive: may("archive"),
    hasRatingTask: page.hasRatingTask,
    review:
      entry.state === "review"
        ? { revisionId: entry.latestRevisionId, mayPublish: may("publish"), mayReturn: may("withdraw") }
        : null,
  };
}
