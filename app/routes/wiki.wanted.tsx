import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { WikiWanted } from "~/components/wiki-wanted";
import { listWantedPages } from "~/models/page-links.server";
import { pageTitle } from "~/page-title";
import { allowGuests } from "~/visit.server";
import { placeFrom } from "~/wiki-place.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

const MOST_WANTED = 100;

/** What texts link to and nobody has written yet. */
export async function loader(args: LoaderFunctionArgs) {
  const { db, community, t } = allowGuests(args);
  const product = new URL(args.request.url).searchParams.get("product");
  const place = product === null ? undefined : placeFrom(community, product);
  if (place === null) throw new Response("not-found", { status: 404 });
  const wanted = await listWantedPages(db, { productId: place?.productId, limit: MOST_WANTED });
  return json({ wanted, title: `${t("wiki:wanted.title")} · ${community.settings.brand.name}` });
}

export default function WikiWantedRoute() {
  const { wanted } = useLoaderData<typeof loader>();
  return <WikiWanted wanted={wanted} />;
}
