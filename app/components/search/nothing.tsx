import { SearchWatchButton } from "~/components/notification/watch-button";
import { LinkButton } from "~/components/ui/button";
import type { SearchText } from "~/forms/search-filters";
import { usePage } from "~/page-context";
import { urls } from "~/urls";

/** Nothing was found: says so, and offers what may help. */
export function SearchNothing({ query, text, visit }: { query: string; text: SearchText; visit: string | undefined }) {
  const { t } = usePage();
  const isFiltered = Object.keys(text).length > 0;
  return (
    <div className="empty" role="status">
      <h2>{query === "" ? t("search:none.filtered") : t("search:none.title", { query })}</h2>
      <p>{t(isFiltered ? "search:none.filters" : "search:none.text")}</p>
      <p className="row">
        {isFiltered && query !== "" && (
          <LinkButton href={urls.search(query, { v: visit })}>{t("search:none.unfiltered")}</LinkButton>
        )}
        {query !== "" && (
          <LinkButton
            href={urls.ask({ title: query, product: text.product, v: visit })}
            tone={isFiltered ? "quiet" : "plain"}
            rel="nofollow"
          >
            {t("search:none.ask")}
          </LinkButton>
        )}
        <SearchWatchButton query={query} />
        <LinkButton href={urls.questions()} tone="quiet">
          {t("common:empty.all-questions")}
        </LinkButton>
      </p>
    </div>
  );
}
