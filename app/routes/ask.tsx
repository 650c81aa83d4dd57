import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { FIELD_LIMITS } from "#moderation/limits";
import { canAsk } from "#moderation/permissions/posts";
import { findMarketplaceArea } from "~/area-name";
import { AskPage } from "~/components/question/ask-page";
import { chosenPlace } from "~/forms/chosen-place";
import { wishedDraft } from "~/forms/draft";
import { parseFields, readForm } from "~/forms/form";
import { AskForm, LookForm } from "~/forms/forum";
import { usualReviewMinutes } from "~/models/case/review-time.server";
import { findDraft } from "~/models/document/draft.server";
import { draftTargets } from "~/models/document/draft-target";
import { preflightFacts } from "~/models/document/submission.server";
import { usualLanguage } from "~/models/document/usual-language.server";
import { findBegunAt } from "~/models/faq/stuck.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { askQuestion } from "~/models/question/question.server";
import { listKnownTags, parseTags } from "~/models/question/tag.server";
import { currentTags } from "~/models/question/tag-names.server";
import { logFollowed, readKey } from "~/models/search/log.server";
import { findAskedAbout } from "~/models/wiki/asked-about.server";
import { again } from "~/replies/again.server";
import { postReply } from "~/replies/post.server";
import { findSimilar } from "~/replies/similar.server";
import { useReply } from "~/replies/use-reply";
import { readWriting } from "~/replies/writing.server";
import { urls } from "~/urls";
import { pageTitle } from "~/web/page-title";
import { requireActor, requirePermission, type Visit } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export async function loader(args: LoaderFunctionArgs) {
  const { db, actor, t, community, language } = requireActor(args);
  const member = await loadMemberFacts(db, { actor, productId: null });
  requirePermission(canAsk(member, { areaId: null, productId: null }));
  const parameters = new URL(args.request.url).searchParams;
  // A search that found nothing brings its words along.
  const begun = {
    title: parameters.get("title")?.slice(0, 200) ?? "",
    product: parameters.get("product")?.slice(0, 80) ?? "",
    area: parameters.get("area")?.slice(0, 80) ?? "",
    visit: readKey(parameters.get("v")),
    faq: await findBegunAt(db, parameters.get("faq")),
  };
  const wanted = chosenPage(parameters);
  const draftTarget = thingOf(parameters);
  const product = community.products.find((one) => one.slug === begun.product)?.id;
  const draft = await findDraft(db, {
    userId: actor.id,
    target: draftTarget,
    wished: wishedDraft(args.request),
    // Another question was begun: the draft is of another one, and stays among the drafts.
    fits: (fields) =>
      (wanted === null || (fields.about === String(wanted.pageId) && (fields.section ?? "") === wanted.section)) &&
      (begun.title === "" || fields.title === begun.title) &&
      (begun.faq === null || fields.faq === String(begun.faq.id)) &&
      (product === undefined || !fields.product || fields.product === String(product)),
  });
  const isNewcomer = member.approvedPosts < community.settings.limits.newcomerPosts;
  const advertisingAreas = community.areas.filter((area) => area.kind === "marketplace").map((area) => area.id);
  const preflight = {
    ...preflightFacts({
      kind: "question",
      isEdit: false,
      author: member,
      place: { areaId: null, productId: null },
      language,
      settings: community.settings,
    }),
    advertisingAreas,
    reviewMinutes: await usualReviewMinutes(db),
    hasMarketplace: findMarketplaceArea(community) !== null,
  };
  const about = wanted ?? chosenPage(new URLSearchParams(draft?.fields));
  return json({
    draft,
    draftTarget,
    begun: { ...begun, about: about && (await findAskedAbout(db, about)) },
    isNewcomer,
    knownTags: await listKnownTags(db),
    usualLanguage: await usualLanguage(db, actor.id),
    preflight,
    title: `${t("forum:ask.title")} · ${community.settings.brand.name}`,
  });
}

export async function action(args: ActionFunctionArgs) {
  const visit = requireActor(args);
  const { db, actor, community } = visit;
  const sent = await readForm(args.request);
  if (sent.has("look")) return look(visit, sent);
  const form = await readWriting(sent, visit, AskForm);
  if (!form.ok) return again(form.reply);
  const { data, typed } = form;
  const market = findMarketplaceArea(community);
  const place = chosenPlace(community, data.move && market ? { ...data, area: market.id } : data);
  if (!place.ok) return again({ errors: place.errors, typed });
  const { area, product, version } = place;
  const tags = await currentTags(db, parseTags(data.tags));
  if (tags.length > FIELD_LIMITS.tags.maximumCount)
    return again({ errors: { tags: { code: "tags-many", values: { most: FIELD_LIMITS.tags.maximumCount } } }, typed });
  const outcome = await askQuestion(db, {
    actor,
    title: data.title,
    body: data.body,
    area,
    productId: product?.id ?? null,
    versionId: version?.id ?? null,
    tags,
    language: data.language,
    about: data.about === null ? null : await findAskedAbout(db, { pageId: data.about, section: data.section }),
    // Who presses "move it to the Marketplace" says by that whose offer it is.
    isDisclosed: data.disclosed || data.move,
    key: data.key,
    drafted: data.drafted,
    mayOffer: market !== null && !data.anyway,
    fromEntryId: data.faq,
    draftTarget: thingOf(new URL(args.request.url).searchParams),
  });
  if (outcome.kind === "published" || outcome.kind === "held") logFollowed(db, { visit: data.v, by: "ask" });
  return postReply(outcome, typed, (id) => urls.question({ id, title: data.title }));
}

/** Without script similar questions come by a button; everything typed stays. */
async function look(visit: Visit, sent: FormData) {
  const form = parseFields(sent, LookForm);
  if (!form.ok) return again(form.reply);
  const { title, product: productId } = form.data;
  const isKnown =
    productId === null || visit.community.products.some((product) => product.id === productId && !product.isArchived);
  if (!isKnown) return again({ errors: { product: { code: "unknown" } }, typed: form.typed });
  const similar = await findSimilar(visit, { title, productId });
  return again({ errors: {}, typed: form.typed, similar }, 200);
}

function chosenPage(parameters: URLSearchParams): { pageId: number; section: string } | null {
  const pageId = Number(/^[1-9]\d{0,14}$/.exec(parameters.get("about") ?? "")?.[0]) || null;
  return pageId === null ? null : { pageId, section: parameters.get("section")?.slice(0, 130) ?? "" };
}

/** A text that came along from an answer is kept apart from a question that is being written. */
function thingOf(parameters: URLSearchParams): string {
  return parameters.get("draft")?.startsWith("offer") ? draftTargets.offer() : draftTargets.ask();
}

export default function Ask() {
  const data = useLoaderData<typeof loader>();
  return <AskPage {...data} reply={useReply()} />;
}
