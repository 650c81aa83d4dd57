// From the outcome of a command of the FAQ to the reply.
import type { Db } from "~/database/db.server";
import { faqUrls } from "~/faq-urls";
import { type DraftingForm, saveDraft } from "~/models/document/draft.server";
import { draftTargets } from "~/models/document/draft-target";
import type { NewEntryOutcome } from "~/models/faq/creation.server";
import { urls, withQuery } from "~/urls";
import { again, formAgain } from "./again.server";
import { forbidden } from "./forbidden.server";
import { redirectWithNotice } from "./reply.server";

type Sent = { userId: number; form: DraftingForm; typed: Record<string, string> };

export async function newEntryReply(db: Db, outcome: NewEntryOutcome, sent: Sent): Promise<Response> {
  switch (outcome.kind) {
    case "created":
      return redirectWithNotice(urls.faq(outcome), outcome.isPublished ? "faq:notice.published" : "faq:notice.draft");
    case "overtaken":
      return overtakenReply(db, outcome, sent);
    case "refused":
      return formAgain({ form: { code: outcome.because } }, sent.typed);
    case "forbidden":
      throw forbidden(outcome.reason);
  }
}

/** Another entry had been made with this form: what it says now is ready there to be saved as a change. */
async function overtakenReply(
  db: Db,
  entry: { entryId: number; slug: string },
  { userId, form, typed }: Sent,
): Promise<Response> {
  const { key: _, drafted: __, ...fields } = typed;
  const draft = await saveDraft(db, { userId, target: draftTargets.faq(entry.entryId), form, fields });
  if (draft === null) return again({ errors: { form: { code: "overtaken" } }, typed }, 409);
  return redirectWithNotice(withQuery(faqUrls.edit(entry), { draft: draft.target }), "common:notice.overtaken");
}
