import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { QuestionsPage } from "~/components/question/list-page";
import { env } from "~/env.server";
import { readFilters } from "~/forms/question-filters";
import { readableLanguages, type Translate } from "~/i18n";
import { watchButtons } from "~/models/notification/watch-buttons.server";
import { countQuestions } from "~/models/question/list.server";
import { listReadableFirst, type ReadablePage } from "~/models/question/readable-list.server";
import { findTag, type Tag } from "~/models/question/tag.server";
import { followRename } from "~/replies/tag.server";
import { urls } from "~/urls";
import { pageTitle } from "~/web/page-title";
import { allowGuests } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? [
        ...pageTitle(data.title, data.sharing),
        { tagName: "link", rel: "alternate", type: "application/atom+xml", href: data.feed, title: data.title },
      ]
    : [];
export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const { db, actor, community, language, t } = allowGuests(args);
  const parameters = new URL(args.request.url).searchParams;
  const { filters, text, unknown } = readFilters(parameters, community);
  if (text.mine && actor) filters.ownProductsOf = actor.id;
  const isFiltered = Object.keys(text).some((name) => name !== "order");
  const readable = readableLanguages(language);
  const [{ questions, next }, tag, count] = await Promise.all([
    unknown.length > 0 ? NOTHING : listReadableFirst(db, { filters, readable, after: parameters.get("after") }),
    filters.tag ? findTag(db, filters.tag) : null,
    isFiltered && unknown.length === 0 ? countQuestions(db, filters) : null,
  ]);
  if (filters.tag && !tag) await followRename(db, filters.tag, (slug) => urls.questions({ ...text, tag: slug }));
  const watches = actor
    ? await watchButtons(db, actor.id, { tagId: tag?.id, productId: filters.productIds?.[0], text })
    : [];
  const heading = filters.tag
    ? `${t("forum:list.title")} ${t("forum:list.tagged", { tag: filters.tag })}`
    : t("forum:list.title");
  const title = `${heading} · ${community.settings.brand.name}`;
  const isFirst = !parameters.has("after");
  const description = describe(tag, { t, name: community.settings.brand.name });
  const path = urls.questions(text);
  const sharing = { description, path, origin: env().PUBLIC_URL, isThin: !isFirst || questions.length === 0 };
  const data = {
    unknown,
    count,
    questions,
    next,
    filter: text,
    heading,
    title,
    isFirst,
    sharing,
    feed: urls.questionsFeed(text),
    tagText: tag?.description ?? null,
    watches,
  };
  return json(data, { status: unknown.length > 0 ? 404 : 200, headers: { "x-page-tags": "lists everything" } });
}

function describe(tag: Tag | null, { t, name }: { t: Translate; name: string }): string {
  if (tag?.description) return tag.description;
  return tag ? t("common:about.tagged", { name, tag: tag.slug }) : t("common:about.questions", { name });
}

const NOTHING: ReadablePage = { questions: [], next: null };

export default function Questions() {
  return <QuestionsPage {...useLoaderData<typeof loader>()} />;
}
