import type { ActionFunctionArgs } from "@remix-run/node";
import { parseForm } from "~/forms/form";
import { EraseForm } from "~/forms/office";
import { eraseDecision } from "~/models/case/log-erasure.server";
import { forbidden } from "~/replies/forbidden.server";
import { redirectWithNotice } from "~/replies/reply.server";
import { urls } from "~/urls";
import { idFrom } from "~/web/address";
import { requireAdmin } from "~/web/visit.server";

/** Takes what a decision says of people out of the log; that it was made stays. */
export async function action(args: ActionFunctionArgs) {
  const { db, actor } = requireAdmin(args);
  const decisionId = idFrom(args.params.id);
  const form = await parseForm(args.request, EraseForm);
  if (!form.ok) throw new Response("bad-form", { status: 400 });
  const outcome = await eraseDecision(db, { actor, decisionId });
  switch (outcome.kind) {
    case "done":
    case "unchanged":
      return redirectWithNotice(urls.decision(decisionId), "decisions:notice.erased");
    case "missing":
      throw new Response("not-found", { status: 404 });
    case "forbidden":
      throw forbidden(outcome.reason);
  }
}
