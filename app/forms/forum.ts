// What people type in the forum: shapes only. Whether it is enough, allowed or held is moderation's to say, so that the
// browser's preflight and the server give the same reasons.

import { z } from "zod";
import { FIELD_LIMITS } from "#moderation/limits";
import { CONTENT_LANGUAGES } from "~/languages/content-languages";
import { draftedForms } from "./draft";
import { idempotencyKey, maybe, nameLine, requiredName, whole, writtenText } from "./form";
import { tagLine } from "./tags";

export const id = whole(1, Number.MAX_SAFE_INTEGER);
export const optionalId = maybe(id);
const text = (most: number) => z.string().max(most);
export const flag = z
  .literal("1")
  .optional()
  .transform((value) => value === "1");
/** Any that a text may be in: which ones a form offers is the form's affair, and what is written stays what it is. */
export const contentLanguage = z.enum(CONTENT_LANGUAGES);

/** What the author answered when the rules took it for advertising: to the Marketplace with it, or here after a review. */
const offerChoice = { move: flag, anyway: flag };

export const AskForm = z.object({
  key: idempotencyKey,
  drafted: draftedForms,
  title: requiredName(FIELD_LIMITS.title.maximum),
  body: writtenText(FIELD_LIMITS.questionBody.maximum),
  area: id,
  product: optionalId,
  version: optionalId,
  tags: tagLine.default(""),
  language: contentLanguage,
  disclosed: flag,
  v: z.string().max(40).optional(),
  /** The FAQ entry that it was begun at. */
  faq: optionalId,
  /** The page of the wiki that it is about, and the id of a heading in it. */
  about: optionalId,
  section: z.string().max(130).default(""),
  ...offerChoice,
});
/** The same form, sent to see what was asked before: nothing in it has to be there yet. */
export const LookForm = z.object({
  title: text(FIELD_LIMITS.title.maximum).default(""),
  product: optionalId,
});

export const AnswerForm = z.object({
  key: idempotencyKey,
  drafted: draftedForms,
  body: writtenText(FIELD_LIMITS.answerBody.maximum),
  language: contentLanguage.optional(),
  ...offerChoice,
});
export const CommentForm = z.object({
  key: idempotencyKey,
  drafted: draftedForms,
  body: writtenText(FIELD_LIMITS.comment.maximum),
  ...offerChoice,
});

/** A conflict has been looked at: `against` is the version it was with; choices and own words are named after their passage. */
export const EditForm = z.looseObject({
  key: idempotencyKey,
  drafted: draftedForms,
  title: nameLine(FIELD_LIMITS.title.maximum).optional(),
  /** How long it may be depends on the kind and on what is there: moderation says so. */
  body: writtenText(Number.MAX_SAFE_INTEGER),
  tags: tagLine.optional(),
  summary: nameLine(FIELD_LIMITS.summary.maximum).default(""),
  minor: flag,
  base: id,
  against: optionalId,
});

export const VoteForm = z.object({ value: z.enum(["1", "-1", "0"]).transform(Number) });
export const SwitchForm = z.object({ on: z.enum(["1", "0"]).transform((value) => value === "1") });
export const AcceptForm = z.object({ accepted: z.enum(["1", "0"]).transform((value) => value === "1") });

/** What was opened from a page of search results; 0: nothing. */
export const OpenedForm = z.object({ opened: whole(0, Number.MAX_SAFE_INTEGER) });
/** "This solved it", pressed beside the title of a question that need not be asked then. */
export const SolvedForm = z.object({
  key: idempotencyKey,
  drafted: draftedForms,
  solvedBy: id,
  title: nameLine(FIELD_LIMITS.title.maximum).default(""),
  language: contentLanguage.optional(),
  v: z.string().max(40).optional(),
});

/** As long as the kind of text may be; left out, a post. */
const LONGEST_PREVIEWED = {
  post: FIELD_LIMITS.questionBody.maximum,
  comment: FIELD_LIMITS.comment.maximum,
  page: FIELD_LIMITS.pageBody.maximum,
};

export const PreviewForm = z
  .object({
    body: z.string().max(FIELD_LIMITS.pageBody.maximum),
    language: contentLanguage.optional(),
    /** What [[links]] mean depends on it. */
    product: optionalId,
    kind: z.enum(["post", "comment", "page"]).default("post"),
  })
  .refine(({ body, kind }) => body.length <= LONGEST_PREVIEWED[kind], { path: ["body"] });
