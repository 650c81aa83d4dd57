import type { Translate } from "~/i18n";
import { writtenIn } from "~/languages/written-in";
import type { Product } from "~/models/community/community.server";
import type { SearchHit } from "~/models/search/hits.server";
import { urls } from "~/urls";
import { Segments } from "./segments";

export type SearchSuggestionsProps = {
  query: string;
  hits: SearchHit[];
  total: number;
  isMore: boolean;
  products: readonly Product[];
  language: string;
  t: Translate;
};

/** Under the box while somebody types: links, to be reached with the arrow keys; the last one leads to all results. */
export function SearchSuggestions({ query, hits, total, isMore, products, language, t }: SearchSuggestionsProps) {
  return (
    <>
      <p className="visually-hidden" role="status">
        {t(isMore ? "search:found-more" : "search:found", { count: total })}
      </p>
      <ul className="bare">
        {hits.map((hit) => {
          const product = products.find((one) => one.id === hit.productId);
          return (
            <li key={hit.documentId}>
              <a href={hitUrl(hit, product?.slug ?? null)}>
                <span className={hit.kind === "faq" ? "mark good" : "mark"}>{t(`search:sign.${hit.kind}`)}</span>
                <span className="suggested" {...writtenIn(hit.titleLanguage, language)}>
                  <Segments segments={hit.titleSegments} />
                </span>
                {product && <span className="meta">{product.name}</span>}
              </a>
            </li>
          );
        })}
        <li>
          <a href={urls.search(query)} className="all" data-all>
            {t("search:all-results", { query })}
          </a>
        </li>
      </ul>
    </>
  );
}

/** Where a hit leads: an answer to its place on the page of its question. */
export function hitUrl(
  hit: Pick<SearchHit, "kind" | "documentId" | "title"> & { slug?: string; questionId?: number },
  productSlug: string | null,
): string {
  const { kind, slug = "", questionId = 0, documentId, title } = hit;
  switch (kind) {
    case "faq":
      return urls.faq({ slug });
    case "page":
      return urls.page({ productSlug, slug });
    case "answer":
      return urls.permalink(documentId);
    case "question":
      return urls.question({ id: questionId, title });
  }
}
