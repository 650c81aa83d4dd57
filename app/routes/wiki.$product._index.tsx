import { json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { WikiTree } from "~/components/wiki/tree";
import { env } from "~/env.server";
import { readableLanguages } from "~/i18n";
import { resolveOldPage } from "~/models/community/old-page.server";
import { listPages } from "~/models/wiki/tree.server";
import { placeFrom } from "~/replies/wiki-place.server";
import { urls } from "~/urls";
import { pageTitle } from "~/web/page-title";
import { allowGuests } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, data?.sharing);
export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;

/** All pages of a product, as a tree. */
export async function loader(args: LoaderFunctionArgs) {
  const { db, community, language, t } = allowGuests(args);
  const place = placeFrom(community, args.params.product);
  if (!place) {
    // An imported wiki had its pages here: /wiki/Some_title
    const address = await resolveOldPage(db, args.params.product ?? "");
    if (address) throw redirect(address, 301);
    throw new Response("not-found", { status: 404 });
  }
  const pages = await listPages(db, place.productId, readableLanguages(language));
  const name = place.product?.name ?? t("wiki:general");
  const title = `${t("wiki:tree.title", { name })} · ${community.settings.brand.name}`;
  const path = urls.wiki(place.product?.slug ?? null);
  const sharing = { path, origin: env().PUBLIC_URL, isThin: pages.length === 0 };
  return json({ productId: place.productId, pages, title, sharing }, { headers: { "x-page-tags": "wiki everything" } });
}

export default function WikiTreeRoute() {
  const { productId, pages } = useLoaderData<typeof loader>();
  return <WikiTree productId={productId} pages={pages} />;
}
