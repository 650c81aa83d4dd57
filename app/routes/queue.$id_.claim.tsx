import type { ActionFunctionArgs } from "@remix-run/node";
import { parseForm } from "~/forms/form";
import { ClaimForm } from "~/forms/queue";
import { claimCase, releaseCase } from "~/models/case/claim.server";
import { skipCase } from "~/models/case/handover.server";
import { openCaseFor } from "~/models/case/queue-access.server";
import { officeUrls } from "~/office-urls";
import { nextCase } from "~/replies/after-deciding.server";
import { redirectTo, redirectWithNotice } from "~/replies/reply.server";
import { urls } from "~/urls";
import { idFrom } from "~/web/address";
import { requireModerator } from "~/web/visit.server";

/** "I am on it" for five minutes, or "I am not", or "not now". The case page says who holds it. */
export async function action(args: ActionFunctionArgs) {
  const visit = requireModerator(args);
  const caseId = idFrom(args.params.id);
  const form = await parseForm(args.request, ClaimForm);
  if (!form.ok) throw new Response("bad-form", { status: 400 });
  await openCaseFor(visit.db, visit, caseId);
  const { db, actor } = visit;
  if (form.data.do === "release") {
    await releaseCase(db, { caseId, actorId: actor.id });
    return redirectTo(urls.queue());
  }
  if (form.data.do === "skip") {
    await skipCase(db, { caseId, actorId: actor.id });
    const next = await nextCase(visit, caseId);
    return redirectWithNotice(next, next === urls.queue() ? "queue:notice.skipped-all" : "queue:notice.skipped");
  }
  await claimCase(db, { caseId, actorId: actor.id });
  return redirectTo(officeUrls.case(caseId));
}
