/**
 * The shape of a submission: lengths and counts, before any rule looks at its meaning.
 *
 * Promises: the same numbers as the forms (FIELD_LIMITS), with widths weighed so that a Chinese
 * title is not "too short"; every failure at once, not one after the other.
 */
import type { DocumentKind, SubmissionFacts } from "./facts";
import { FIELD_LIMITS, textWeight } from "./limits";
import type { Reason } from "./reason";

const BODY: Readonly<Record<DocumentKind, { minimumWeight: number; maximum: number }>> = {
  question: FIELD_LIMITS.questionBody,
  answer: FIELD_LIMITS.answerBody,
  comment: FIELD_LIMITS.comment,
  page: FIELD_LIMITS.pageBody,
  "faq-entry": FIELD_LIMITS.answerBody,
  rule: FIELD_LIMITS.answerBody,
};

export function judgeForm({
  kind,
  text,
  place,
  isDisclosed,
  lengthBefore = 0,
  tagCount = 0,
}: SubmissionFacts): Reason[] {
  const reasons: Reason[] = [];
  const add = (code: Reason["code"], parameters: Reason["parameters"]) =>
    reasons.push({ code, rule: null, parameters });

  if (kind !== "answer" && kind !== "comment") {
    const { minimumWeight, maximum } = FIELD_LIMITS.title;
    const minimum = kind === "question" ? minimumWeight : 1;
    if (textWeight(text.title, minimum) < minimum) add("title-too-short", { minimum });
    if (text.title.length > maximum) add("title-too-long", { maximum });
  }
  const { minimumWeight, maximum } = BODY[kind];
  if (textWeight(text.body, minimumWeight) < minimumWeight) {
    add("too-short", { minimum: minimumWeight });
  }
  const longest = Math.max(maximum, lengthBefore);
  if (text.body.length > longest) add("too-long", { maximum: longest });
  const { maximumCount } = FIELD_LIMITS.tags;
  if (tagCount > maximumCount) add("too-many-tags", { maximum: maximumCount });
  // Left out means that the form has no such box; then nobody could have ticked it.
  const isOffer = kind === "question" && place.allowsAdvertising === true;
  if (isOffer && isDisclosed === false) reasons.push({ code: "advert-undisclosed", rule: "advertising" });
  return reasons;
}
