import type { SerializeFrom } from "@remix-run/node";
import { MarginSection } from "~/components/site/margin-section";
import { LinkButton } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { Time } from "~/components/ui/time";
import type { ListedPage } from "~/models/wiki/tree.server";
import { usePage } from "~/page-context";
import { type TreeNode, treeOf } from "~/text/page-tree";
import { urls } from "~/urls";
import { WikiLists } from "./lists";
import { WikiTrail } from "./trail";

type Page = SerializeFrom<ListedPage>;
export type WikiTreeProps = { productId: number | null; pages: Page[] };

const LATEST = 8;

/** The pages of one product, in the order in which they stand, and beside them what changed last. */
export function WikiTree({ productId, pages }: WikiTreeProps) {
  const { t, community, actor } = usePage();
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
        {pages.length > 0 && (
          <p className="row">
            <span className="meta">{t("wiki:tree.count", { count: pages.length })}</span>
            {actor && <LinkButton href={begin}>{t("wiki:new.do")}</LinkButton>}
          </p>
        )}
      </header>
      {pages.length === 0 ? (
        <EmptyState title={t("wiki:tree.empty")} action={{ href: begin, text: t("wiki:tree.begin") }}>
          {t("wiki:tree.empty-text")}
        </EmptyState>
      ) : (
        <div className="leaf">
          <Branch nodes={treeOf(pages)} productSlug={slug} />
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
              <a href={urls.page({ productSlug, slug: page.slug })} lang={page.language} dir="auto">
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

function Branch({ nodes, productSlug }: { nodes: TreeNode[]; productSlug: string | null }) {
  return (
    <ul className="wiki-tree">
      {nodes.map((node) => (
        <li key={node.id}>
          <a href={urls.page({ productSlug, slug: node.slug })} lang={node.language} dir="auto">
            {node.title}
          </a>
          {node.children.length > 0 && <Branch nodes={node.children} productSlug={productSlug} />}
        </li>
      ))}
    </ul>
  );
}
