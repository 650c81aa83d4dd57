import type { LoaderFunctionArgs } from "@remix-run/node";
import { escapeXml } from "~/atom.server";
import { env } from "~/env.server";
import { countSitemapPages, listSitemapQuestions } from "~/models/sitemap.server";
import { urls } from "~/urls";
import { allowGuests } from "~/visit.server";

/** Without ?page: the index of the pages. With it: up to 10,000 questions. */
export async function loader(args: LoaderFunctionArgs) {
  const { db } = allowGuests(args);
  const page = Number(new URL(args.request.url).searchParams.get("page") ?? 0);
  const body = Number.isSafeInteger(page) && page > 0 ? await questionsXml(db, page) : await indexXml(db);
  return new Response(`<?xml version="1.0" encoding="utf-8"?>\n${body}\n`, {
    headers: { "content-type": "application/xml; charset=utf-8", "x-page-tags": "lists everything" },
  });
}

type Database = Parameters<typeof listSitemapQuestions>[0];

async function indexXml(db: Database): Promise<string> {
  const pages = await countSitemapPages(db);
  const entries = Array.from(
    { length: pages },
    (_, at) => `<sitemap><loc>${escapeXml(`${env().PUBLIC_URL}/sitemap.xml?page=${at + 1}`)}</loc></sitemap>`,
  );
  return `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries.join("\n")}</sitemapindex>`;
}

async function questionsXml(db: Database, page: number): Promise<string> {
  const questions = await listSitemapQuestions(db, page);
  const entries = questions.map(
    (question) =>
      `<url><loc>${escapeXml(env().PUBLIC_URL + urls.question(question))}</loc><lastmod>${question.activeAt.toISOString()}</lastmod></url>`,
  );
  return `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries.join("\n")}</urlset>`;
}
