import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { canProposePage, canPublishPage } from "#moderation/permissions/pages";
import { WikiNew, WikiNewPlace } from "~/components/wiki/new";
import { wishedDraft } from "~/forms/draft";
import { NewPageForm } from "~/forms/wiki";
import { findDraft } from "~/models/document/draft.server";
import { draftTargets } from "~/models/document/draft-target";
import { preflightFacts } from "~/models/document/submission.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { createPage, factsOfNewPage } from "~/models/wiki/page.server";
import { findParent, listPages } from "~/models/wiki/tree.server";
import { again, formAgain } from "~/replies/again.server";
import { useReply } from "~/replies/use-reply";
import { newPageReply, previewReply } from "~/replies/wiki.server";
import { placeFrom, placeOf } from "~/replies/wiki-place.server";
import { parseWriting } from "~/replies/writing.server";
import { pageTitle } from "~/web/page-title";
import { requireActor, requirePermission } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export async function loader(args: LoaderFunctionArgs) {
  const { db, actor, t, community, language } = requireActor(args);
  const parameters = new URL(args.request.url).searchParams;
  const begunTitle = parameters.get("title")?.slice(0, 200) ?? "";
  const title = `${t("wiki:new.heading")} · ${community.settings.brand.name}`;
  const product = parameters.get("product") ?? (community.products.length === 0 ? "-" : null);
  const place = product === null ? null : placeFrom(community, product);
  if (place === null) return json({ kind: "place" as const, begunTitle, title });
  const { productId } = place;
  const member = await loadMemberFacts(db, { actor, productId });
  requirePermission(canProposePage(member, factsOfNewPage(productId)));
  const begun = { title: begunTitle, parent: Number(parameters.get("parent")) || null };
  const [pages, draft] = await Promise.all([
    listPages(db, productId),
    findDraft(db, {
      userId: actor.id,
      target: draftTargets.page(),
      wished: wishedDraft(args.request),
      // Another page was begun: the draft is of another one, and stays among the drafts.
      fits: (fields) =>
        (fields.product ?? "") === String(productId ?? "") &&
        (begun.title === "" || fields.title === begun.title) &&
        (begun.parent === null || fields.parent === String(begun.parent)),
    }),
  ]);
  return json({
    kind: "form" as const,
    place: { productId, slug: place.product?.slug ?? "-", name: place.product?.name ?? t("wiki:general") },
    pages,
    begun,
    draft,
    isDirect: canPublishPage(member, factsOfNewPage(productId)).allowed,
    preflight: preflightFacts({
      kind: "page",
      isEdit: false,
      author: member,
      place: { areaId: null, productId },
      language,
      settings: community.settings,
    }),
    title,
  });
}

export async function action(args: ActionFunctionArgs) {
  const visit = requireActor(args);
  const { db, actor, community } = visit;
  const form = await parseWriting({ request: args.request, visit }, NewPageForm);
  if (!form.ok) return again(form.reply);
  const { data, typed } = form;
  const place = placeOf(community, data.product);
  if (!place) return again({ errors: { product: { code: "unknown" } }, typed });
  const { productId } = place;
  if (data.do === "preview") return previewReply(db, { typed, body: data.body, language: data.language, productId });
  const parentId =
    data.parentTitle === undefined ? data.parent : await findParent(db, { productId, title: data.parentTitle });
  if (parentId === undefined) return formAgain({ parent: { code: "unknown" } }, typed);
  const outcome = await createPage(db, {
    actor,
    productId,
    parentId,
    title: data.title,
    body: data.body,
    language: data.language,
    summary: data.summary,
    takesFormer: data.takesFormer,
    key: data.key,
    drafted: data.drafted,
  });
  return newPageReply(outcome, { typed, productSlug: place.product?.slug ?? null });
}

export default function NewPageRoute() {
  const data = useLoaderData<typeof loader>();
  const reply = useReply();
  return data.kind === "place" ? <WikiNewPlace title={data.begunTitle} /> : <WikiNew {...data} reply={reply} />;
}
