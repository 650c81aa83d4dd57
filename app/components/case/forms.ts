// The page of a case has several forms with a note: only the one that was sent says what is wrong, and keeps what was typed.

import { fieldId } from "~/components/ui/field-control";
import type { FormReply } from "~/forms/form";

type CaseForm = "reason" | "reopening" | `appeal-${number}`;

export function replyTo<R extends FormReply>(reply: R | undefined, form: CaseForm): R | undefined {
  return reply && formSent(reply) === form ? reply : undefined;
}

export function noteId(form: CaseForm): string {
  return form === "reason" ? fieldId("note") : fieldId(`${form}-note`);
}

export function formSent({ typed }: FormReply): CaseForm {
  if (typed.appealed) return `appeal-${Number(typed.appealed)}`;
  const isReopening = typed.outcome === "restore" || (typed.outcome === "dismiss" && !typed.about);
  return isReopening ? "reopening" : "reason";
}
