import { usePage } from "~/page-context";
import { urls } from "~/urls";

/** The lists beside the tree: what changed, what is missing. */
export function WikiLists({ productSlug }: { productSlug?: string | undefined }) {
  const { t } = usePage();
  return (
    <p className="row meta">
      <a href={urls.wikiChanges({ product: productSlug })}>{t("wiki:changes.title")}</a>
      <a href={urls.wantedPages({ product: productSlug })}>{t("wiki:wanted.title")}</a>
    </p>
  );
}
