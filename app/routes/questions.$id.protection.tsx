import type { ActionFunctionArgs } from "@remix-run/node";
import { parseForm } from "~/forms/form";
import { SwitchForm } from "~/forms/office";
import { setProtected } from "~/models/question/marks.server";
import { careReply } from "~/replies/care.server";
import { idFrom } from "~/web/address";
import { requireActor } from "~/web/visit.server";

export async function action(args: ActionFunctionArgs) {
  const { db, actor } = requireActor(args);
  const form = await parseForm(args.request, SwitchForm);
  if (!form.ok) throw new Response("bad-form", { status: 400 });
  const { on: isOn, reason } = form.data;
  const outcome = await setProtected(db, { actor, questionId: idFrom(args.params.id), isOn, reason });
  return careReply(outcome, isOn ? "admin:notice.protected" : "admin:notice.unprotected");
}
