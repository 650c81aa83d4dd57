// A list of questions: what it is about in words, each part with a way to take it off, and how many there are.
import type { SerializeFrom } from "@remix-run/node";
import { WatchButton, type WatchButtonProps } from "~/components/notification/watch-button";
import { EmptyState } from "~/components/ui/empty-state";
import { Pagination } from "~/components/ui/pagination";
import type { UnknownPart } from "~/forms/question-filters";
import { readableLanguages } from "~/i18n";
import type { FilterText, QuestionListItem } from "~/models/question/list.server";
import { usePage } from "~/page-context";
import { urls } from "~/urls";
import { QuestionBrowse } from "./browse";
import { QuestionFilterForm, QuestionTabs } from "./filter";
import { FilterChips } from "./filter-chips";
import { QuestionList } from "./list";
import { UnknownParts } from "./unknown-parts";

export type QuestionsPageProps = {
  questions: SerializeFrom<QuestionListItem>[];
  unknown: UnknownPart[];
  /** Of a filtered list. */
  count: number | null;
  next: string | null;
  filter: FilterText;
  heading: string;
  isFirst: boolean;
  feed: string;
  tagText: string | null;
  watches: WatchButtonProps[];
};

export function QuestionsPage(props: QuestionsPageProps) {
  const { t } = usePage();
  const { next, filter, heading, isFirst, feed, tagText, watches, unknown, count } = props;
  return (
    <div>
      <header className="page-head row">
        <h1>{heading}</h1>
        {watches.map((watch) => (
          <WatchButton key={watch.target} {...watch} />
        ))}
      </header>
      {tagText && <p className="meta narrow">{tagText}</p>}
      <FilterChips filter={filter} count={count} />
      <UnknownParts unknown={unknown} without={urls.questions(filter)} />
      <div className="leaf">
        <div>
          <QuestionTabs filter={filter} />
          <QuestionFilterForm filter={filter} />
          <Rows {...props} />
          {unknown.length === 0 && <Nothing {...props} />}
          <Pagination
            newer={isFirst ? null : urls.questions(filter)}
            older={next ? urls.questions({ ...filter, after: next }) : null}
            words={{ newer: t("common:pagination.first"), older: t("common:pagination.next") }}
          />
          <p className="meta">
            <a href={feed}>{t("forum:list.feed")}</a>
          </p>
        </div>
        <QuestionBrowse filter={filter} />
      </div>
    </div>
  );
}

/** The reader's languages, and below them the others under a heading of their own. */
function Rows({ questions, filter }: Pick<QuestionsPageProps, "questions" | "filter">) {
  const { t, language } = usePage();
  const readable = readableLanguages(language);
  const own = filter.language ? questions : questions.filter((question) => readable.includes(question.language));
  const others = questions.filter((question) => !own.includes(question));
  const row = {
    moment: filter.order === "newest" || filter.order === "waiting" ? "asked" : "active",
    heading: "h2",
  } as const;
  return (
    <>
      <QuestionList questions={own} {...row} />
      {others.length > 0 && <p className="list-border meta">{t("common:list.other-languages")}</p>}
      <QuestionList questions={others} {...row} />
    </>
  );
}

function Nothing({ questions, filter }: Pick<QuestionsPageProps, "questions" | "filter">) {
  const { t } = usePage();
  if (questions.length > 0) return null;
  if (Object.keys(filter).length > 0)
    return (
      <EmptyState
        title={t("common:empty.filtered.title")}
        action={{ href: urls.questions(), text: t("common:empty.all-questions") }}
      >
        {t("common:empty.filtered.text")}
      </EmptyState>
    );
  return (
    <EmptyState title={t("common:empty.questions.title")} action={{ href: urls.ask(), text: t("common:empty.ask") }}>
      {t("common:empty.questions.text")}
    </EmptyState>
  );
}
