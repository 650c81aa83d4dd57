import { Button } from "~/components/ui/button";
import { useT } from "~/page-context";
import { urls } from "~/urls";

export type SearchFormProps = { query?: string; isLarge?: boolean; placeholder?: string };

/** The one box of the community. Large on home, search and error pages; the small one is in the bar. */
export function SearchForm({ query = "", isLarge = false, placeholder }: SearchFormProps) {
  const t = useT();
  return (
    <search className={isLarge ? "find large" : "find"}>
      <form action={urls.search()}>
        <input
          type="search"
          name="q"
          aria-label={t("common:search.label")}
          placeholder={placeholder ?? t("common:search.placeholder")}
          defaultValue={query}
          maxLength={200}
          autoComplete="off"
          enterKeyHint="search"
          dir="auto"
          data-search
        />
        {isLarge && <Button tone="first">{t("common:search.find")}</Button>}
      </form>
    </search>
  );
}
