import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { AdminTag } from "~/components/admin/tag";
import { parseForm } from "~/forms/form";
import { TagForm } from "~/forms/office";
import { describeTag, findTagForCare, mergeTag, renameTag, type TagOutcome } from "~/models/question/tag-care.server";
import { officeUrls } from "~/office-urls";
import { adminLoader, adminReply } from "~/replies/admin.server";
import { formAgain } from "~/replies/again.server";
import { useReply } from "~/replies/use-reply";
import { idFrom } from "~/web/address";
import { pageTitle } from "~/web/page-title";
import { requireAdmin } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export async function loader(args: LoaderFunctionArgs) {
  const visit = requireAdmin(args);
  const tag = await findTagForCare(visit.db, idFrom(args.params.id));
  if (!tag) throw new Response("not-found", { status: 404 });
  return json({ tag, ...adminLoader(visit, "tags", tag.slug) });
}

export async function action(args: ActionFunctionArgs) {
  const { db, actor } = requireAdmin(args);
  const id = idFrom(args.params.id);
  const form = await parseForm(args.request, TagForm);
  if (!form.ok) return formAgain(form.reply.errors, form.reply.typed);
  const { data, typed } = form;
  switch (data.do) {
    case "describe":
      return tagReply(
        await describeTag(db, { actor, id, text: data.text, language: data.language }),
        typed,
        "text",
        id,
      );
    case "rename":
      return tagReply(await renameTag(db, { actor, id, name: data.name }), typed, "name", id);
    case "merge":
      return tagReply(await mergeTag(db, { actor, id, into: data.into }), typed, "into", null);
  }
}

/** `id` null: the tag is gone after it. */
function tagReply(outcome: TagOutcome, typed: Record<string, string>, field: string, id: number | null): Response {
  switch (outcome.kind) {
    case "bad-slug":
      return formAgain({ [field]: { code: "bad-tag" } }, typed);
    case "taken":
      return formAgain({ [field]: { code: "tag-taken", values: { tag: outcome.slug } } }, typed);
    case "missing":
      if (field === "into") return formAgain({ into: { code: "unknown" } }, typed);
      return adminReply({ kind: "missing" }, "");
    default:
      return adminReply(outcome, id === null ? officeUrls.admin("tags") : officeUrls.admin("tags", id));
  }
}

export default function Tag() {
  const { tag } = useLoaderData<typeof loader>();
  return <AdminTag tag={tag} reply={useReply()} />;
}
