import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { WikiHome } from "~/components/wiki/home";
import { env } from "~/env.server";
import { listChanges } from "~/models/wiki/changes.server";
import { countPages } from "~/models/wiki/tree.server";
import { urls } from "~/urls";
import { pageTitle } from "~/web/page-title";
import { allowGuests } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, data?.sharing);
export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;

const LATEST_SHOWN = 8;

export async function loader(args: LoaderFunctionArgs) {
  const { db, community, t } = allowGuests(args);
  const [counts, { changes }] = await Promise.all([
    countPages(db),
    listChanges(db, { productId: undefined, before: null, limit: LATEST_SHOWN }),
  ]);
  const title = `${t("wiki:title")} · ${community.settings.brand.name}`;
  const sharing = { description: t("wiki:home.intro"), path: urls.wiki(), origin: env().PUBLIC_URL };
  return json({ counts, changes, title, sharing }, { headers: { "x-page-tags": "wiki everything" } });
}

export default function WikiHomeRoute() {
  return <WikiHome {...useLoaderData<typeof loader>()} />;
}
