// What people type in the wiki: shapes only. Whether it is enough, allowed or held is moderation's to say.
import { z } from "zod";
import { FIELD_LIMITS } from "#moderation/limits";
import { draftedForms } from "./draft";
import { idempotencyKey, isWritten, markdownText, nameLine, requiredName, writtenText } from "./form";
import { contentLanguage, flag, id, optionalId } from "./forum";

const title = requiredName(FIELD_LIMITS.title.maximum);
const summary = nameLine(FIELD_LIMITS.summary.maximum).default("");
/** "preview" shows the text as it will be published and saves nothing. */
const act = z.enum(["save", "preview"]).default("save");

export const NewPageForm = z.object({
  key: idempotencyKey,
  drafted: draftedForms,
  do: act,
  title,
  body: writtenText(FIELD_LIMITS.pageBody.maximum),
  product: optionalId,
  parent: optionalId,
  /** In a large wiki the title is typed. */
  parentTitle: nameLine(FIELD_LIMITS.title.maximum).optional(),
  language: contentLanguage,
  summary,
  takesFormer: flag,
});

/** `against`, choices and own words: as in EditForm. */
export const PageEditForm = z
  .looseObject({
    key: idempotencyKey,
    drafted: draftedForms,
    do: act,
    /** How long it may be depends on what is there: moderation says so. */
    body: markdownText(Number.MAX_SAFE_INTEGER),
    summary,
    minor: flag,
    base: id,
    against: optionalId,
    reverts: optionalId,
    /** How `reverts` is meant: that version comes back, or its change is taken back. */
    part: z
      .enum(["restore", "undo", ""])
      .transform((part) => part || undefined)
      .optional(),
    section: optionalId,
  })
  .refine(({ body, section }) => isWritten(body) || section !== null, {
    path: ["body"],
    params: {},
    message: "required",
  });

export const MoveForm = z.object({
  key: idempotencyKey,
  title,
  product: optionalId,
  parent: optionalId,
  /** In a large wiki the title is typed. */
  parentTitle: nameLine(FIELD_LIMITS.title.maximum).optional(),
  summary,
  takesFormer: flag,
  renamesBelow: flag,
});
export const ProtectionForm = z.object({
  key: idempotencyKey,
  protection: z.enum(["open", "trusted", "staff"]),
  reason: summary,
  /** The last day of it. */
  until: z
    .union([z.literal(""), z.iso.date().refine((day) => day >= today(), { params: {}, message: "day-past" })])
    .optional()
    .transform((day) => day || null),
});

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
