// From the outcome of a command that wrote text to the reply: where the author lands, or the form with what stands against it.
import { json } from "@remix-run/node";
import type { Reason } from "#moderation/reason";
import type { FieldErrors } from "~/field-errors";
import type { Overtaken, Refusal } from "~/models/document/writing";
import type { ReplyOutcome } from "~/models/post/reply-place.server";
import { urls } from "~/urls";
import { again, tryLater } from "./again.server";
import { redirectTo, redirectWithNotice } from "./reply.server";

export function refusedReply(typed: Record<string, string>, reasons: Reason[]): Response {
  return again({ errors: {}, typed, reasons });
}

/**
 * Refused as a whole: the page says where the text was kept, and where there was no room for it, it brings it back. The form
 * itself may not be there any more.
 */
export function keptReply({ reason, isKept = false }: Refusal, typed: Record<string, string>): Response {
  const { title = "", body = "" } = typed;
  return json({ reason, isKept, lost: isKept ? "" : [title, body].filter(Boolean).join("\n\n") }, { status: 403 });
}

/** Another text had been sent with this form: its author sees what came of it, with the new one ready to be saved as a change. */
export function overtakenReply({ documentId, draft }: Overtaken, typed: Record<string, string>): Response {
  if (draft !== null) return redirectWithNotice(urls.edit(documentId, draft), "common:notice.overtaken");
  const errors: FieldErrors = { form: { code: "overtaken" } };
  return again({ errors, typed }, 409);
}

/** `landing` builds the address of the new post. */
export function postReply(
  outcome: ReplyOutcome,
  typed: Record<string, string>,
  landing: (documentId: number) => string,
): Response {
  switch (outcome.kind) {
    case "published":
      return redirectTo(landing(outcome.documentId));
    case "held":
      return redirectWithNotice(landing(outcome.documentId), "common:notice.held");
    case "taken-along":
      return redirectTo(urls.ask({ draft: "offer" }));
    case "overtaken":
      return overtakenReply(outcome, typed);
    case "offer":
      return again({ errors: {}, typed, reasons: outcome.reasons, isOffer: true });
    case "refused":
      return refusedReply(typed, outcome.reasons);
    case "limited":
      return tryLater(typed, outcome.retryAfterSeconds);
    case "forbidden":
      throw keptReply(outcome, typed);
  }
}
