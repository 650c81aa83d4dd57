import type { LoaderFunctionArgs } from "@remix-run/node";
import { env } from "~/env.server";
import { readFaqFilters } from "~/forms/faq-filters";
import { listNewEntries } from "~/models/faq/list.server";
import { urls } from "~/urls";
import { atomFeed } from "~/web/atom.server";
import { allowGuests } from "~/web/visit.server";

const ENTRIES = 30;

export async function loader(args: LoaderFunctionArgs) {
  const { db, community, path, t } = allowGuests(args);
  const { filters, text } = readFaqFilters(new URL(args.request.url).searchParams, community);
  const entries = await listNewEntries(db, { filters, limit: ENTRIES });
  const brand = community.settings.brand.name;
  const xml = atomFeed({
    origin: env().PUBLIC_URL,
    path,
    page: urls.faqs(text),
    title: `${t("faq:title")} · ${brand}`,
    entries: entries.map((entry) => ({
      path: urls.faq(entry),
      id: urls.permalink(entry.id),
      title: entry.question,
      language: entry.language,
      summary: entry.excerpt,
      author: brand,
      published: entry.publishedAt,
      updated: entry.changedAt,
      categories: community.products.filter((product) => product.id === entry.productId).map((product) => product.slug),
    })),
  });
  return new Response(xml, {
    headers: { "content-type": "application/atom+xml; charset=utf-8", "x-page-tags": "faq everything" },
  });
}
