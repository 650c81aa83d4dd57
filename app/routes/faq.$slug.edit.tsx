import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { canEditEntry } from "#moderation/permissions-faq";
import { forbidden, formAgain } from "~/care-reply.server";
import type { ConflictReply } from "~/components/edit-page";
import { FaqEdit } from "~/components/faq-edit";
import { EntryForm } from "~/faq-forms";
import { type FormReply, parseForm } from "~/forms";
import { factsOfEntry, findEntry } from "~/models/faq.server";
import { editFaqEntry } from "~/models/faq-edit.server";
import { loadEntryEdit } from "~/models/faq-edit-page.server";
import { loadMemberFacts } from "~/models/member-facts.server";
import { pageTitle } from "~/page-title";
import { redirectWithNotice } from "~/reply.server";
import { urls } from "~/urls";
import { type MemberVisit, requireModerator } from "~/visit.server";
import { placeOf } from "~/wiki-place.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export async function loader(args: LoaderFunctionArgs) {
  const visit = requireModerator(args);
  const entry = await openForEdit(visit, args.params.slug ?? "");
  const page = await loadEntryEdit(visit.db, { entry, userId: visit.actor.id });
  return json({ page, title: visit.t("faq:edit.title", { title: entry.question }) });
}

export async function action(args: ActionFunctionArgs) {
  const visit = requireModerator(args);
  const form = await parseForm(args.request, EntryForm);
  if (!form.ok) return json(form.reply, { status: 400 });
  const entry = await openForEdit(visit, args.params.slug ?? "");
  const { body, product, owner, ...fields } = form.data;
  if (!placeOf(visit.community, product)) return formAgain({ product: { code: "unknown" } }, form.typed);
  const edit = { ...fields, actor: visit.actor, entry, answer: body, productId: product, ownerId: owner };
  const outcome = await editFaqEntry(visit.db, edit);
  switch (outcome.kind) {
    case "saved":
      return redirectWithNotice(urls.faq(outcome), outcome.isMerged ? "faq:notice.merged" : "faq:notice.saved");
    case "forbidden":
      throw forbidden(outcome.reason);
    case "conflict": {
      const { current, merge } = outcome;
      const reply = {
        errors: {},
        typed: form.typed,
        reasons: [],
        retryAfterSeconds: null,
        conflict: { current, merge },
      };
      return json<ConflictReply>(reply, { status: 409 });
    }
  }
}

async function openForEdit({ db, actor }: MemberVisit, slug: string) {
  const entry = await findEntry(db, { slug });
  if (!entry) throw new Response("not-found", { status: 404 });
  const permission = canEditEntry(
    await loadMemberFacts(db, { actor, productId: entry.productId }),
    factsOfEntry(entry),
  );
  if (!permission.allowed) throw forbidden(permission.reason);
  return entry;
}

export default function EditEntry() {
  const { page } = useLoaderData<typeof loader>();
  return <FaqEdit page={page} reply={useActionData() as (FormReply & Partial<ConflictReply>) | undefined} />;
}
