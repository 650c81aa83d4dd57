import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { WatchButton } from "~/components/notification/watch-button";
import { QuestionBrowse } from "~/components/question/browse";
import { QuestionFilterForm, QuestionTabs } from "~/components/question/filter";
import { QuestionList } from "~/components/question/list";
import { EmptyState } from "~/components/ui/empty-state";
import { Pagination } from "~/components/ui/pagination";
import { env } from "~/env.server";
import { readFilters } from "~/forms/question-filters";
import { readableLanguages } from "~/i18n";
import { watchButtons } from "~/models/notification/watch-buttons.server";
import { listReadableFirst } from "~/models/question/readable-list.server";
import { findTag } from "~/models/question/tag.server";
import { usePage } from "~/page-context";
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
  const { filters, text } = readFilters(parameters, community);
  if (text.mine && actor) filters.ownProductsOf = actor.id;
  const [{ questions, next }, tag] = await Promise.all([
    listReadableFirst(db, { filters, readable: readableLanguages(language), after: parameters.get("after") }),
    filters.tag ? findTag(db, filters.tag) : null,
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
  const sharing = { path: urls.questions(text), origin: env().PUBLIC_URL, isThin: !isFirst || questions.length === 0 };
  const data = {
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
  return json(data, { headers: { "x-page-tags": "lists everything" } });
}

export default function Questions() {
  const { t } = usePage();
  const { questions, next, filter, heading, isFirst, feed, tagText, watches } = useLoaderData<typeof loader>();
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <div>
      <header className="page-head row">
        <h1>{heading}</h1>
        <a className="meta" href={feed}>
          {t("forum:list.feed")}
        </a>
        {watches.map((watch) => (
          <WatchButton key={watch.target} {...watch} />
        ))}
      </header>
      {tagText && <p className="meta narrow">{tagText}</p>}
      <div className="leaf">
        <div>
          <QuestionTabs filter={filter} />
          <QuestionFilterForm filter={filter} />
          <QuestionList
            questions={questions}
            moment={filter.order === "newest" || filter.order === "waiting" ? "asked" : "active"}
            heading="h2"
          />
          {questions.length === 0 && isFiltered && (
            <EmptyState
              title={t("common:empty.filtered.title")}
              action={{ href: urls.questions(), text: t("common:empty.all-questions") }}
            >
              {t("common:empty.filtered.text")}
            </EmptyState>
          )}
          {questions.length === 0 && !isFiltered && (
            <EmptyState
              title={t("common:empty.questions.title")}
              action={{ href: urls.ask(), text: t("common:empty.ask") }}
            >
              {t("common:empty.questions.text")}
            </EmptyState>
          )}
          <Pagination
            newer={isFirst ? null : urls.questions(filter)}
            older={next ? urls.questions({ ...filter, after: next }) : null}
            words={{ newer: t("common:pagination.first"), older: t("common:pagination.next") }}
          />
        </div>
        <QuestionBrowse filter={filter} />
      </div>
    </div>
  );
}
