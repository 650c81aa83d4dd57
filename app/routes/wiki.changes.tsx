import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { WikiChanges } from "~/components/wiki/changes";
import { changesParameters, readChangesFilter } from "~/forms/changes-filter";
import { parseCursor } from "~/models/cursor.server";
import { listChanges } from "~/models/wiki/changes.server";
import { placeFrom } from "~/replies/wiki-place.server";
import { urls } from "~/urls";
import { pageTitle } from "~/web/page-title";
import { allowGuests } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? [
        ...pageTitle(data.title, { isThin: true }),
        { tagName: "link", rel: "alternate", type: "application/atom+xml", href: data.feed },
      ]
    : [];
export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;

const CHANGES_PER_PAGE = 50;

export async function loader(args: LoaderFunctionArgs) {
  const { db, community, t } = allowGuests(args);
  const parameters = new URL(args.request.url).searchParams;
  const product = parameters.get("product");
  const place = product === null ? undefined : placeFrom(community, product);
  if (place === null) throw new Response("not-found", { status: 404 });
  const before = parseCursor(parameters.get("before"));
  const filter = readChangesFilter(parameters);
  const wanted = { productId: place?.productId, before, limit: CHANGES_PER_PAGE, ...filter };
  const { changes, next } = await listChanges(db, wanted);
  const name = place === undefined ? null : (place.product?.name ?? t("wiki:general"));
  const title = [t("wiki:changes.title"), name, community.settings.brand.name].filter(Boolean).join(" · ");
  const feed = urls.wikiChangesFeed(changesParameters({ product, ...filter }));
  return json(
    { changes, next, product, filter, isFirst: before === null, title, feed },
    { headers: { "x-page-tags": "wiki everything" } },
  );
}

export default function WikiChangesRoute() {
  return <WikiChanges {...useLoaderData<typeof loader>()} />;
}
