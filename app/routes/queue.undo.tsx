import type { ActionFunctionArgs } from "@remix-run/node";
import { parseForm } from "~/forms/form";
import { UndoForm } from "~/forms/queue";
import { forgetRefused, listOwnVerdicts, takeBackVerdicts } from "~/models/case/verdict.server";
import { officeUrls } from "~/office-urls";
import { redirectTo, redirectWithNotice } from "~/replies/reply.server";
import { urls } from "~/urls";
import { requireModerator } from "~/web/visit.server";

/** Takes back what was decided a moment ago, all of one press together; the case opens again, and is still theirs. */
export async function action(args: ActionFunctionArgs) {
  const { db, actor } = requireModerator(args);
  const form = await parseForm(args.request, UndoForm);
  if (!form.ok) throw new Response("bad-form", { status: 400 });
  const { batch } = form.data;
  if (form.data.do === "forget") {
    await forgetRefused(db, { actorId: actor.id, batch });
    return redirectTo(urls.queue());
  }
  const back = await takeBackVerdicts(db, { actorId: actor.id, batch });
  const [caseId] = back;
  if (caseId === undefined) {
    const isRefused = (await listOwnVerdicts(db, actor.id)).some((own) => own.batch === batch && own.refusal !== null);
    return redirectWithNotice(urls.queue(), isRefused ? "queue:notice.not-carried-out" : "queue:notice.too-late");
  }
  const isWhole = back.length >= (form.data.count ?? 1);
  const notice = isWhole ? "queue:notice.taken-back" : "queue:notice.taken-back-some";
  return redirectWithNotice(back.length === 1 && isWhole ? officeUrls.case(caseId) : urls.queue(), notice);
}
