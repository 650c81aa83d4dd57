import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { canEditEntry } from "#moderation/permissions/faq";
import { FaqEdit } from "~/components/faq/edit";
import { wishedDraft } from "~/forms/draft";
import { EntryForm } from "~/forms/faq";
import { draftTargets } from "~/models/document/draft-target";
import { editFaqEntry } from "~/models/faq/edit.server";
import { loadEntryEdit } from "~/models/faq/edit-page.server";
import { factsOfEntry, findEntry } from "~/models/faq/faq.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { again, formAgain, tryLater } from "~/replies/again.server";
import { conflictReply, readEdit } from "~/replies/conflict.server";
import { faqPlaceErrors, hasErrors } from "~/replies/faq-place.server";
import { forbidden } from "~/replies/forbidden.server";
import { redirectWithNotice } from "~/replies/reply.server";
import { useReply } from "~/replies/use-reply";
import { parseWriting } from "~/replies/writing.server";
import { urls } from "~/urls";
import { pageTitle, tabTitle } from "~/web/page-title";
import { type MemberVisit, requireModerator } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export async function loader(args: LoaderFunctionArgs) {
  const visit = requireModerator(args);
  const entry = await openForEdit(visit, args.params.slug ?? "");
  const page = await loadEntryEdit(visit.db, {
    entry,
    userId: visit.actor.id,
    wished: wishedDraft(args.request),
  });
  return json({ page, title: tabTitle(visit.t("faq:edit.title", { title: entry.question }), visit.community) });
}

export async function action(args: ActionFunctionArgs) {
  const visit = requireModerator(args);
  const form = await parseWriting({ request: args.request, visit }, EntryForm);
  if (!form.ok) return again(form.reply);
  const entry = await openForEdit(visit, args.params.slug ?? "");
  const { data, typed } = form;
  const errors = await faqPlaceErrors(visit.db, visit.community, data);
  if (hasErrors(errors)) return formAgain(errors, typed);
  const mine = { title: data.question, source: data.body, tags: null };
  const place = { userId: visit.actor.id, target: draftTargets.faq(entry.id), form: data };
  const sent = {
    documentId: entry.id,
    mine,
    form: data,
    typed,
    titleField: "question" as const,
    place,
    seesUnpublished: true,
  };
  const read = await readEdit(visit.db, sent);
  if (!read.ok) return read.reply;
  const { body: _, product, owner, ...fields } = data;
  const outcome = await editFaqEntry(visit.db, {
    ...fields,
    actor: visit.actor,
    entry,
    question: read.text.title ?? data.question,
    answer: read.text.source,
    base: read.base,
    productId: product,
    ownerId: owner,
  });
  switch (outcome.kind) {
    case "saved":
      return redirectWithNotice(urls.faq(outcome), outcome.isMerged ? "faq:notice.merged" : "faq:notice.saved");
    case "forbidden":
      throw forbidden(outcome.reason);
    case "limited":
      return tryLater(read.typed, outcome.retryAfterSeconds);
    case "conflict":
      return conflictReply(visit.db, outcome, { typed: read.typed, place });
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
  return <FaqEdit page={page} reply={useReply()} />;
}
