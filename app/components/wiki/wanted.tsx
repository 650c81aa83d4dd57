import { EmptyState } from "~/components/ui/empty-state";
import type { WantedLine } from "~/models/wiki/links.server";
import { usePage } from "~/page-context";
import { urls } from "~/urls";
import { WikiTrail } from "./trail";

type WikiWantedProps = {
  wanted: WantedLine[];
  /** Null: about no single product; left out: of the whole wiki. */
  productId?: number | null;
  hasMore: boolean;
};

/** Pages that texts link to and nobody has written; most wished for first. */
export function WikiWanted({ wanted, productId, hasMore }: WikiWantedProps) {
  const { t, community } = usePage();
  const productOf = (id: number | null) => community.products.find((product) => product.id === id);
  return (
    <div className="narrow">
      <header className="page-head">
        <WikiTrail productId={productId} />
        <h1>{t("wiki:wanted.title")}</h1>
        <p className="meta">
          {t("wiki:wanted.intro")} {hasMore && t("wiki:wanted.most", { count: wanted.length })}
        </p>
      </header>
      {wanted.length === 0 && <NothingWanted />}
      {wanted.length > 0 && (
        <ul className="plain-list">
          {wanted.map(({ productId, slug, title, count }) => (
            <li key={`${productId} ${slug}`}>
              <p>
                <a
                  className="wanted"
                  href={urls.newPage({ product: productOf(productId)?.slug ?? "-", title })}
                  dir="auto"
                >
                  {title}
                </a>
              </p>
              <p className="meta row">
                <span>{productOf(productId)?.name ?? t("wiki:general")}</span>
                <span>{t("wiki:wanted.count", { count })}</span>
              </p>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function NothingWanted() {
  const { t } = usePage();
  return (
    <EmptyState title={t("wiki:wanted.empty")} action={{ href: urls.wiki(), text: t("common:nav.wiki") }}>
      {t("wiki:wanted.empty-text")}
    </EmptyState>
  );
}
