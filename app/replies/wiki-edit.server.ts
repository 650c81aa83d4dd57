// From what the edit form of a page sends to the whole text and the version it was made from: a section is put back into its
// page, the choices of a conflict are turned into text.
import type { z } from "zod";
import type { MemberFacts } from "#moderation/facts";
import { canEditHeldPage, canProposePage } from "#moderation/permissions/pages";
import { canSeeUnpublished } from "#moderation/permissions/posts";
import type { Db } from "~/database/db.server";
import type { PageEditForm } from "~/forms/wiki";
import { draftTargets } from "~/models/document/draft-target";
import { readSeen } from "~/models/document/edit-merge.server";
import { partOf } from "~/models/wiki/beginning.server";
import type { OpenPage } from "~/models/wiki/opening.server";
import { factsOfPage, type WikiPage } from "~/models/wiki/page.server";
import type { PageRights } from "~/models/wiki/reading.server";
import { findSection, type Section, sectionsOf, withSection } from "~/text/sections";
import { readEdit } from "./conflict.server";
import { forbidden } from "./forbidden.server";

/**
 * `read.typed` comes back as the form of the whole page: the next screen may be another one than the one that was sent. `part`:
 * what the form was about.
 */
export async function readPageEdit(
  db: Db,
  { page, facts, userId }: Pick<OpenPage, "page" | "facts"> & { userId: number },
  data: z.output<typeof PageEditForm>,
  typed: Record<string, string>,
) {
  const seesUnpublished = canSeeUnpublished(facts, factsOfPage(page)).allowed;
  const { source, section } = await wholeText(db, { documentId: page.id, seesUnpublished }, data);
  const part = partOf({ section, reverts: data.reverts, restores: data.part ?? null });
  const place = {
    userId,
    target: draftTargets.edit(page.id, part),
    form: { key: data.key, drafted: data.drafted },
    ...(data.against === null ? { sent: typed } : {}),
  };
  const { section: _, ...whole } = typed;
  const read = await readEdit(db, {
    documentId: page.id,
    mine: { title: null, source, tags: null },
    form: data,
    typed: { ...whole, body: source },
    titleField: "title",
    place,
    seesUnpublished,
  });
  return { read, part, place };
}

async function wholeText(
  db: Db,
  of: { documentId: number; seesUnpublished: boolean },
  data: z.output<typeof PageEditForm>,
): Promise<{ source: string; section: Section | null }> {
  if (data.section === null || data.against !== null) return { source: data.body, section: null };
  const { source } = await readSeen(db, { ...of, revisionId: data.base });
  const body = withSection(source, data.section, data.body);
  if (body === null) throw new Response("bad-form", { status: 400 });
  return { source: body, section: findSection(sectionsOf(source), data.section) };
}

/** Why this member may neither change the page nor propose a change. */
export function refusalToEdit(facts: MemberFacts | null, page: WikiPage, rights: PageRights): Response {
  if (rights.isFirstDecider) return forbidden("first-decider");
  const may = (page.state === "published" ? canProposePage : canEditHeldPage)(facts, factsOfPage(page));
  return forbidden(may.allowed ? "restricted" : may.reason);
}
