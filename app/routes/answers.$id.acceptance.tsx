import type { ActionFunctionArgs } from "@remix-run/node";
import { parseForm } from "~/forms/form";
import { AcceptForm } from "~/forms/forum";
import { setAcceptance } from "~/models/question/answer.server";
import { redirectTo } from "~/replies/reply.server";
import { tooMany } from "~/replies/too-many.server";
import { urls } from "~/urls";
import { idFrom } from "~/web/address";
import { requireActor } from "~/web/visit.server";

export async function action(args: ActionFunctionArgs) {
  const { db, actor } = requireActor(args);
  const form = await parseForm(args.request, AcceptForm);
  if (!form.ok) throw new Response("bad-form", { status: 400 });
  const outcome = await setAcceptance(db, { actor, answerId: idFrom(args.params.id), isAccepted: form.data.accepted });
  switch (outcome.kind) {
    case "done":
    case "unchanged":
      return redirectTo(urls.post(outcome.post));
    case "limited":
      throw tooMany(outcome.retryAfterSeconds);
    case "missing":
      throw new Response("not-found", { status: 404 });
    case "forbidden":
      throw new Response(outcome.reason, { status: outcome.reason === "not-visible" ? 404 : 403 });
  }
}
