// What people type in the wiki: shapes only. Whether it is enough, allowed or held is moderation's to say.
import { z } from "zod";
import { FIELD_LIMITS } from "#moderation/limits";
import { draftedForms } from "./draft";
import { idempotencyKey, markdownText } from "./form";
import { contentLanguage, flag, id, optionalId } from "./forum";

const title = z.string().max(FIELD_LIMITS.title.maximum).trim().min(1);
const body = markdownText(FIELD_LIMITS.pageBody.maximum);
const summary = z.string().max(FIELD_LIMITS.summary.maximum).trim().default("");
/** "preview" shows the text as it will be published and saves nothing. */
const act = z.enum(["save", "preview"]).default("save");

export const NewPageForm = z.object({
  key: idempotencyKey,
  drafted: draftedForms,
  do: act,
  title,
  body: body.trim().min(1),
  product: optionalId,
  parent: optionalId,
  language: contentLanguage,
  summary,
});

/** `against`, choices and own words: as in EditForm. */
export const PageEditForm = z
  .looseObject({
    key: idempotencyKey,
    drafted: draftedForms,
    do: act,
    body,
    summary,
    minor: flag,
    base: id,
    against: optionalId,
    reverts: optionalId,
    /** How `reverts` is meant: that version comes back, or its change is taken back. */
    part: z.enum(["restore", "undo"]).optional().catch(undefined),
    section: optionalId,
  })
  .refine(({ body: text, section }) => text.trim() !== "" || section !== null, {
    path: ["body"],
    params: {},
    message: "required",
  });

export const MoveForm = z.object({ key: idempotencyKey, title, product: optionalId, parent: optionalId, summary });
export const ProtectionForm = z.object({ key: idempotencyKey, protection: z.enum(["open", "trusted", "staff"]) });
