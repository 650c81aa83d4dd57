import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { canSeeTeam } from "#moderation/permissions/faq";
import { FaqGroups } from "~/components/faq/groups";
import type { Db } from "~/database/db.server";
import { faqUrls } from "~/faq-urls";
import { GroupForm } from "~/forms/faq";
import { parseForm } from "~/forms/form";
import {
  addFaqGroup,
  deleteFaqGroup,
  type GroupOutcome,
  listGroupUse,
  updateFaqGroup,
} from "~/models/faq/group.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { again, formAgain } from "~/replies/again.server";
import { redirectWithNotice } from "~/replies/reply.server";
import { useReply } from "~/replies/use-reply";
import { placeOf } from "~/replies/wiki-place.server";
import { pageTitle } from "~/web/page-title";
import { requireModerator, requirePermission } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export async function loader(args: LoaderFunctionArgs) {
  const { db, t, community } = requireModerator(args);
  const title = `${t("faq:groups.title")} · ${community.settings.brand.name}`;
  return json({ groups: await listGroupUse(db), title });
}

export async function action(args: ActionFunctionArgs) {
  const { db, actor, community } = requireModerator(args);
  requirePermission(canSeeTeam(await loadMemberFacts(db, { actor, productId: null })));
  const form = await parseForm(args.request, GroupForm);
  if (!form.ok) return again(form.reply);
  if (form.data.do === "add" && !placeOf(community, form.data.product))
    return formAgain({ product: { code: "unknown" } }, form.typed);
  const outcome = await change(db, form.data);
  switch (outcome.kind) {
    case "done":
      return redirectWithNotice(faqUrls.groups(), "faq:notice.group");
    case "refused":
      return formAgain({ form: { code: outcome.because } }, form.typed);
    case "wrong-parent":
      return formAgain({ parent: { code: outcome.because } }, form.typed);
    case "missing":
      throw new Response("not-found", { status: 404 });
  }
}

async function change(db: Db, form: z.output<typeof GroupForm>): Promise<GroupOutcome> {
  switch (form.do) {
    case "add":
      return addFaqGroup(db, { ...form, productId: form.product, parentId: form.parent });
    case "save":
      return updateFaqGroup(db, { ...form, parentId: form.parent });
    case "delete":
      return deleteFaqGroup(db, form.id);
  }
}

export default function Groups() {
  const { groups } = useLoaderData<typeof loader>();
  return <FaqGroups groups={groups} reply={useReply()} />;
}
