import type { LoaderFunctionArgs } from "@remix-run/node";
import { env } from "~/env.server";
import { readFilters } from "~/forms/question-filters";
import { listQuestions } from "~/models/question/list.server";
import { followRename } from "~/replies/tag.server";
import { urls } from "~/urls";
import { atomFeed } from "~/web/atom.server";
import { allowGuests } from "~/web/visit.server";

const ENTRIES = 30;

export async function loader(args: LoaderFunctionArgs) {
  const { db, community, path, t } = allowGuests(args);
  const { filters, text, unknown } = readFilters(new URL(args.request.url).searchParams, community);
  if (unknown.length > 0) throw new Response("not-found", { status: 404 });
  const order = filters.order === "active" ? "newest" : filters.order;
  const { questions } = await listQuestions(db, { filters: { ...filters, order }, after: null, limit: ENTRIES });
  if (filters.tag && questions.length === 0)
    await followRename(db, filters.tag, (slug) => urls.questionsFeed({ ...text, tag: slug }));
  const xml = atomFeed({
    origin: env().PUBLIC_URL,
    path,
    page: urls.questions(text),
    title: `${t("forum:list.title")} · ${community.settings.brand.name}`,
    entries: questions.map((question) => ({
      path: urls.question(question),
      id: urls.permalink(question.id),
      title: question.title,
      language: question.language,
      summary: question.excerpt,
      author: question.author?.displayName ?? question.authorName ?? t("common:byline.gone"),
      published: question.askedAt,
      updated: question.activeAt,
      categories: question.tagSlugs,
    })),
  });
  return new Response(xml, {
    headers: { "content-type": "application/atom+xml; charset=utf-8", "x-page-tags": "lists everything" },
  });
}
