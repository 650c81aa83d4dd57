// A conflict on its way out, and its choices on their way back. The form brings the base, the author's own text and the version
// it was compared with, and the three are merged again: nothing is kept between the screens but a draft.
import type { Db } from "~/database/db.server";
import type { FieldErrors } from "~/field-errors";
import { type DraftingForm, saveDraft } from "~/models/document/draft.server";
import { type EditedText, settleConflict } from "~/models/document/edit-merge.server";
import { isByOneself } from "~/models/document/revision.server";
import type { EditConflict } from "~/text/merge-choices";
import { again } from "./again.server";

type Typed = Record<string, string>;
/**
 * Whose text it is and what it belongs to, for the draft that is kept until the conflict is settled. `sent`: what the form held,
 * where the next screen is about more than that.
 */
type DraftPlace = { userId: number; target: string; form: DraftingForm; sent?: Typed };

/** What was typed stays typed; the choices that the screen asks for are about the version that is live now. */
export async function conflictReply(
  db: Db,
  { against, merge, title, tags }: EditConflict,
  { typed, place, errors = {} }: { typed: Typed; place: DraftPlace; errors?: FieldErrors },
): Promise<Response> {
  const { key: _, drafted: __, ...fields } = place.sent ?? withoutChoices(typed);
  // Choices about a change that is taken back are not what somebody was writing.
  const isTyped = place.sent !== undefined || !fields.reverts;
  if (isTyped) await saveDraft(db, { userId: place.userId, target: place.target, form: place.form, fields });
  const isOwn = await isByOneself(db, { userId: place.userId, base: Number(typed.base), against });
  const conflict = { against, merge, title, tags, isOwn };
  return again({ errors, typed, conflict }, errors.form ? 400 : 409);
}

type Sent = {
  documentId: number;
  mine: EditedText;
  /** What the form said: base, against, choices. */
  form: { base: number; against: number | null } & Record<string, unknown>;
  typed: Typed;
  /** What the form calls its title. */
  titleField: "title" | "question";
  place: DraftPlace;
  /** Of whoever edits: canSeeUnpublished. */
  seesUnpublished: boolean;
};

type ReadEdit = { ok: true; text: EditedText; base: number; typed: Typed } | { ok: false; reply: Response };

/** The author's text and the version it was made from. `typed` comes back as the ordinary form, which may be the next screen. */
export async function readEdit(db: Db, sent: Sent): Promise<ReadEdit> {
  const { mine, form, typed, titleField, place } = sent;
  if (form.against === null) return { ok: true, text: mine, base: form.base, typed };
  const settled = await settleConflict(db, { ...sent, base: form.base, against: form.against }, form);
  if ("conflict" in settled) {
    const errors: FieldErrors = { form: { code: "choose-each" } };
    return { ok: false, reply: await conflictReply(db, settled.conflict, { typed, place, errors }) };
  }
  const { source, title, tags } = settled.text;
  return {
    ok: true,
    text: settled.text,
    base: form.against,
    typed: {
      ...withoutChoices(typed),
      body: source,
      base: String(form.against),
      ...(title === null ? {} : { [titleField]: title }),
      ...(tags === null ? {} : { tags: tags.join(", ") }),
    },
  };
}

function withoutChoices({ against: _, ...typed }: Typed): Typed {
  return Object.fromEntries(Object.entries(typed).filter(([name]) => !/^(?:choice|own)-/.test(name)));
}
