import type { SerializeFrom } from "@remix-run/node";
import { AuthorName } from "~/components/account/author";
import { EmptyState } from "~/components/ui/empty-state";
import { Mark } from "~/components/ui/mark";
import { Pagination } from "~/components/ui/pagination";
import { Tabs } from "~/components/ui/tabs";
import { Time } from "~/components/ui/time";
import { type ChangesBy, changesParameters } from "~/forms/changes-filter";
import { writtenIn } from "~/languages/written-in";
import type { Change } from "~/models/wiki/changes.server";
import { usePage } from "~/page-context";
import { urls } from "~/urls";
import { ChangesFilter } from "./changes-filter";
import { WikiTrail } from "./trail";

type Line = SerializeFrom<Change>;
export type WikiChangesProps = {
  changes: Line[];
  /** Address of the product, "-" for none; null: all. */
  product: string | null;
  next: string | null;
  isFirst: boolean;
  filter: ChangesBy;
};

export function WikiChanges({ changes, product, next, isFirst, filter: narrowed }: WikiChangesProps) {
  const { t } = usePage();
  const kept = changesParameters({ product, ...narrowed });
  return (
    <div className="narrow">
      <header className="page-head">
        <WikiTrail />
        <h1>{t("wiki:changes.title")}</h1>
        <p className="meta">
          <a href={urls.wikiChangesFeed(kept)}>{t("wiki:changes.feed")}</a>
        </p>
      </header>
      <ProductTabs product={product} />
      <ChangesFilter product={product} filter={narrowed} />
      {changes.length === 0 ? (
        <EmptyState title={t("wiki:changes.empty")} action={{ href: urls.newPage(), text: t("wiki:tree.begin") }}>
          {t("wiki:changes.empty-text")}
        </EmptyState>
      ) : (
        <ChangeList changes={changes} />
      )}
      <Pagination
        newer={isFirst ? null : urls.wikiChanges(kept)}
        older={next === null ? null : urls.wikiChanges({ ...kept, before: next })}
        words={{ newer: t("common:pagination.first"), older: t("common:pagination.older") }}
      />
    </div>
  );
}

function ProductTabs({ product }: Pick<WikiChangesProps, "product">) {
  const { t, community } = usePage();
  const tabs = [
    { href: urls.wikiChanges(), text: t("wiki:all-products"), isCurrent: product === null },
    ...community.products
      .filter((one) => !one.isArchived || one.slug === product)
      .slice(0, 12)
      .map(({ slug, name }) => ({
        href: urls.wikiChanges({ product: slug }),
        text: name,
        isCurrent: slug === product,
      })),
    { href: urls.wikiChanges({ product: "-" }), text: t("wiki:general"), isCurrent: product === "-" },
  ];
  return <Tabs label={t("wiki:product")} tabs={tabs} />;
}

export function ChangeList({ changes }: { changes: Line[] }) {
  return (
    <ul className="plain-list">
      {changes.map((change) => (
        <ChangeRow key={change.id} change={change} />
      ))}
    </ul>
  );
}

function ChangeRow({ change }: { change: Line }) {
  const { t, community, language } = usePage();
  const { page, number, growth } = change;
  const product = community.products.find((one) => one.id === page.productId);
  const size = new Intl.NumberFormat(language, { signDisplay: "exceptZero" });
  return (
    <li className="wiki-change">
      <p className="row">
        <a className="title" href={urls.page(page)} {...writtenIn(page.language)}>
          {page.title}
        </a>
        <Mark>{t(`wiki:verb.${change.verb}`)}</Mark>
        {change.isMinor && <Mark>{t("forum:history.minor")}</Mark>}
      </p>
      {change.summary && (
        <p className="excerpt" dir="auto">
          {change.summary}
        </p>
      )}
      <p className="meta row">
        <span>
          <AuthorName author={change.author} authorName={change.authorName} />, <Time at={change.at} />
        </span>
        <span>{product?.name ?? t("wiki:general")}</span>
        {growth !== null && growth !== 0 && <span>{t("wiki:changes.size", { size: size.format(growth) })}</span>}
        {number !== null && number > 1 && (
          <ChangeLink
            href={urls.compare(page.id, number - 1, number)}
            text={t("wiki:changes.compare")}
            of={page.title}
          />
        )}
        <ChangeLink href={urls.history(page.id)} text={t("wiki:page.history")} of={page.title} />
      </p>
    </li>
  );
}

/** Read out of its list, the same words of every row still say where they lead. */
function ChangeLink({ href, text, of }: { href: string; text: string; of: string }) {
  return (
    <a href={href} rel="nofollow" aria-label={`${text}: ${of}`}>
      {text}
    </a>
  );
}
