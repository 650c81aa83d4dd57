// What every form that keeps drafts carries unseen: whose draft it goes on with.
import { z } from "zod";
import { DRAFT_TARGET } from "~/models/document/draft-target";
import { idempotencyKey } from "./form";

const MOST_FORMS = 8;
/** A draft that was written without the key of a form. */
const UNKEYED = "-";
const KEY = /^(?:-|[A-Za-z0-9-]{8,64})$/;

/** Keys of forms, apart by spaces. What is none of them is left out: it only says whose draft may be written over. Left out by what is no form of ours. */
export const draftedForms = z
  .string()
  .max(1_000)
  .optional()
  .transform((text) =>
    text
      ?.split(" ")
      .filter((key) => KEY.test(key))
      .slice(0, MOST_FORMS)
      .map((key) => (key === UNKEYED ? "" : key)),
  );

/** What is typed, as it is kept. `key`: of the form that is typed into. */
export const DraftForm = z.looseObject({
  target: z.string().regex(DRAFT_TARGET),
  key: idempotencyKey.optional(),
  drafted: draftedForms,
  discard: z.string().optional(),
});

/** The very draft that a link of the list of drafts asks for. */
export function wishedDraft(request: Request): string | null {
  const wished = new URL(request.url).searchParams.get("draft");
  return wished !== null && DRAFT_TARGET.test(wished) ? wished : null;
}

/** For the form that is shown next: the one it was sent from with all that one knew, or the draft it is opened with. */
export function draftedBy(
  typed: Record<string, string> | undefined,
  draft: { form: string } | null | undefined,
): string {
  if (typed) return [typed.key, ...(typed.drafted ?? "").split(" ")].filter(Boolean).slice(0, MOST_FORMS).join(" ");
  return draft ? draft.form || UNKEYED : "";
}
