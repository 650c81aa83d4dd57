import { usePage } from "~/page-context";
import { type TreeNode, type TreePage, treeOf } from "~/page-tree";
import { urls } from "~/urls";
import { LinkButton } from "./ui/button";
import { EmptyState } from "./ui/empty-state";
import { WikiLists } from "./wiki-lists";
import { WikiTrail } from "./wiki-trail";

export type WikiTreeProps = { productId: number | null; pages: TreePage[] };

/** The pages of one product, in the order in which they stand. */
export function WikiTree({ productId, pages }: WikiTreeProps) {
  const { t, community, actor } = usePage();
  const product = community.products.find((one) => one.id === productId);
  const slug = product?.slug ?? null;
  const filter = slug ?? "-";
  const begin = urls.newPage({ product: filter });
  return (
    <div className="narrow stack wide">
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
        <Branch nodes={treeOf(pages)} productSlug={slug} />
      )}
      <WikiLists productSlug={filter} />
    </div>
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
