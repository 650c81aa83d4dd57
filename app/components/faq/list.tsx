// The FAQ's front page: entries by product and group, with filters that have an address.

import type { SerializeFrom } from "@remix-run/node";
import { holdsOffice } from "#moderation/permissions/permission";
import { useContentLanguages } from "~/components/site/language-options";
import { Button } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { Field } from "~/components/ui/field";
import { Pagination } from "~/components/ui/pagination";
import { faqUrls } from "~/faq-urls";
import type { FaqFilterText } from "~/forms/faq-filters";
import { readableLanguages } from "~/i18n";
import type { Group } from "~/models/faq/group.server";
import type { EntryLine } from "~/models/faq/list.server";
import { usePage } from "~/page-context";
import { urls } from "~/urls";
import { FaqRow } from "./row";

type Line = SerializeFrom<EntryLine>;
export type FaqListProps = { entries: Line[]; groups: Group[]; hasMore: boolean; text: FaqFilterText; page: number };

export function FaqList({ entries, groups, hasMore, text, page }: FaqListProps) {
  const { t, actor, language } = usePage();
  const readable = readableLanguages(text.language ?? language);
  const own = entries.filter((entry) => readable.includes(entry.language));
  const others = entries.filter((entry) => !own.includes(entry));
  const isFiltered = Object.keys(text).length > 0;
  return (
    <article className="stack wide one-column">
      <header className="page-head">
        <h1>{t("faq:title")}</h1>
        <p>{t("faq:list.intro")}</p>
        {(entries.length > 0 || isFiltered || page > 1) && (
          <>
            <Find />
            <Filters text={text} />
          </>
        )}
      </header>
      {entries.length === 0 && (
        <EmptyState
          title={t(isFiltered ? "faq:list.none-fitting" : "faq:list.none")}
          action={
            isFiltered
              ? { href: urls.search(undefined, { product: text.product }), text: t("faq:list.search-all") }
              : { href: urls.questions(), text: t("faq:list.to-questions") }
          }
        >
          {t(isFiltered ? "faq:list.none-fitting-text" : "faq:list.none-text")}
        </EmptyState>
      )}
      <Products entries={own} groups={groups} />
      {others.length > 0 && (
        <section className="stack" aria-labelledby="others">
          <h2 id="others">{t("common:list.other-languages")}</h2>
          <Products entries={others} groups={groups} isBelow />
        </section>
      )}
      <Pagination
        newer={page > 1 ? urls.faqs({ ...text, page: page > 2 ? page - 1 : undefined }) : null}
        older={hasMore ? urls.faqs({ ...text, page: page + 1 }) : null}
        words={{ newer: t("faq:list.previous"), older: t("faq:list.next") }}
      />
      <p className="row meta">
        <a href={faqUrls.feed(text)}>{t("faq:list.feed")}</a>
        {holdsOffice(actor) && <a href={faqUrls.team()}>{t("faq:team.all")}</a>}
      </p>
    </article>
  );
}

/** The search of the community, asked for entries only. */
function Find() {
  const { t } = usePage();
  return (
    <search className="find large">
      <form action={urls.search()}>
        <input type="hidden" name="kind" value="faq" />
        <input
          type="search"
          name="q"
          aria-label={t("faq:list.find")}
          placeholder={t("faq:list.find")}
          maxLength={200}
          dir="auto"
        />
        <Button>{t("common:search.find")}</Button>
      </form>
    </search>
  );
}

function Filters({ text }: { text: FaqFilterText }) {
  const { t, community } = usePage();
  return (
    <form className="fields faq-filters" action={urls.faqs()}>
      {community.products.length > 0 && (
        <Field
          name="product"
          control="select"
          label={t("faq:form.product")}
          value={text.product ?? ""}
          options={[
            { value: "", text: t("faq:form.all-products") },
            ...community.products
              .filter((product) => !product.isArchived)
              .map(({ slug, name }) => ({ value: slug, text: name })),
          ]}
        />
      )}
      <Field
        name="language"
        control="select"
        label={t("faq:form.language")}
        value={text.language ?? ""}
        options={[{ value: "", text: t("faq:list.all-languages") }, ...useContentLanguages(text.language)]}
      />
      <div className="row">
        <Button>{t("faq:list.filter")}</Button>
        {Object.keys(text).length > 0 && <a href={urls.faqs()}>{t("faq:list.clear")}</a>}
      </div>
    </form>
  );
}

/** Only headings with something under them. */
function Products({ entries, groups, isBelow = false }: { entries: Line[]; groups: Group[]; isBelow?: boolean }) {
  const Heading = isBelow ? "h3" : "h2";
  const { t, community } = usePage();
  const productIds = [...new Set(entries.map((entry) => entry.productId))];
  return productIds.map((productId) => {
    const product = community.products.find((one) => one.id === productId);
    const own = entries.filter((entry) => entry.productId === productId);
    const id = `${isBelow ? "other" : "product"}-${productId ?? 0}`;
    return (
      <section key={productId ?? 0} className="stack" aria-labelledby={id}>
        <Heading id={id}>{product?.name ?? t("faq:form.all-products")}</Heading>
        <Rows entries={own.filter((entry) => !groups.some((group) => group.id === entry.groupId))} />
        <Branch groups={groups} entries={own} parentId={null} depth={isBelow ? 1 : 0} />
      </section>
    );
  });
}

const HEADINGS = ["h3", "h4", "h5"] as const;

function Branch({
  groups,
  entries,
  parentId,
  depth,
}: {
  groups: Group[];
  entries: Line[];
  parentId: number | null;
  depth: number;
}) {
  const Heading = HEADINGS[depth];
  if (!Heading) return null;
  return groups
    .filter((group) => group.parentId === parentId && holds(group, groups, entries))
    .map((group) => (
      <div key={group.id} className="stack faq-group">
        <Heading dir="auto">{group.name}</Heading>
        <Rows entries={entries.filter((entry) => entry.groupId === group.id)} />
        <Branch groups={groups} entries={entries} parentId={group.id} depth={depth + 1} />
      </div>
    ));
}

/** Itself or anything below it. A group whose parent is gone or that is too deep stands nowhere, so depth ends the search. */
function holds(group: Group, groups: Group[], entries: Line[], depth = 0): boolean {
  if (entries.some((entry) => entry.groupId === group.id)) return true;
  if (depth >= HEADINGS.length) return false;
  return groups.some((child) => child.parentId === group.id && holds(child, groups, entries, depth + 1));
}

function Rows({ entries }: { entries: Line[] }) {
  if (entries.length === 0) return null;
  return (
    <ul className="plain-list faq-rows">
      {entries.map((entry) => (
        <li key={entry.id}>
          <FaqRow entry={entry} />
        </li>
      ))}
    </ul>
  );
}
