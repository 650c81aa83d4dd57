// What an edit of a page begins with: the live text, one section of it, an older version, or the live text without one change.

import type { Db } from "~/database/db.server";
import { mergeTexts } from "~/models/document/comparing.server";
import { type Draft, findDraft } from "~/models/document/draft.server";
import { draftTargets, type EditedPart } from "~/models/document/draft-target";
import { readOwn } from "~/models/document/edit-merge.server";
import { renderText } from "~/models/document/rendering.server";
import { findRevision, type RevisionText } from "~/models/document/revision.server";
import { Unavailable } from "~/models/unavailable";
import { headingIds } from "~/text/headings";
import type { EditConflict } from "~/text/merge-choices";
import { findSection, type Section, sectionsOf } from "~/text/sections";
import type { WikiPage } from "./page.server";
import { findOldAnchors, listFormerIds } from "./section-aliases.server";

export type Beginning = {
  source: string;
  /** The revision the text was made from. */
  base: number;
  /** Number of the version that comes back, or whose change is taken back. */
  reverts: number | null;
  restores: "restore" | "undo" | null;
  section: Section | null;
  sections: Section[];
  /** Taking back a change that others built on asks for choices. */
  conflict: EditConflict | null;
};

/** `section`: its number, or the id of its heading. */
export type Wish = { restore: number | null; undo: number | null; section: number | string | null };

/** What an edit is about, for the draft of it. */
export function partOf({
  section,
  reverts,
  restores,
}: Pick<Beginning, "section" | "reverts" | "restores">): EditedPart {
  if (section !== null) return { section: section.id };
  if (reverts === null) return null;
  return restores === "undo" ? { undo: reverts } : { restore: reverts };
}

/** What a draft was begun on, whatever became of the page since. The draft brings the text. */
export async function beginDraft(
  db: Db,
  { page, fields, isSeen }: { page: WikiPage; fields: Record<string, string>; isSeen: (base: RevisionText) => boolean },
): Promise<Beginning | null> {
  const number = (name: string) => Number(/^[1-9]\d{0,14}$/.exec(fields[name] ?? "")?.[0]) || null;
  const base = await readOwn(db, number("base") ?? page.latestRevisionId, page.id);
  if (!isSeen(base)) return null;
  const sections = sectionsOf(base.source);
  const section = findSection(sections, number("section") ?? 0);
  const reverts = number("reverts");
  const restores = fields.part === "undo" ? "undo" : "restore";
  return {
    source: section ? base.source.slice(section.start, section.end) : base.source,
    base: base.id,
    reverts,
    restores: reverts === null ? null : restores,
    section,
    sections: reverts === null ? sections : [],
    conflict: null,
  };
}

/** Throws the page "not found" for versions and sections that there are not. */
export async function beginEdit(db: Db, page: WikiPage, { restore, undo, section }: Wish): Promise<Beginning> {
  const liveId = page.state === "published" ? page.publishedRevisionId : page.latestRevisionId;
  const live = await readOwn(db, liveId ?? page.latestRevisionId, page.id);
  const whole: Beginning = {
    source: live.source,
    base: live.id,
    reverts: null,
    restores: null,
    section: null,
    sections: sectionsOf(live.source),
    conflict: null,
  };
  if (restore !== null) {
    const old = await version(db, page, restore);
    return { ...whole, source: old.source, reverts: restore, restores: "restore", sections: [] };
  }
  if (undo !== null) return { ...whole, ...(await without(db, page, undo, live)), sections: [] };
  if (section === null) return whole;
  const chosen =
    findSection(whole.sections, section) ??
    (await sectionNow(db, page, whole, section)) ??
    (await sectionAsShown(db, page, whole, section));
  if (!chosen) throw new Unavailable("not-found");
  return { ...whole, source: live.source.slice(chosen.start, chosen.end), section: chosen };
}

/** A link or a bookmark names a section as it was called then. */
async function sectionNow(
  db: Db,
  page: WikiPage,
  { sections }: Beginning,
  id: number | string,
): Promise<Section | null> {
  if (typeof id === "number") return null;
  const [now] = await findOldAnchors(db, [{ pageId: page.id, alias: id }]);
  return now ? findSection(sections, now.section) : null;
}

/** The latest draft of what is to be edited; of a section also the one that was begun when it was called otherwise. */
export async function findDraftOf(
  db: Db,
  { userId, page, begun }: { userId: number; page: WikiPage; begun: Beginning },
): Promise<Draft | null> {
  const target = draftTargets.edit(page.id, partOf(begun));
  const draft = await findDraft(db, { userId, target });
  if (draft || begun.section === null) return draft;
  for (const former of await listFormerIds(db, { pageId: page.id, section: begun.section.id })) {
    const old = await findDraft(db, { userId, target: draftTargets.edit(page.id, { section: former }) });
    if (old) return old;
  }
  return null;
}

/** The words of a heading may be more than its source says (a question's title): then its place among all headings tells. */
async function sectionAsShown(
  db: Db,
  page: WikiPage,
  { source, sections }: Beginning,
  id: number | string,
): Promise<Section | null> {
  const { html } = await renderText(db, source, page.language, { productId: page.productId, isPage: true });
  const shown = headingIds(html);
  return shown.length === sections.length ? (sections[shown.indexOf(String(id))] ?? null) : null;
}

/** The change of a version taken out of the live text: three texts, the base being what that change made. */
async function without(db: Db, page: WikiPage, number: number, live: RevisionText): Promise<Partial<Beginning>> {
  const changed = await version(db, page, number);
  if (changed.basedOn === null) throw new Unavailable("not-found");
  const before = await readOwn(db, changed.basedOn, page.id);
  if (before.publishedAt === null) throw new Unavailable("not-found");
  const merge = await mergeTexts(changed.source, before.source, live.source);
  const found = { reverts: number, restores: "undo" as const };
  if (merge.clean) return { ...found, source: merge.text, base: live.id };
  return {
    ...found,
    source: before.source,
    base: changed.id,
    conflict: { against: live.id, merge, title: null, tags: null },
  };
}

async function version(db: Db, page: WikiPage, number: number): Promise<RevisionText> {
  const revision = await findRevision(db, { documentId: page.id, number });
  if (!revision || revision.publishedAt === null) throw new Unavailable("not-found");
  return revision;
}
