import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { FaqPromotion } from "~/components/faq/promotion";
import { wishedDraft } from "~/forms/draft";
import { PromotionForm } from "~/forms/faq";
import { createFaqEntry } from "~/models/faq/creation.server";
import { loadPromotion } from "~/models/faq/promotion.server";
import { again, formAgain } from "~/replies/again.server";
import { newEntryReply } from "~/replies/faq.server";
import { faqPlaceErrors, hasErrors } from "~/replies/faq-place.server";
import { redirectWithNotice } from "~/replies/reply.server";
import { useReply } from "~/replies/use-reply";
import { parseWriting } from "~/replies/writing.server";
import { urls } from "~/urls";
import { idFrom } from "~/web/address";
import { pageTitle, tabTitle } from "~/web/page-title";
import { requireModerator } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export async function loader(args: LoaderFunctionArgs) {
  const { db, actor, community, t } = requireModerator(args);
  const answerId = idFrom(args.params.id);
  const added = new URL(args.request.url).searchParams.get("with")?.split(",").slice(0, 20).map(Number);
  const promotion = await loadPromotion(db, {
    actor,
    answerId,
    added: added?.filter(Number.isSafeInteger) ?? null,
    wished: wishedDraft(args.request),
  });
  // Nobody has accepted it, or not any more.
  if (!promotion) throw redirectWithNotice(urls.permalink(answerId), "faq:notice.not-accepted");
  return json({
    promotion,
    title: tabTitle(t("faq:promote.title", { title: promotion.answer.questionTitle }), community),
  });
}

export async function action(args: ActionFunctionArgs) {
  const visit = requireModerator(args);
  const { db, actor, community } = visit;
  const form = await parseWriting({ request: args.request, visit }, PromotionForm);
  if (!form.ok) return again(form.reply);
  const { body, product, sources, ...fields } = form.data;
  const errors = await faqPlaceErrors(db, community, form.data);
  if (hasErrors(errors)) return formAgain(errors, form.typed);
  const lead = idFrom(args.params.id);
  const outcome = await createFaqEntry(db, {
    ...fields,
    actor,
    answer: body,
    productId: product,
    sources: [...sources].sort((a, b) => Number(b.answerId === lead) - Number(a.answerId === lead)),
  });
  return newEntryReply(db, outcome, { userId: actor.id, form: form.data, typed: form.typed });
}

export default function Promotion() {
  const { promotion } = useLoaderData<typeof loader>();
  return <FaqPromotion promotion={promotion} reply={useReply()} />;
}
