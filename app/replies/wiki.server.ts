// From the outcome of a command of the wiki to the reply: where the author lands, or the form with what stands against it.

import type { Db } from "~/database/db.server";
import { renderText } from "~/models/document/rendering.server";
import type { PageEditOutcome } from "~/models/wiki/edit-outcome";
import type { MoveOutcome } from "~/models/wiki/move-outcome";
import type { CreateOutcome, WikiPage } from "~/models/wiki/page.server";
import { urls } from "~/urls";
import { again, formAgain, tryLater } from "./again.server";
import { forbidden } from "./forbidden.server";
import { keptReply, overtakenReply, refusedReply } from "./post.server";
import type { Reply } from "./reply";
import { redirectTo, redirectWithNotice } from "./reply.server";

type Typed = Record<string, string>;

export function newPageReply(
  outcome: CreateOutcome,
  { typed, productSlug }: { typed: Typed; productSlug: string | null },
): Response {
  switch (outcome.kind) {
    case "published":
      return redirectWithNotice(urls.page({ productSlug, slug: outcome.slug }), "wiki:notice.published");
    case "held":
      return redirectWithNotice(urls.page({ productSlug, slug: outcome.slug }), "common:notice.held");
    case "taken":
      return takenReply(outcome.page, typed);
    case "former":
      return formerReply(outcome.page, typed);
    case "wrong-parent":
      return formAgain({ parent: { code: "unknown" } }, typed);
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

export function pageEditReply(
  outcome: Exclude<PageEditOutcome, { kind: "conflict" }>,
  page: WikiPage,
  typed: Typed,
): Response {
  const path = urls.page(page);
  switch (outcome.kind) {
    case "published":
      return redirectWithNotice(path, outcome.isMerged ? "forum:notice.merged" : "common:notice.saved");
    case "held":
      return redirectWithNotice(path, "common:notice.held");
    case "proposed":
      return redirectWithNotice(path, "wiki:notice.proposed");
    case "unchanged":
      return redirectTo(path);
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

export function moveReply(
  outcome: MoveOutcome,
  { page, productSlug, typed }: { page: WikiPage; productSlug: string | null; typed: Typed },
): Response {
  switch (outcome.kind) {
    case "done":
      return redirectWithNotice(urls.page({ productSlug, slug: outcome.slug }), "wiki:notice.moved");
    case "unchanged":
      return redirectTo(urls.page(page));
    case "taken":
      return takenReply(outcome.page, typed);
    case "former":
      return formerReply(outcome.page, typed);
    case "too-many-below":
      return formAgain({ product: { code: "too-many-below", values: { most: outcome.most } } }, typed);
    case "too-long-below":
      return formAgain({ title: { code: "too-long-below", values: { title: outcome.title } } }, typed);
    case "wrong-parent":
      return formAgain({ parent: { code: "unknown" } }, typed);
    case "refused":
      return refusedReply(typed, outcome.reasons);
    case "limited":
      return tryLater(typed, outcome.retryAfterSeconds);
    case "forbidden":
      throw forbidden(outcome.reason);
  }
}

/** The address still leads to another page: a sentence says so, and one press more takes it. */
function formerReply(former: NonNullable<Reply["former"]>, typed: Typed): Response {
  return again({ errors: {}, typed, former }, 409);
}

function takenReply(taken: Reply["taken"], typed: Typed): Response {
  return again({ errors: { title: { code: "taken" } }, typed, taken: taken ?? null }, 409);
}

/** The form once more, with its text as it will be published. */
export async function previewReply(
  db: Db,
  { typed, body, language, productId }: { typed: Typed; body: string; language: string; productId: number | null },
): Promise<Response> {
  const { html } = await renderText(db, body, language, { productId, isPage: true });
  return again({ errors: {}, typed, preview: html }, 200);
}
