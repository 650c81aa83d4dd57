import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { TagIndex } from "~/components/question/tag-index";
import { env } from "~/env.server";
import { readTagFilters } from "~/forms/tag-filters";
import { NO_TAGS, pageOfTags } from "~/models/question/tag-list.server";
import { urls } from "~/urls";
import { pageTitle } from "~/web/page-title";
import { allowGuests } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, data?.sharing);
export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const { db, t, community } = allowGuests(args);
  const parameters = new URL(args.request.url).searchParams;
  const { text: filter, unknown, ...asked } = readTagFilters(parameters, community);
  const isKnown = unknown.length === 0;
  const page = isKnown ? await pageOfTags(db, asked, parameters.get("after")) : NO_TAGS;
  const { name } = community.settings.brand;
  const isThin = !page.isFirst || page.tags.length === 0;
  const sharing = {
    description: t("common:about.tags", { name }),
    path: urls.tags(),
    origin: env().PUBLIC_URL,
    isThin,
  };
  return json(
    { list: { ...page, filter, unknown }, title: `${t("forum:tags.title")} · ${name}`, sharing },
    { status: isKnown ? 200 : 404, headers: { "x-page-tags": "lists everything" } },
  );
}

export default function Tags() {
  return <TagIndex {...useLoaderData<typeof loader>().list} />;
}
