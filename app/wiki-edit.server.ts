// From what the edit form of a page sends to the whole text and the version it was made from: a section is put back into its
// page, the choices of a conflict are turned into text.

import type { z } from "zod";
import type { MemberFacts } from "#moderation/facts";
import { canSeeUnpublished } from "#moderation/permissions";
import { canEditHeldPage, canProposePage } from "#moderation/permissions-pages";
import { forbidden } from "./care-reply.server";
import type { PageConflictReply } from "./components/wiki-edit";
import type { Db } from "./db.server";
import type { FormReply } from "./forms";
import { mergeText } from "./merge";
import { chosenText, partsToChoose } from "./merge-choices";
import { readSeen } from "./models/edit-merge.server";
import { factsOfPage, type WikiPage } from "./models/page.server";
import type { OpenPage } from "./models/page-opening.server";
import type { RevisionText } from "./models/revision.server";
import { withSection } from "./sections";
import type { PageEditForm } from "./wiki-forms";

type Typed = Record<string, string>;
type Read =
  | { ok: true; text: { body: string; base: number }; typed: Typed }
  | { ok: false; status: number; reply: FormReply | PageConflictReply };

/** `typed` comes back as the form of the whole page: the next screen may be another one than the one that was sent. */
export async function readPageEdit(
  db: Db,
  { page, facts }: Pick<OpenPage, "page" | "facts">,
  data: z.output<typeof PageEditForm>,
  typed: Typed,
): Promise<Read> {
  const seesUnpublished = canSeeUnpublished(facts, factsOfPage(page)).allowed;
  const read = (revisionId: number) => readSeen(db, { revisionId, documentId: page.id, seesUnpublished });
  if (data.against !== null) return readChoices(read, { ...data, against: data.against }, typed);
  if (data.section === null) return whole(data.body, data.base, typed);
  const { source } = await read(data.base);
  const body = withSection(source, data.section, data.body);
  if (body === null) throw new Response("bad-form", { status: 400 });
  return whole(body, data.base, typed);
}

async function readChoices(
  read: (revisionId: number) => Promise<RevisionText>,
  data: z.output<typeof PageEditForm> & { against: number },
  typed: Typed,
): Promise<Read> {
  const [base, theirs] = await Promise.all([read(data.base), read(data.against)]);
  const merge = mergeText(base.source, data.body, theirs.source);
  const body = chosenText(partsToChoose(merge), data);
  if (body !== null) return whole(body, data.against, typed);
  const errors = { form: { code: "choose-each" } };
  const conflict = { against: data.against, merge };
  return { ok: false, status: 400, reply: { errors, typed, reasons: [], retryAfterSeconds: null, conflict } };
}

function whole(body: string, base: number, typed: Typed): Read {
  const { section: _, against: __, ...rest } = typed;
  const kept = Object.fromEntries(Object.entries(rest).filter(([name]) => !/^(?:choice|own)-\d+$/.test(name)));
  return { ok: true, text: { body, base }, typed: { ...kept, body, base: String(base) } };
}

/** Why this member may neither change the page nor propose a change. */
export function refusalToEdit(facts: MemberFacts | null, page: WikiPage): Response {
  const may = (page.state === "published" ? canProposePage : canEditHeldPage)(facts, factsOfPage(page));
  return forbidden(may.allowed ? "restricted" : may.reason);
}
