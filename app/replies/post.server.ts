// From the outcome of a command that wrote text to the reply: where the author lands, or the form with what stands against it.
import { json } from "@remix-run/node";
import type { Reason } from "#moderation/reason";
import type { PermissionReason } from "#moderation/reasons";
import type { FormReply } from "~/forms/form";
import type { Overtaken } from "~/models/document/writing";
import type { ReplyOutcome } from "~/models/post/reply-place.server";
import { urls } from "~/urls";
import { redirectTo, redirectWithNotice } from "./reply.server";

export type RefusedReply = FormReply & {
  reasons: Reason[];
  retryAfterSeconds: number | null;
  /** The text reads like advertising: the form offers to move it to the Marketplace. */
  isOffer?: boolean;
};

export function refusedReply(typed: Record<string, string>, reasons: Reason[]): Response {
  return json<RefusedReply>({ errors: {}, typed, reasons, retryAfterSeconds: null }, { status: 400 });
}

export function limitedReply(typed: Record<string, string>, retryAfterSeconds: number): Response {
  return json<RefusedReply>(
    {
      errors: { form: { code: "rate-limited", values: { seconds: retryAfterSeconds } } },
      typed,
      reasons: [],
      retryAfterSeconds,
    },
    { status: 429, headers: { "retry-after": String(retryAfterSeconds) } },
  );
}

/** Refused because of its place: the command has kept the text, and the page says where. */
export function keptReply(reason: PermissionReason): Response {
  return json({ reason, isKept: true }, { status: 403 });
}

/** Another text had been sent with this form: its author sees what came of it, with the new one ready to be saved as a change. */
export function overtakenReply({ documentId, draft }: Overtaken, typed: Record<string, string>): Response {
  if (draft !== null) return redirectWithNotice(urls.edit(documentId, draft), "common:notice.overtaken");
  const errors = { form: { code: "overtaken" } };
  return json<RefusedReply>({ errors, typed, reasons: [], retryAfterSeconds: null }, { status: 409 });
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
      return json<RefusedReply>(
        { errors: {}, typed, reasons: outcome.reasons, retryAfterSeconds: null, isOffer: true },
        { status: 400 },
      );
    case "refused":
      return refusedReply(typed, outcome.reasons);
    case "limited":
      return limitedReply(typed, outcome.retryAfterSeconds);
    case "forbidden":
      throw keptReply(outcome.reason);
  }
}
