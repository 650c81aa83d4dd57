import type { ActionFunctionArgs } from "@remix-run/node";
import { parseForm } from "~/forms/form";
import { SwitchForm } from "~/forms/forum";
import { setMeToo } from "~/models/question/vote.server";
import { redirectTo } from "~/replies/reply.server";
import { tooMany } from "~/replies/too-many.server";
import { urls } from "~/urls";
import { idFrom } from "~/web/address";
import { requireActor } from "~/web/visit.server";

export async function action(args: ActionFunctionArgs) {
  const { db, actor } = requireActor(args);
  const form = await parseForm(args.request, SwitchForm);
  if (!form.ok) throw new Response("bad-form", { status: 400 });
  const outcome = await setMeToo(db, { actor, questionId: idFrom(args.params.id), isOn: form.data.on });
  switch (outcome.kind) {
    case "done":
      // Without script one comes back to the button, not to the top of a long page.
      return redirectTo(`${urls.post(outcome.post)}#me-too`);
    case "missing":
      throw new Response("not-found", { status: 404 });
    case "limited":
      throw tooMany(outcome.retryAfterSeconds);
    case "forbidden":
      throw new Response(outcome.reason, { status: outcome.reason === "not-visible" ? 404 : 403 });
  }
}
