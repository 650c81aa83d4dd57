import { json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { WikiPage } from "~/components/wiki/page";
import { env } from "~/env.server";
import { listReasons } from "~/models/case/held-reasons.server";
import { findImportedFrom } from "~/models/community/imported-from.server";
import { resolveOldWiki } from "~/models/community/old-page.server";
import { findMovedPage } from "~/models/wiki/address.server";
import { loadPage } from "~/models/wiki/reading.server";
import { placeFrom } from "~/replies/wiki-place.server";
import { contentsOf } from "~/text/headings";
import { urls } from "~/urls";
import { queryOf } from "~/web/address";
import { pageTitle } from "~/web/page-title";
import { nowShown } from "~/web/shown.server";
import { allowGuests } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, data?.sharing);
export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const visit = allowGuests(args);
  const { db, actor, community } = visit;
  const place = placeFrom(community, args.params.product);
  const [slug, query] = [args.params.page ?? "", queryOf(args.request)];
  const found = place && (await loadPage(db, { productId: place.productId, slug, actor }));
  if (!found) {
    const moved = place && (await findMovedPage(db, { productId: place.productId, slug }));
    const address = moved ? urls.page(moved) : await resolveOldWiki(db, `${args.params.product}/${slug}`, query);
    if (address) throw redirect(address, 301);
    throw new Response("not-found", { status: 404 });
  }
  const { page, rights } = found;
  await nowShown(visit, [page.id]);
  const isLive = page.state === "published";
  const held = isLive ? null : await listReasons(db, page.id);
  const { [page.id]: imported } = await findImportedFrom(db, [page.id]);
  const sharing = { description: page.excerpt, path: urls.page(page), origin: env().PUBLIC_URL, isThin: !isLive };
  const title = [page.title, place.product?.name, community.settings.brand.name].filter(Boolean).join(" · ");
  return json(
    { page, rights, held, imported, contents: contentsOf(page.html), title, sharing },
    isLive ? { headers: { "x-page-tags": tagsOf(page) } } : undefined,
  );
}

function tagsOf({ id, askedIds }: { id: number; askedIds: number[] }): string {
  return [`page:${id}`, "everything", ...askedIds.map((asked) => `question:${asked}`)].join(" ");
}

export default function WikiPageRoute() {
  return <WikiPage {...useLoaderData<typeof loader>()} />;
}
