// What moderators type in the queue and on its cases: shapes only.
import { z } from "zod";
import { OUTCOMES } from "#moderation/appeals";
import { FIELD_LIMITS } from "#moderation/limits";
import { JUDGEMENTS } from "#moderation/verdicts";
import { BULK_OUTCOMES } from "~/models/case/queue-kinds";
import { CASES_PER_PAGE } from "~/models/page-sizes";
import { idempotencyKey, maybe, whole } from "./form";
import { id, optionalId } from "./forum";
import { namedRule, note } from "./office";

const required = (most: number) => z.string().trim().min(1).max(most);

export const DecisionForm = z.object({
  outcome: z.enum(OUTCOMES),
  version: whole(0, Number.MAX_SAFE_INTEGER),
  about: z.enum(["flag", "report", "source-changed"]).nullish().default(null),
  appealed: optionalId,
  rule: maybe(namedRule),
  passage: z.string().trim().max(500).default(""),
  note,
});

export const MarksForm = z.object({ document: id, verdict: z.enum(["fine", "case"]) });
export const ClaimForm = z.object({ do: z.enum(["take", "release", "skip"]) });
/** `to` empty: the administrators. */
export const HandoverForm = z.object({ to: optionalId, word: required(FIELD_LIMITS.note.maximum) });
/** Cases as they were seen, each with its version. */
const seenCase = z
  .string()
  .regex(/^[1-9]\d{0,14}-\d{1,9}$/)
  .transform((text) => {
    const [caseId = "", version = ""] = text.split("-");
    return { caseId: Number(caseId), version: Number(version) };
  });
export const BulkForm = z.object({
  outcome: z.enum(BULK_OUTCOMES),
  seen: z.union([seenCase.transform((one) => [one]), z.array(seenCase).max(CASES_PER_PAGE)]),
  /** Of a rule, or `found`: of the one that found it. */
  rule: maybe(namedRule),
  note,
  key: idempotencyKey,
});
export const FindingForm = z.object({ signal: id, judged: z.enum(JUDGEMENTS) });
/** `count`: how many the press decided, as the page said. */
export const UndoForm = z.object({
  do: z.enum(["undo", "forget"]),
  batch: idempotencyKey,
  count: maybe(whole(1, CASES_PER_PAGE)),
});

export const ReviewForm = z.discriminatedUnion("do", [
  z.object({ do: z.literal("accept"), live: id, note, case: optionalId }),
  z.object({ do: z.literal("reject"), note: required(FIELD_LIMITS.note.maximum), case: optionalId }),
  z.object({ do: z.literal("withdraw"), case: optionalId }),
]);
