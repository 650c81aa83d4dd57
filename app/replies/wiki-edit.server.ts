// From what the edit form of a page sends to the whole text and the version it was made from: a section is put back into its
// page, the choices of a conflict are turned into text.
import type { z } from "zod";
import type { MemberFacts } from "#moderation/facts";
import { canEditHeldPage, canProposePage } from "#moderation/permissions/pages";
import { canSeeUnpublished } from "#moderation/permissions/posts";
import type { Db } from "~/database/db.server";
import type { PageEditForm } from "~/forms/wiki";
import { readSeen } from "~/models/document/edit-merge.server";
import type { OpenPage } from "~/models/wiki/opening.server";
import { factsOfPage, type WikiPage } from "~/models/wiki/page.server";
import { withSection } from "~/text/sections";
import { readEdit } from "./conflict.server";
import { forbidden } from "./forbidden.server";

/** `typed` comes back as the form of the whole page: the next screen may be another one than the one that was sent. */
export async function readPageEdit(
  db: Db,
  { page, facts, userId }: Pick<OpenPage, "page" | "facts"> & { userId: number },
  data: z.output<typeof PageEditForm>,
  { section: _, ...typed }: Record<string, string>,
) {
  const seesUnpublished = canSeeUnpublished(facts, factsOfPage(page)).allowed;
  const source = await wholeText(db, { documentId: page.id, seesUnpublished }, data);
  return readEdit(db, {
    documentId: page.id,
    mine: { title: null, source, tags: null },
    form: data,
    typed: { ...typed, body: source },
    titleField: "title",
    place: { userId, target: `edit:${page.id}` },
    seesUnpublished,
  });
}

async function wholeText(
  db: Db,
  of: { documentId: number; seesUnpublished: boolean },
  data: z.output<typeof PageEditForm>,
): Promise<string> {
  if (data.section === null || data.against !== null) return data.body;
  const { source } = await readSeen(db, { ...of, revisionId: data.base });
  const body = withSection(source, data.section, data.body);
  if (body === null) throw new Response("bad-form", { status: 400 });
  return body;
}

/** Why this member may neither change the page nor propose a change. */
export function refusalToEdit(facts: MemberFacts | null, page: WikiPage): Response {
  const may = (page.state === "published" ? canProposePage : canEditHeldPage)(facts, factsOfPage(page));
  return forbidden(may.allowed ? "restricted" : may.reason);
}
