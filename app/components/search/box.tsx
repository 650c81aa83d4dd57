// The box of the search page and its filters, one form with a readable address: it works without script and can be linked.

import { areaName } from "~/area-name";
import { useContentLanguages } from "~/components/site/language-options";
import { Button } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import type { Option, OptionGroup } from "~/components/ui/field-control";
import type { SearchText } from "~/forms/search-filters";
import { usePage } from "~/page-context";
import { FOUND_KINDS, LONGEST_QUERY } from "~/search/query";
import { urls } from "~/urls";

/** `visit`: what the next search says to be known as one of the same visit. */
export function SearchBox({ query, text, visit }: { query: string; text: SearchText; visit: string | null }) {
  const { t } = usePage();
  const used = Object.keys(text).length;
  return (
    <search className="find large stack">
      <form action={urls.search()} id="search-page">
        <input
          type="search"
          name="q"
          aria-label={t("common:search.label")}
          placeholder={t("common:search.placeholder")}
          defaultValue={query}
          maxLength={LONGEST_QUERY}
          autoComplete="off"
          enterKeyHint="search"
          dir="auto"
          data-search
        />
        {visit && <input type="hidden" name="v" value={visit} />}
        <Button tone="first">{t("common:search.find")}</Button>
      </form>
      <details className="filters" open={used > 0}>
        <summary className="button quiet">{t("forum:list.filters")}</summary>
        <div className="fields">
          <Choices text={text} />
          <div className="row">
            <Button form="search-page">{t("forum:list.filter")}</Button>
            {used > 0 && <a href={urls.search(query)}>{t("forum:list.clear")}</a>}
          </div>
        </div>
      </details>
    </search>
  );
}

function Choices({ text }: { text: SearchText }) {
  const { t, community, language } = usePage();
  const areas = community.areas.filter((area) => !area.isArchived);
  const products = community.products.filter((one) => !one.isArchived);
  const product = products.find((one) => one.slug === text.product);
  const states = ["unanswered", "unsolved", "solved", "closed"] as const;
  const slugged = (one: { slug: string; name: string }): Option => ({ value: one.slug, text: one.name });
  return (
    <>
      <Choice
        name="kind"
        label={t("search:kind")}
        value={text.kind}
        all={t("search:kind.all")}
        options={FOUND_KINDS.map((kind) => ({ value: kind, text: t(`search:kind.${kind}`) }))}
      />
      {products.length > 0 && (
        <Choice
          name="product"
          label={t("forum:list.product")}
          value={text.product}
          all={t("forum:list.all-products")}
          options={products.map(slugged)}
        />
      )}
      {product && product.versions.length > 0 && (
        <Choice
          name="version"
          label={t("forum:list.version")}
          value={text.version}
          all={t("forum:list.all-versions")}
          options={product.versions.map((version) => ({ value: version.id, text: version.name }))}
        />
      )}
      {areas.length > 1 && (
        <Choice
          name="area"
          label={t("forum:list.area")}
          value={text.area}
          all={t("forum:list.all-areas")}
          options={areas.map((area) => ({ value: area.slug, text: areaName(area, language) }))}
        />
      )}
      <Choice
        name="state"
        label={t("forum:list.state")}
        value={text.state}
        all={t("forum:list.all-states")}
        options={states.map((state) => ({ value: state, text: t(`forum:state.${state}`) }))}
      />
      <Choice
        name="language"
        label={t("forum:list.language")}
        value={text.language}
        all={t("forum:list.all-languages")}
        options={useContentLanguages(text.language)}
      />
      <Field name="tag" label={t("search:tag")} value={text.tag} maxLength={35} spellCheck={false} form="search-page" />
    </>
  );
}

type ChoiceProps = {
  name: string;
  label: string;
  value: string | undefined;
  all: string;
  options: (Option | OptionGroup)[];
};

function Choice({ all, options, ...field }: ChoiceProps) {
  return <Field {...field} control="select" options={[{ value: "", text: all }, ...options]} form="search-page" />;
}
