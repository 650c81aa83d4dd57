import type { SerializeFrom } from "@remix-run/node";
import { MarginSection } from "~/components/site/margin-section";
import { Button } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { Field } from "~/components/ui/field";
import { Time } from "~/components/ui/time";
import { writtenIn } from "~/languages/written-in";
import type { ListedPage } from "~/models/wiki/tree.server";
import { usePage } from "~/page-context";
import type { PageFilter } from "~/text/page-filter";
import { type TreeNode, type TreePage, treeOf } from "~/text/page-tree";
import { urls, withQuery } from "~/urls";
import { WikiLists } from "./lists";
import { NewPageLink } from "./new-link";
import { WikiTrail } from "./trail";

type Page = SerializeFrom<ListedPage>;
export type WikiTreeProps = {
  productId: number | null;
  /** Those that fit the filter. */
  pages: Page[];
  /** Of all. */
  count: number;
  /** With which titles begin; empty where all pages are taken in at a glance. */
  letters: string[];
  filter: PageFilter;
};

/** Up to so many pages the tree stands open. */
const MOST_UNFOLDED = 60;

const LATEST = 8;

/** The pages of one product, in the order in which they stand, and beside them what changed last. */
export function WikiTree({ productId, pages, count, letters, filter: by }: WikiTreeProps) {
  const { t, community } = usePage();
  const product = community.products.find((one) => one.id === productId);
  const slug = product?.slug ?? null;
  const filter = slug ?? "-";
  const begin = urls.newPage({ product: filter });
  return (
    <div className="stack wide">
      <header className="page-head">
        <WikiTrail />
        <h1>{product?.name ?? t("wiki:general")}</h1>
        {product?.description && <p className="meta">{product.description}</p>}
        {count > 0 && (
          <p className="row">
            <span className="meta">{t("wiki:tree.count", { count })}</span>
            <NewPageLink product={filter} className="button">
              {t("wiki:new.do")}
            </NewPageLink>
          </p>
        )}
      </header>
      {letters.length > 0 && <TreeFilter productSlug={slug} letters={letters} by={by} />}
      {count === 0 ? (
        <EmptyState title={t("wiki:tree.empty")} action={{ href: begin, text: t("wiki:tree.begin") }}>
          {t("wiki:tree.empty-text")}
        </EmptyState>
      ) : (
        <div className="leaf">
          {by.query !== "" || by.letter !== "" ? (
            <Found pages={pages} productSlug={slug} />
          ) : (
            <Branch nodes={treeOf(pages)} productSlug={slug} isOpen={pages.length <= MOST_UNFOLDED} />
          )}
          <Latest pages={pages} productSlug={slug} />
        </div>
      )}
      <WikiLists productSlug={filter} />
    </div>
  );
}

function Latest({ pages, productSlug }: { pages: Page[]; productSlug: string | null }) {
  const { t } = usePage();
  const latest = [...pages].sort((a, b) => b.changedAt.localeCompare(a.changedAt)).slice(0, LATEST);
  return (
    <aside className="margin" aria-label={t("wiki:tree.latest")}>
      <MarginSection title={t("wiki:tree.latest")}>
        <ul className="stack tight bare">
          {latest.map((page) => (
            <li key={page.id}>
              <a href={urls.page({ productSlug, slug: page.slug })} {...writtenIn(page.language)}>
                {page.title}
              </a>{" "}
              <span className="meta">
                <Time at={page.changedAt} />
              </span>
            </li>
          ))}
        </ul>
      </MarginSection>
    </aside>
  );
}

/** By words of the title, and by its first letter. */
function TreeFilter({ productSlug, letters, by }: { productSlug: string | null; letters: string[]; by: PageFilter }) {
  const { t } = usePage();
  const address = urls.wiki(productSlug);
  return (
    <div className="stack">
      <form method="get" action={address} className="row">
        <Field name="q" type="search" label={t("wiki:tree.filter")} value={by.query} maxLength={100} />
        <Button>{t("wiki:tree.filter-do")}</Button>
      </form>
      <nav className="row wiki-letters" aria-label={t("wiki:tree.letters")}>
        <a href={address} aria-current={by.letter === "" && by.query === "" ? "true" : undefined} rel="nofollow">
          {t("wiki:tree.all")}
        </a>
        {letters.map((letter) => (
          <a
            key={letter}
            href={withQuery(address, { letter })}
            aria-current={letter === by.letter ? "true" : undefined}
            rel="nofollow"
          >
            {letter}
          </a>
        ))}
      </nav>
    </div>
  );
}

function Found({ pages, productSlug }: { pages: Page[]; productSlug: string | null }) {
  const { t, language } = usePage();
  const order = new Intl.Collator(language);
  const sorted = [...pages].sort((one, other) => order.compare(one.title, other.title));
  if (sorted.length === 0) return <p className="meta">{t("wiki:tree.none")}</p>;
  return (
    <ul className="wiki-tree">
      {sorted.map((page) => (
        <li key={page.id}>
          <PageLink page={page} productSlug={productSlug} />
        </li>
      ))}
    </ul>
  );
}

type BranchProps = { nodes: TreeNode[]; productSlug: string | null; isOpen: boolean };

/** What stands below a page folds away, with native means. */
function Branch({ nodes, productSlug, isOpen }: BranchProps) {
  return (
    <ul className="wiki-tree">
      {nodes.map((node) => (
        <li key={node.id}>
          {node.children.length === 0 ? (
            <PageLink page={node} productSlug={productSlug} />
          ) : (
            <details open={isOpen}>
              <summary>
                <PageLink page={node} productSlug={productSlug} /> <span className="meta">{node.children.length}</span>
              </summary>
              <Branch nodes={node.children} productSlug={productSlug} isOpen={isOpen} />
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}

function PageLink({ page, productSlug }: { page: TreePage; productSlug: string | null }) {
  return (
    <a href={urls.page({ productSlug, slug: page.slug })} {...writtenIn(page.language)}>
      {page.title}
    </a>
  );
}
