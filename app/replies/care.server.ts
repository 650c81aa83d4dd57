// From the outcome of looking after a question or post to the reply; and the loader its pages share.

import { json, type LoaderFunctionArgs } from "@remix-run/node";
import type { PermissionReason } from "#moderation/reasons";
import type { MessageKey } from "~/i18n";
import type { Post } from "~/models/post/post.server";
import { loadCare } from "~/models/question/care-reading.server";
import { urls } from "~/urls";
import { idFrom } from "~/web/address";
import { tabTitle } from "~/web/page-title";
import { requireActor } from "~/web/visit.server";
import { forbidden } from "./forbidden.server";
import { redirectTo, redirectWithNotice } from "./reply.server";

/** Every page about one question: what it is, and what this member may do with it. */
export async function careLoader(args: LoaderFunctionArgs) {
  const { db, actor, community, t } = requireActor(args);
  const care = await loadCare(db, { actor, questionId: idFrom(args.params.id) });
  if (!care) throw new Response("not-found", { status: 404 });
  return json({ care, title: tabTitle(t("admin:care.title", { title: care.post.questionTitle }), community) });
}

type Settled =
  | { kind: "done" | "unchanged"; post: Post }
  | { kind: "missing" }
  | { kind: "forbidden"; reason: PermissionReason };

/** Back to the post, with a sentence when something changed. */
export function careReply(outcome: Settled, notice: MessageKey): Response {
  switch (outcome.kind) {
    case "done":
      return redirectWithNotice(urls.post(outcome.post), notice);
    case "unchanged":
      return redirectTo(urls.post(outcome.post));
    case "missing":
      throw new Response("not-found", { status: 404 });
    case "forbidden":
      throw forbidden(outcome.reason);
  }
}
