import type { LoaderFunctionArgs } from "@remix-run/node";
import { env } from "~/env.server";
import { countSitemapPages, listSitemapEntries, type SitemapEntry } from "~/models/community/sitemap.server";
import { urls } from "~/urls";
import { escapeXml } from "~/web/atom.server";
import { allowGuests, type Visit } from "~/web/visit.server";

/** Without ?page: the index of the pages. With it: up to 10,000 questions, wiki pages and FAQ entries. */
export async function loader(args: LoaderFunctionArgs) {
  const visit = allowGuests(args);
  const page = Number(new URL(args.request.url).searchParams.get("page") ?? 0);
  const body = Number.isSafeInteger(page) && page > 0 ? await pageXml(visit, page) : await indexXml(visit);
  return new Response(`<?xml version="1.0" encoding="utf-8"?>\n${body}\n`, {
    headers: { "content-type": "application/xml; charset=utf-8", "x-page-tags": "lists faq wiki everything" },
  });
}

async function indexXml({ db }: Visit): Promise<string> {
  const pages = await countSitemapPages(db);
  const entries = Array.from(
    { length: pages },
    (_, at) => `<sitemap><loc>${escapeXml(`${env().PUBLIC_URL}/sitemap.xml?page=${at + 1}`)}</loc></sitemap>`,
  );
  return `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries.join("\n")}</sitemapindex>`;
}

/** Where everything begins, on the first page. */
const BEGINNINGS = [
  urls.home(),
  urls.questions(),
  urls.faqs(),
  urls.wiki(),
  urls.rules(),
  urls.moderation(),
  urls.trust(),
  urls.contact(),
];

async function pageXml({ db, community }: Visit, page: number): Promise<string> {
  const entries = await listSitemapEntries(db, page);
  const productSlug = (id: number | null) => community.products.find((product) => product.id === id)?.slug ?? null;
  const path = (entry: SitemapEntry) => {
    if (entry.kind === "question") return urls.question(entry);
    return entry.kind === "faq" ? urls.faq(entry) : urls.page({ ...entry, productSlug: productSlug(entry.productId) });
  };
  const lines = [
    ...(page === 1 ? BEGINNINGS : []).map((one) => `<url><loc>${address(one)}</loc></url>`),
    ...entries.map(
      (entry) => `<url><loc>${address(path(entry))}</loc><lastmod>${entry.changedAt.toISOString()}</lastmod></url>`,
    ),
  ];
  return `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${lines.join("\n")}</urlset>`;
}

function address(path: string): string {
  return escapeXml(env().PUBLIC_URL + path);
}
