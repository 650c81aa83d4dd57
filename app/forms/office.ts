// What moderators and administrators type: shapes only, as in forms/forum.
import { z } from "zod";
import { FIELD_LIMITS } from "#moderation/limits";
import { RESTRICTABLE } from "#moderation/restrictions";
import { isRuleKey } from "#moderation/rules";
import { POSTS_PER_CLEANUP } from "~/models/page-sizes";
import { domains } from "./domains";
import { decimal, idempotencyKey, maybe, nameLine, requiredName, whole } from "./form";
import { contentLanguage, flag, id, optionalId } from "./forum";
import { tagLine } from "./tags";

const line = (most: number) => z.string().trim().max(most);
const required = (most: number) => z.string().trim().min(1).max(most);
export const note = z.string().trim().max(FIELD_LIMITS.note.maximum).default("");
/** Of which rules there are, the community knows more: `ruleErrors` in models/rule/titles. */
export const namedRule = z.string().refine(isRuleKey, "unknown");
const ruleKey = maybe(namedRule);

export const ClosureForm = z.discriminatedUnion("do", [
  z.object({ do: z.literal("close"), reason: z.enum(["needs-detail", "off-topic", "resolved-elsewhere"]), note }),
  z.object({ do: z.literal("reopen"), because: note }),
]);

export const DuplicatesForm = z.discriminatedUnion("do", [
  z.object({ do: z.literal("mark"), targets: required(2_000), note, leavesTitleOut: flag }),
  z.object({ do: z.literal("solved") }),
  z.object({ do: z.literal("not-solved"), because: required(FIELD_LIMITS.note.maximum) }),
]);

export const PlaceForm = z.object({
  area: id,
  product: optionalId,
  version: optionalId,
  language: contentLanguage.optional(),
});
export const MergeForm = z.object({ into: required(500), note, leavesTitleOut: flag });
export const SwitchForm = z.object({ on: z.enum(["1", "0"]).transform((value) => value === "1"), reason: note });

/** `rule` and `note` come from the page that asks for them; the short form on the post itself has neither. */
export const DeletionForm = z.object({
  deleted: z.enum(["1", "0"]).transform((value) => value === "1"),
  rule: namedRule.or(z.literal("")).optional(),
  note,
});

export const FlagForm = z.object({
  key: idempotencyKey,
  rule: namedRule,
  passage: z.string().trim().max(1_000).default(""),
});
export const EraseForm = z.object({ do: z.literal("erase") });
export const AppealForm = z.object({ because: required(FIELD_LIMITS.note.maximum) });
const colour = z
  .string()
  .trim()
  .toLowerCase()
  .refine((value) => /^#[0-9a-f]{6}$/.test(value), "colour");
export const BrandForm = z.object({
  name: requiredName(60),
  tagline: line(160).default(""),
  ownColours: flag,
  brandColour: colour,
  brandColourDark: colour,
  removeLogo: flag,
});

const longest = z
  .enum(["0", "1", "3", "7", "30", "90", "open"])
  .transform((value) => (value === "open" ? null : Number(value)));
export const LimitsForm = z.object({
  newcomerPosts: whole(0, 50),
  establishedPosts: whole(0, 50),
  establishedHours: whole(0, 24 * 90),
  firstPostsHeld: whole(0, 50),
  knownDomains: domains,
  refusedDomains: domains,
  rateFactor: decimal(0.1, 100),
  "longest.link": longest,
  "longest.marketplace": longest,
  "longest.vote": longest,
  "longest.wiki": longest,
  "longest.post": longest,
  "longest.all": longest,
});

const areaName = nameLine(60).default("");
const areaDescription = line(300).default("");
export const AreaForm = z.object({
  slug: line(60).default(""),
  kind: z.enum(["questions", "showcase", "marketplace"]),
  archived: flag,
  "name.en": requiredName(60),
  "name.de": areaName,
  "name.ru": areaName,
  "name.zh-Hans": areaName,
  "name.zh-Hant": areaName,
  "description.en": areaDescription,
  "description.de": areaDescription,
  "description.ru": areaDescription,
  "description.zh-Hans": areaDescription,
  "description.zh-Hant": areaDescription,
});
export const OrderForm = z.object({ id, direction: z.enum(["up", "down"]) });
export const ProductForm = z.discriminatedUnion("do", [
  z.object({
    do: z.literal("save"),
    name: requiredName(80),
    slug: line(80).default(""),
    description: line(1_000).default(""),
    archived: flag,
  }),
  z.object({ do: z.literal("version"), id: optionalId, version: requiredName(40), archived: flag }),
  OrderForm.extend({ do: z.literal("order") }),
]);

const tagName = required(100).pipe(tagLine);
export const TagForm = z.discriminatedUnion("do", [
  z.object({ do: z.literal("rename"), name: tagName }),
  z.object({ do: z.literal("merge"), into: tagName }),
  z.object({ do: z.literal("describe"), text: required(5_000), language: contentLanguage }),
]);

const RESTRICTING = [
  z.object({
    do: z.literal("restrict"),
    functionName: z.enum(RESTRICTABLE),
    days: z.enum(["1", "3", "7", "30", "90", "open"]).transform((value) => (value === "open" ? null : Number(value))),
    area: optionalId,
    product: optionalId,
    rule: ruleKey,
    case: optionalId,
    reason: required(500),
  }),
  z.object({ do: z.literal("lift"), id }),
] as const;

/** The posts are those whose boxes are ticked; "" takes nothing away from the member. */
export const CleanupForm = z.discriminatedUnion("do", [
  z.object({
    do: z.literal("clean"),
    post: z
      .union([id.transform((one) => [one]), z.array(id).max(POSTS_PER_CLEANUP)])
      .optional()
      .transform((posts) => posts ?? []),
    functionName: z.enum(["", ...RESTRICTABLE]),
    days: z.enum(["1", "3", "7", "30", "90", "open"]).transform((value) => (value === "open" ? null : Number(value))),
    rule: ruleKey,
    note: z.string().trim().max(500).default(""),
    key: idempotencyKey,
  }),
  z.object({ do: z.literal("undo"), cleanup: id }),
]);

const noteText = required(FIELD_LIMITS.note.maximum);
/** What moderators do on a member's record. */
export const RecordForm = z.discriminatedUnion("do", [
  ...RESTRICTING,
  z.object({ do: z.literal("note"), text: noteText }),
  z.object({ do: z.literal("change-note"), id, text: noteText }),
  z.object({ do: z.literal("remove-note"), id }),
]);

export const MemberForm = z.discriminatedUnion("do", [
  z.object({ do: z.literal("role"), role: z.enum(["member", "moderator", "staff", "admin"]), note }),
  ...RESTRICTING,
  z.object({
    do: z.literal("email"),
    email: z
      .string()
      .trim()
      .max(FIELD_LIMITS.email.maximum)
      .refine((value) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value), "email"),
  }),
  z.object({ do: z.literal("end-sessions") }),
  z.object({
    do: z.literal("address"),
    email: z
      .string()
      .trim()
      .max(FIELD_LIMITS.email.maximum)
      .refine((value) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value), "email"),
  }),
  z.object({ do: z.enum(["confirm", "resend", "reset"]) }),
  z.object({ do: z.literal("delete"), posts: z.enum(["stay", "go"]) }),
]);

export const NewTagForm = z.object({ name: tagName });
