// What the FAQ's team and its readers type: shapes only.
import { z } from "zod";
import { FIELD_LIMITS } from "#moderation/limits";
import { MOST_STARS } from "#moderation/lineage";
import { draftedForms } from "./draft";
import { idempotencyKey, maybe, nameLine, requiredName, whole, writtenText } from "./form";
import { contentLanguage, id, optionalId } from "./forum";

export const FAQ_LIMITS = { cause: 500, group: 60, comment: 1_000 } as const;

/** The database knows no year 0. */
const day = maybe(z.iso.date().refine((value) => value >= "0001", "date"));

const fields = {
  key: idempotencyKey,
  drafted: draftedForms,
  question: requiredName(FIELD_LIMITS.title.maximum),
  body: writtenText(FIELD_LIMITS.answerBody.maximum),
  cause: z.string().trim().max(FAQ_LIMITS.cause).default(""),
  language: contentLanguage,
  product: optionalId,
  group: optionalId,
  newGroup: nameLine(FAQ_LIMITS.group).default(""),
  reviewOn: day,
};

/** Boxes carry their id in their name (`version-12`), so that a form that comes back shows what was ticked. */
export function tickedIds(form: Record<string, unknown>, name: string): number[] {
  const pattern = new RegExp(`^${name}-([1-9][0-9]{0,14})$`);
  return Object.keys(form).flatMap((key) => {
    const match = pattern.exec(key);
    return match ? [Number(match[1])] : [];
  });
}

/** A new group's name goes before a chosen one. */
function groupOf({ group, newGroup }: { group: number | null; newGroup: string }) {
  if (newGroup !== "") return { name: newGroup };
  return group === null ? null : { id: group };
}

export const PromotionForm = z
  .looseObject({ ...fields, publish: z.literal("1").optional() })
  .transform(({ group, newGroup, publish, ...form }) => ({
    ...form,
    group: groupOf({ group, newGroup }),
    isPublished: publish === "1",
    versionIds: tickedIds(form, "version"),
    /** `source-12` holds the revision of answer 12 that the writer saw. */
    sources: tickedIds(form, "source").map((answerId) => ({
      answerId,
      revisionId: id.safeParse(form[`source-${answerId}` as keyof typeof form]).data,
    })),
  }));

export const EntryForm = z
  .looseObject({
    ...fields,
    base: id,
    against: optionalId,
    summary: nameLine(FIELD_LIMITS.summary.maximum).default(""),
    owner: optionalId,
  })
  .transform(({ group, newGroup, ...form }) => ({
    ...form,
    group: groupOf({ group, newGroup }),
    versionIds: tickedIds(form, "version"),
  }));

export const StepForm = z.object({
  step: z.enum(["submit", "withdraw", "publish", "archive", "reopen"]),
  revision: optionalId,
  note: z.string().trim().max(FIELD_LIMITS.note.maximum).default(""),
  /** The case it was taken on: the next one opens afterwards. */
  case: optionalId,
});

export const RatingForm = z.object({
  rating: whole(1, MOST_STARS),
  comment: z.string().trim().max(FAQ_LIMITS.comment).default(""),
});

const MOST_CHOICES = 40;

/** `choice-0`, `choice-1` …: for each place where answer and entry were both changed. */
export const SourceForm = z
  .looseObject({
    key: idempotencyKey,
    source: id,
    live: optionalId,
    base: id,
    decision: z.enum(["take-over", "keep", "archive"]),
  })
  .transform((form) => {
    const choices: ("mine" | "theirs")[] = [];
    const given = form as Record<string, unknown>;
    for (let at = 0; at < MOST_CHOICES; at++) {
      const choice = given[`choice-${at}`];
      if (choice !== "mine" && choice !== "theirs") break;
      choices.push(choice);
    }
    const { key, source, live, base, decision } = form;
    return { key, sourceId: source, live, base, decision, choices };
  });

const group = { name: requiredName(FAQ_LIMITS.group), parent: optionalId };

export const GroupForm = z.discriminatedUnion("do", [
  z.object({ do: z.literal("add"), ...group, product: optionalId, language: contentLanguage }),
  z.object({ do: z.literal("save"), ...group, id, position: whole(0, 10_000) }),
  z.object({ do: z.literal("delete"), id }),
]);
