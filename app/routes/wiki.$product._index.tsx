import { json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { WikiTree } from "~/components/wiki/tree";
import { env } from "~/env.server";
import { readableLanguages } from "~/i18n";
import { resolveOldWiki } from "~/models/community/old-page.server";
import { listPages } from "~/models/wiki/tree.server";
import { placeFrom } from "~/replies/wiki-place.server";
import { fitsFilter, lettersOf, readPageFilter } from "~/text/page-filter";
import { urls } from "~/urls";
import { queryOf } from "~/web/address";
import { pageTitle } from "~/web/page-title";
import { allowGuests } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, data?.sharing);
export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;

/** Fewer are taken in at a glance. */
const LEAST_FILTERED = 30;

/** All pages of a product, as a tree. */
export async function loader(args: LoaderFunctionArgs) {
  const { db, community, language, t } = allowGuests(args);
  const place = placeFrom(community, args.params.product);
  if (!place) {
    // An imported wiki had its pages here: /wiki/Some_title
    const address = await resolveOldWiki(db, args.params.product ?? "", queryOf(args.request));
    if (address) throw redirect(address, 301);
    throw new Response("not-found", { status: 404 });
  }
  const all = await listPages(db, place.productId, readableLanguages(language));
  const filter = readPageFilter(new URL(args.request.url).searchParams);
  const isFiltered = filter.query !== "" || filter.letter !== "";
  const pages = isFiltered ? all.filter((page) => fitsFilter(page.title, filter)) : all;
  const letters =
    all.length < LEAST_FILTERED
      ? []
      : lettersOf(
          all.map((page) => page.title),
          language,
        );
  const name = place.product?.name ?? t("wiki:general");
  const title = `${t("wiki:tree.title", { name })} · ${community.settings.brand.name}`;
  const path = urls.wiki(place.product?.slug ?? null);
  const description = t("common:about.wiki", { product: name });
  const sharing = { description, path, origin: env().PUBLIC_URL, isThin: pages.length === 0 || isFiltered };
  const shown = { productId: place.productId, pages, count: all.length, letters, filter };
  return json({ ...shown, title, sharing }, { headers: { "x-page-tags": "wiki everything" } });
}

export default function WikiTreeRoute() {
  const { title: _, sharing: __, ...tree } = useLoaderData<typeof loader>();
  return <WikiTree {...tree} />;
}
