import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { WikiWanted } from "~/components/wiki/wanted";
import { listWantedPages } from "~/models/wiki/links.server";
import { placeFrom } from "~/replies/wiki-place.server";
import { pageTitle } from "~/web/page-title";
import { allowGuests } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

const MOST_WANTED = 100;

/** What texts link to and nobody has written yet. */
export async function loader(args: LoaderFunctionArgs) {
  const { db, community, t } = allowGuests(args);
  const product = new URL(args.request.url).searchParams.get("product");
  const place = product === null ? undefined : placeFrom(community, product);
  if (place === null) throw new Response("not-found", { status: 404 });
  const found = await listWantedPages(db, { productId: place?.productId, limit: MOST_WANTED + 1 });
  const where = place && (place.product?.name ?? t("wiki:general"));
  const title = [t("wiki:wanted.title"), where, community.settings.brand.name].filter(Boolean).join(" · ");
  const wanted = found.slice(0, MOST_WANTED);
  return json({ wanted, productId: place?.productId, hasMore: found.length > MOST_WANTED, title });
}

export default function WikiWantedRoute() {
  return <WikiWanted {...useLoaderData<typeof loader>()} />;
}
