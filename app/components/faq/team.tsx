// The workbench of the FAQ's team.

import type { SerializeFrom } from "@remix-run/node";
import { averageWords } from "~/average-words";
import { Breadcrumbs } from "~/components/ui/breadcrumbs";
import { EmptyState } from "~/components/ui/empty-state";
import { Mark } from "~/components/ui/mark";
import { Pagination } from "~/components/ui/pagination";
import { Tabs } from "~/components/ui/tabs";
import { Time } from "~/components/ui/time";
import { faqUrls, type TeamList } from "~/faq-urls";
import { writtenIn } from "~/languages/written-in";
import type { TeamCounts, TeamLine } from "~/models/faq/team.server";
import { usePage } from "~/page-context";
import { urls, withQuery } from "~/urls";

type Line = SerializeFrom<TeamLine>;
type Props = {
  entries: Line[];
  hasMore: boolean;
  list: TeamList;
  lists: readonly TeamList[];
  counts: TeamCounts;
  page: number;
};

export function FaqTeam({ entries, hasMore, list, lists, counts, page }: Props) {
  const { t } = usePage();
  const address = (number: number) => withQuery(faqUrls.team(list), number > 1 ? { page: number } : {});
  return (
    <article className="stack wide">
      <header className="page-head">
        <Breadcrumbs trail={[{ text: t("faq:title"), href: urls.faqs() }]} />
        <h1>{t("faq:team.all")}</h1>
        <p className="row">
          <span>{t("faq:team.intro")}</span> <a href={faqUrls.groups()}>{t("faq:groups.title")}</a>
        </p>
      </header>
      <Tabs
        label={t("faq:team.all")}
        tabs={lists.map((one) => ({
          href: faqUrls.team(one),
          text: t(`faq:team.list.${one}`),
          isCurrent: one === list,
          count: counts[one],
        }))}
      />
      {entries.length === 0 && (
        <EmptyState title={t("faq:team.none")} {...(list === "open" ? { children: t("faq:team.none-text") } : {})} />
      )}
      <ul className="plain-list">
        {entries.map((entry) => (
          <li key={entry.id}>
            <TeamRow entry={entry} list={list} />
          </li>
        ))}
      </ul>
      <Pagination
        newer={page > 1 ? address(page - 1) : null}
        older={hasMore ? address(page + 1) : null}
        words={{ newer: t("faq:list.previous"), older: t("faq:list.next") }}
      />
    </article>
  );
}

function TeamRow({ entry, list }: { entry: Line; list: TeamList }) {
  const { t, community, language } = usePage();
  const product = community.products.find((one) => one.id === entry.productId);
  const href =
    list === "sources" ? faqUrls.sources(entry) : list === "ratings" ? faqUrls.ratings(entry) : urls.faq(entry);
  return (
    <>
      <p className="row">
        <a className="title" href={href} {...writtenIn(entry.language, language)}>
          {entry.question}
        </a>
        {entry.state !== "published" && <Mark tone="wait">{t(`faq:state.${entry.state}`)}</Mark>}
        {entry.changedSources > 0 && (
          <Mark tone="wait" href={faqUrls.sources(entry)}>
            {t("faq:team.list.sources")}
          </Mark>
        )}
      </p>
      <p className="row meta">
        <span>{product?.name ?? t("faq:form.all-products")}</span>
        {entry.owner && <bdi>{t("faq:team.owner", { name: entry.owner })}</bdi>}
        {list === "due" && entry.reviewOn ? (
          <span>
            {t("faq:team.review-on")} <Time at={`${entry.reviewOn}T12:00:00Z`} show="date" />
          </span>
        ) : (
          <span>
            {t("faq:team.changed")} <Time at={entry.changedAt} show="said" />
          </span>
        )}
        {entry.average && (
          <span>
            {t("faq:team.average", {
              average: averageWords(Number(entry.average), language),
              count: entry.ratingCount,
            })}
          </span>
        )}
        {entry.commentCount > 0 && (
          <a href={faqUrls.ratings(entry)}>{t("faq:team.comments", { count: entry.commentCount })}</a>
        )}
      </p>
    </>
  );
}
