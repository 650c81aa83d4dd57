import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { canAsk } from "#moderation/permissions";
import { AskPage } from "~/components/ask-page";
import { parseForm } from "~/forms";
import { AskForm } from "~/forum-forms";
import { findDraft } from "~/models/draft.server";
import { loadMemberFacts } from "~/models/member-facts.server";
import { askQuestion } from "~/models/question.server";
import { preflightFacts } from "~/models/submission.server";
import { MOST_TAGS, parseTags } from "~/models/tag.server";
import { currentTags } from "~/models/tag-care.server";
import { pageTitle } from "~/page-title";
import { postReply, type RefusedReply } from "~/post-reply.server";
import { urls } from "~/urls";
import { requireActor, requirePermission } from "~/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export async function loader(args: LoaderFunctionArgs) {
  const { db, actor, t, community, language } = requireActor(args);
  const member = await loadMemberFacts(db, { actor, productId: null });
  requirePermission(canAsk(member, { areaId: null, productId: null }));
  const draft = await findDraft(db, { userId: actor.id, target: "ask" });
  const parameters = new URL(args.request.url).searchParams;
  // A search that found nothing brings its words along.
  const begun = {
    title: parameters.get("title")?.slice(0, 200) ?? "",
    product: parameters.get("product")?.slice(0, 80) ?? "",
    area: parameters.get("area")?.slice(0, 80) ?? "",
  };
  const isNewcomer = member.approvedPosts < community.settings.limits.newcomerPosts;
  const preflight = preflightFacts({
    kind: "question",
    isEdit: false,
    author: member,
    place: { areaId: null, productId: null },
    language,
  });
  return json({
    draft,
    begun,
    isNewcomer,
    preflight,
    title: `${t("forum:ask.title")} · ${community.settings.brand.name}`,
  });
}

export async function action(args: ActionFunctionArgs) {
  const { db, actor, community } = requireActor(args);
  const form = await parseForm(args.request, AskForm);
  if (!form.ok) return json(form.reply, { status: 400 });
  const { data, typed } = form;
  const area = community.areas.find((one) => one.id === data.area && !one.isArchived);
  const product =
    data.product === null ? null : community.products.find((one) => one.id === data.product && !one.isArchived);
  if (!area || product === undefined) return json(unknownChoice(form, area ? "product" : "area"), { status: 400 });
  const tags = await currentTags(db, parseTags(data.tags));
  if (tags.length > MOST_TAGS)
    return json({ errors: { tags: { code: "too-many", values: { most: MOST_TAGS } } }, typed }, { status: 400 });
  const version = product?.versions.find((one) => one.id === data.version) ?? null;
  const outcome = await askQuestion(db, {
    actor,
    title: data.title,
    body: data.body,
    area,
    productId: product?.id ?? null,
    versionId: version?.id ?? null,
    tags,
    language: data.language,
    isDisclosed: data.disclosed,
    key: data.key,
  });
  return postReply(outcome, typed, (id) => urls.question({ id, title: data.title }));
}

function unknownChoice({ typed }: { typed: Record<string, string> }, field: string) {
  return { errors: { [field]: { code: "unknown" } }, typed };
}

export default function Ask() {
  const data = useLoaderData<typeof loader>();
  return <AskPage {...data} reply={useActionData<typeof action>() as RefusedReply | undefined} />;
}
