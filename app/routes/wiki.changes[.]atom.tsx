import type { LoaderFunctionArgs } from "@remix-run/node";
import { env } from "~/env.server";
import { changesParameters, readChangesFilter } from "~/forms/changes-filter";
import { listChanges } from "~/models/wiki/changes.server";
import { placeFrom } from "~/replies/wiki-place.server";
import { urls } from "~/urls";
import { atomFeed } from "~/web/atom.server";
import { allowGuests } from "~/web/visit.server";

const ENTRIES = 50;

/** Each change is an entry that leads to what changed. */
export async function loader(args: LoaderFunctionArgs) {
  const { db, community, path, t } = allowGuests(args);
  const parameters = new URL(args.request.url).searchParams;
  const product = parameters.get("product");
  const filter = readChangesFilter(parameters);
  const place = product === null ? undefined : placeFrom(community, product);
  if (place === null) throw new Response("not-found", { status: 404 });
  const { changes } = await listChanges(db, { productId: place?.productId, before: null, limit: ENTRIES, ...filter });
  const name = place?.product?.name ?? community.settings.brand.name;
  const xml = atomFeed({
    origin: env().PUBLIC_URL,
    path,
    page: urls.wikiChanges(changesParameters({ product, ...filter })),
    title: `${t("wiki:changes.title")} · ${name}`,
    entries: changes.map(({ id, page, number, at, author, authorName, summary, verb }) => ({
      path: number === null ? `${urls.page(page)}#change-${id}` : placeOfChange(page.id, number),
      id: `${urls.permalink(page.id)}#change-${id}`,
      title: page.title,
      language: page.language,
      summary: summary || t(`wiki:verb.${verb}`),
      author: author?.displayName ?? authorName ?? t("common:byline.gone"),
      published: at,
      updated: at,
      categories: [],
    })),
  });
  return new Response(xml, {
    headers: { "content-type": "application/atom+xml; charset=utf-8", "x-page-tags": "wiki everything" },
  });
}

function placeOfChange(pageId: number, number: number): string {
  return number > 1 ? urls.compare(pageId, number - 1, number) : urls.revision(pageId, number);
}
