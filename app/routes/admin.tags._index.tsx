import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { AdminTags } from "~/components/admin/tags";
import { parseForm } from "~/forms/form";
import { NewTagForm } from "~/forms/office";
import { createTag, listTagsForCare } from "~/models/question/tag-care.server";
import { officeUrls } from "~/office-urls";
import { adminLoader, adminReply } from "~/replies/admin.server";
import { formAgain } from "~/replies/again.server";
import { useReply } from "~/replies/use-reply";
import { pageTitle } from "~/web/page-title";
import { requireAdmin } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export async function loader(args: LoaderFunctionArgs) {
  const visit = requireAdmin(args);
  const query = (new URL(args.request.url).searchParams.get("q") ?? "").trim().slice(0, 100);
  return json({ query, tags: await listTagsForCare(visit.db, query), ...adminLoader(visit, "tags") });
}

export async function action(args: ActionFunctionArgs) {
  const { db, actor } = requireAdmin(args);
  const form = await parseForm(args.request, NewTagForm);
  if (!form.ok) return formAgain(form.reply.errors, form.reply.typed);
  const outcome = await createTag(db, { actor, name: form.data.name });
  switch (outcome.kind) {
    case "bad-slug":
      return formAgain({ name: { code: "bad-tag" } }, form.typed);
    case "taken":
      return formAgain({ name: { code: "taken" } }, form.typed);
    default:
      return adminReply(outcome, officeUrls.admin("tags"));
  }
}

export default function Tags() {
  return <AdminTags {...useLoaderData<typeof loader>()} reply={useReply()} />;
}
