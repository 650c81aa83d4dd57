import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { WikiHome } from "~/components/wiki-home";
import { listChanges } from "~/models/page-changes.server";
import { countPages } from "~/models/page-tree.server";
import { pageTitle } from "~/page-title";
import { allowGuests } from "~/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);
export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;

const LATEST_SHOWN = 8;

export async function loader(args: LoaderFunctionArgs) {
  const { db, community, t } = allowGuests(args);
  const [counts, { changes }] = await Promise.all([
    countPages(db),
    listChanges(db, { productId: undefined, before: null, limit: LATEST_SHOWN }),
  ]);
  return json(
    { counts, changes, title: `${t("wiki:title")} · ${community.settings.brand.name}` },
    { headers: { "x-page-tags": "wiki everything" } },
  );
}

export default function WikiHomeRoute() {
  return <WikiHome {...useLoaderData<typeof loader>()} />;
}
