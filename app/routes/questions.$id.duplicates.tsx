import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CarePage } from "~/components/care/care-page";
import { parseForm } from "~/forms/form";
import { DuplicatesForm } from "~/forms/office";
import { reopenQuestion } from "~/models/question/care.server";
import { confirmDuplicate, markDuplicate } from "~/models/question/duplicate.server";
import { formAgain } from "~/replies/again.server";
import { careLoader, careReply } from "~/replies/care.server";
import { redirectWithNotice } from "~/replies/reply.server";
import { useReply } from "~/replies/use-reply";
import { urls } from "~/urls";
import { idFrom } from "~/web/address";
import { pageTitle } from "~/web/page-title";
import { requireActor } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export function loader(args: LoaderFunctionArgs) {
  requireActor(args);
  return careLoader(args);
}

/** Marking as a duplicate; and the asker's answer to "did this solve it?". */
export async function action(args: ActionFunctionArgs) {
  const { db, actor } = requireActor(args);
  const questionId = idFrom(args.params.id);
  const form = await parseForm(args.request, DuplicatesForm);
  if (!form.ok) return formAgain(form.reply.errors, form.reply.typed);
  switch (form.data.do) {
    case "mark": {
      const { do: _, ...marking } = form.data;
      const outcome = await markDuplicate(db, { actor, questionId, ...marking });
      if (outcome.kind === "refused")
        return formAgain(
          { targets: { code: `duplicate-${outcome.because}`, values: { target: outcome.target } } },
          form.typed,
        );
      return careReply(outcome, "admin:notice.duplicate");
    }
    case "solved":
      return careReply(await confirmDuplicate(db, { actor, questionId }), "admin:notice.solved");
    case "not-solved": {
      const outcome = await reopenQuestion(db, { actor, questionId, because: form.data.because });
      if (outcome.kind === "asked") return redirectWithNotice(urls.post(outcome.post), "admin:notice.reopen-asked");
      return careReply(outcome, "admin:notice.reopened");
    }
  }
}

export default function Duplicates() {
  return <CarePage care={useLoaderData<typeof loader>().care} section="duplicates" reply={useReply()} />;
}
