import type { ActionFunctionArgs } from "@remix-run/node";
import { StepForm } from "~/forms/faq";
import { parseForm } from "~/forms/form";
import { findEntry } from "~/models/faq/faq.server";
import { moveFaqEntry } from "~/models/faq/workflow.server";
import { nextCase } from "~/replies/after-deciding.server";
import { forbidden } from "~/replies/forbidden.server";
import { redirectTo, redirectWithNotice } from "~/replies/reply.server";
import { urls } from "~/urls";
import { requireModerator } from "~/web/visit.server";

/** One step of an entry's way: to review, published, archived, back. */
export async function action(args: ActionFunctionArgs) {
  const visit = requireModerator(args);
  const { db, actor } = visit;
  const form = await parseForm(args.request, StepForm);
  if (!form.ok) throw new Response("bad-form", { status: 400 });
  const entry = await findEntry(db, { slug: args.params.slug ?? "" });
  if (!entry) throw new Response("not-found", { status: 404 });
  const { step, revision, note, case: caseId } = form.data;
  const outcome = await moveFaqEntry(db, { actor, entryId: entry.id, step, revisionId: revision, note });
  switch (outcome.kind) {
    case "done":
      return redirectWithNotice(
        caseId === null ? urls.faq(outcome.entry) : await nextCase(visit, caseId),
        `faq:notice.${step}`,
      );
    case "unchanged":
      return redirectTo(urls.faq(outcome.entry));
    case "stale":
      return redirectWithNotice(urls.faq(outcome.entry), "faq:notice.stale");
    case "missing":
      throw new Response("not-found", { status: 404 });
    case "forbidden":
      throw forbidden(outcome.reason);
  }
}
