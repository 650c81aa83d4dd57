import type { ActionFunctionArgs } from "@remix-run/node";
import { parseForm } from "~/forms/form";
import { VoteForm } from "~/forms/forum";
import { vote } from "~/models/question/vote.server";
import { redirectTo } from "~/replies/reply.server";
import { tooMany } from "~/replies/too-many.server";
import { urls } from "~/urls";
import { idFrom } from "~/web/address";
import { requireActor } from "~/web/visit.server";

export async function action(args: ActionFunctionArgs) {
  const { db, actor } = requireActor(args);
  const form = await parseForm(args.request, VoteForm);
  if (!form.ok) throw new Response("bad-form", { status: 400 });
  const outcome = await vote(db, { actor, documentId: idFrom(args.params.id), value: form.data.value as 1 | -1 | 0 });
  switch (outcome.kind) {
    case "done":
      return redirectTo(
        outcome.post.kind === "question" ? `${urls.post(outcome.post)}#v${outcome.post.id}` : urls.post(outcome.post),
      );
    case "missing":
      throw new Response("not-found", { status: 404 });
    case "limited":
      throw tooMany(outcome.retryAfterSeconds);
    case "forbidden":
      throw new Response(outcome.reason, { status: outcome.reason === "not-visible" ? 404 : 403 });
  }
}
