import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { canPublishPage } from "#moderation/permissions/pages";
import { when } from "#moderation/permissions/permission";
import { WikiMove } from "~/components/wiki/move";
import { parseForm } from "~/forms/form";
import { MoveForm } from "~/forms/wiki";
import { MOST_BELOW, pagesBelow, titleBelow } from "~/models/wiki/below.server";
import { movePage } from "~/models/wiki/move.server";
import { openPage } from "~/models/wiki/opening.server";
import { factsOfPage } from "~/models/wiki/page.server";
import { findParent, listPages } from "~/models/wiki/tree.server";
import { again, formAgain } from "~/replies/again.server";
import { useReply } from "~/replies/use-reply";
import { moveReply } from "~/replies/wiki.server";
import { placeOf } from "~/replies/wiki-place.server";
import { idFrom } from "~/web/address";
import { pageTitle, tabTitle } from "~/web/page-title";
import { requireActor, requirePermission } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export async function loader(args: LoaderFunctionArgs) {
  const { db, actor, community, t } = requireActor(args);
  const { page, facts, rights } = await openPage(db, { actor, pageId: idFrom(args.params.id) });
  requirePermission(canPublishPage(facts, factsOfPage(page)));
  requirePermission(when(!rights.isFirstDecider, "first-decider"));
  const pages = await listPages(db, page.productId);
  const below = await pagesBelow(db, page.id);
  const namedAfter = below.filter((one) => titleBelow(one, { from: page.title, to: "" }) !== null).length;
  return json({
    page,
    pages,
    below: below.length,
    namedAfter: below.length > MOST_BELOW ? 0 : namedAfter,
    mostBelow: MOST_BELOW,
    title: tabTitle(t("wiki:move.title", { title: page.title }), community),
  });
}

export async function action(args: ActionFunctionArgs) {
  const { db, actor, community } = requireActor(args);
  const form = await parseForm(args.request, MoveForm);
  if (!form.ok) return again(form.reply);
  const { page } = await openPage(db, { actor, pageId: idFrom(args.params.id) });
  const { data, typed } = form;
  const place = placeOf(community, data.product);
  if (!place) return again({ errors: { product: { code: "unknown" } }, typed });
  const { productId } = place;
  // Pages of another product are not to choose from on this form: there it stands at the top at first.
  const named =
    data.parentTitle === undefined
      ? data.parent
      : await findParent(db, { productId: page.productId, title: data.parentTitle });
  if (named === undefined) return formAgain({ parent: { code: "unknown" } }, typed);
  // The parent it has cannot come along; another one that was chosen would be left out without a word.
  const isElsewhere = productId !== page.productId;
  if (isElsewhere && named !== null && named !== page.parentId)
    return formAgain({ parent: { code: "unknown" } }, typed);
  const parentId = isElsewhere ? null : named;
  const { parent: _, parentTitle: __, product: ___, ...rest } = data;
  const outcome = await movePage(db, { actor, page, productId, parentId, ...rest });
  return moveReply(outcome, { page, productSlug: place.product?.slug ?? null, typed });
}

export default function PageMoveRoute() {
  const data = useLoaderData<typeof loader>();
  return <WikiMove {...data} reply={useReply()} />;
}
