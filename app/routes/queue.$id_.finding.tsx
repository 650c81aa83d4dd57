import type { ActionFunctionArgs } from "@remix-run/node";
import { parseForm } from "~/forms/form";
import { FindingForm } from "~/forms/queue";
import { judgeFinding } from "~/models/case/judgement.server";
import { openCaseFor } from "~/models/case/queue-access.server";
import { officeUrls } from "~/office-urls";
import { forbidden } from "~/replies/forbidden.server";
import { redirectTo } from "~/replies/reply.server";
import { idFrom } from "~/web/address";
import { requireModerator } from "~/web/visit.server";

/** Whether a detector was right: who may decide the case says it. */
export async function action(args: ActionFunctionArgs) {
  const visit = requireModerator(args);
  const caseId = idFrom(args.params.id);
  const form = await parseForm(args.request, FindingForm);
  if (!form.ok) throw new Response("bad-form", { status: 400 });
  const { decide } = await openCaseFor(visit.db, visit, caseId);
  if (!decide.allowed) throw forbidden(decide.reason);
  const { signal: signalId, judged } = form.data;
  if (!(await judgeFinding(visit.db, { caseId, signalId, judged }))) throw new Response("not-found", { status: 404 });
  return redirectTo(`${officeUrls.case(caseId)}#why`);
}
