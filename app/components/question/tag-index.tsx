// The list of all tags, or of those that questions about a product or in a language have.
import { useContentLanguages } from "~/components/site/language-options";
import { Button } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { Field } from "~/components/ui/field";
import { Pagination } from "~/components/ui/pagination";
import type { UnknownPart } from "~/forms/question-filters";
import type { TagFilterText } from "~/forms/tag-filters";
import type { Tag } from "~/models/question/tag.server";
import { usePage } from "~/page-context";
import { urls, withQuery } from "~/urls";
import { UnknownParts } from "./unknown-parts";

export type TagIndexProps = {
  tags: Tag[];
  isCounted: boolean;
  filter: TagFilterText;
  unknown: UnknownPart[];
  next: string | null;
  isFirst: boolean;
};

export function TagIndex({ tags, isCounted, filter, unknown, next, isFirst }: TagIndexProps) {
  const { t } = usePage();
  const { q: _, ...kept } = filter;
  return (
    <>
      <header className="page-head">
        <h1>{t("forum:tags.title")}</h1>
      </header>
      <div className="stack">
        <TagFilterForm filter={filter} />
        <UnknownParts unknown={unknown} without={withQuery(urls.tags(), filter)} />
      </div>
      {tags.length === 0 && unknown.length === 0 && <NoTags isFiltered={Object.keys(filter).length > 0} />}
      <ul className="tag-cards bare">
        {tags.map((tag) => (
          <TagCard key={tag.id} tag={tag} isCounted={isCounted} href={urls.questions({ ...kept, tag: tag.slug })} />
        ))}
      </ul>
      <Pagination
        newer={isFirst ? null : withQuery(urls.tags(), filter)}
        older={next ? withQuery(urls.tags(), { ...filter, after: next }) : null}
        words={{ newer: t("common:pagination.first"), older: t("common:pagination.next") }}
      />
    </>
  );
}

function TagCard({ tag, isCounted, href }: { tag: Tag; isCounted: boolean; href: string }) {
  const { t } = usePage();
  return (
    <li>
      <p className="row">
        <a className="mark" href={href} rel="tag">
          <bdi>{tag.slug}</bdi>
        </a>
        {isCounted && <span className="meta">{t("forum:tags.count", { count: tag.questionCount })}</span>}
      </p>
      {tag.description && <p className="meta">{tag.description}</p>}
    </li>
  );
}

function TagFilterForm({ filter }: { filter: TagFilterText }) {
  const { t } = usePage();
  return (
    <form className="stack" action={urls.tags()}>
      <div className="row">
        <input
          type="search"
          name="q"
          defaultValue={filter.q}
          maxLength={35}
          aria-label={t("forum:tags.filter")}
          placeholder={t("forum:tags.filter")}
        />
        <Button>{t("common:search.find")}</Button>
      </div>
      <MoreFilters filter={filter} />
    </form>
  );
}

function MoreFilters({ filter }: { filter: TagFilterText }) {
  const { t, community } = usePage();
  const products = community.products.filter((one) => !one.isArchived);
  const all = (text: string) => ({ value: "", text });
  return (
    <details className="filters" open={Boolean(filter.product ?? filter.language)}>
      <summary className="button quiet">{t("forum:list.filters")}</summary>
      <div className="fields">
        {products.length > 1 && (
          <Field
            name="product"
            control="select"
            label={t("forum:list.product")}
            value={filter.product}
            options={[
              all(t("forum:list.all-products")),
              ...products.map((one) => ({ value: one.slug, text: one.name })),
            ]}
          />
        )}
        <Field
          name="language"
          control="select"
          label={t("forum:list.language")}
          value={filter.language}
          options={[all(t("forum:list.all-languages")), ...useContentLanguages(filter.language)]}
        />
      </div>
    </details>
  );
}

function NoTags({ isFiltered }: { isFiltered: boolean }) {
  const { t } = usePage();
  if (isFiltered)
    return <EmptyState title={t("admin:tags.none")} action={{ href: urls.tags(), text: t("forum:tags.title") }} />;
  return (
    <EmptyState title={t("common:empty.tags.title")} action={{ href: urls.ask(), text: t("common:empty.ask") }}>
      {t("common:empty.tags.text")}
    </EmptyState>
  );
}
