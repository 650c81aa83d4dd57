// From the outcome of an edit or a suggestion to the reply.

import type { Post } from "~/models/post/post.server";
import type { EditOutcome } from "~/models/question/edit.server";
import { urls } from "~/urls";
import { tryLater } from "./again.server";
import { keptReply, overtakenReply, refusedReply } from "./post.server";
import { redirectTo, redirectWithNotice } from "./reply.server";

export type SuggestOutcome = EditOutcome | { kind: "proposed"; proposalId: number };

export function editReply(
  outcome: Exclude<SuggestOutcome, { kind: "conflict" }>,
  post: Post,
  typed: Record<string, string>,
): Response {
  switch (outcome.kind) {
    case "published":
      return outcome.isMerged
        ? redirectWithNotice(urls.post(post), "forum:notice.merged")
        : redirectWithNotice(urls.post(post), "common:notice.saved");
    case "held":
      return redirectWithNotice(urls.post(post), "common:notice.held");
    case "proposed":
      return redirectWithNotice(urls.post(post), "forum:notice.proposed");
    case "unchanged":
      return redirectTo(urls.post(post));
    case "overtaken":
      return overtakenReply(outcome, typed);
    case "offer":
    case "refused":
      return refusedReply(typed, outcome.reasons);
    case "limited":
      return tryLater(typed, outcome.retryAfterSeconds);
    case "forbidden":
      throw keptReply(outcome, typed);
  }
}
