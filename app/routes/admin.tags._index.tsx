import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { AdminTags } from "~/components/admin/tags";
import { listTagsForCare } from "~/models/question/tag-care.server";
import { adminLoader } from "~/replies/admin.server";
import { pageTitle } from "~/web/page-title";
import { requireAdmin } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export async function loader(args: LoaderFunctionArgs) {
  const visit = requireAdmin(args);
  const query = (new URL(args.request.url).searchParams.get("q") ?? "").trim().slice(0, 100);
  return json({ query, tags: await listTagsForCare(visit.db, query), ...adminLoader(visit, "tags") });
}

export default function Tags() {
  return <AdminTags {...useLoaderData<typeof loader>()} />;
}
