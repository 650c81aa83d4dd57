// The filters above a list of questions: tabs for the states people mean most, a small form for the rest.

import { areaName } from "~/area-name";
import { useContentLanguages } from "~/components/site/language-options";
import { Button } from "~/components/ui/button";
import { CheckField, Field } from "~/components/ui/field";
import type { Option as Offered, OptionGroup } from "~/components/ui/field-control";
import { Tabs } from "~/components/ui/tabs";
import type { FilterText } from "~/models/question/list.server";
import { usePage } from "~/page-context";
import { urls } from "~/urls";

export function QuestionTabs({ filter }: { filter: FilterText }) {
  const { t } = usePage();
  const { order: _o, state: _s, ...rest } = filter;
  const tabs = [
    { text: t("forum:order.active"), to: { ...rest }, isCurrent: !filter.order && !filter.state },
    {
      text: t("forum:order.newest"),
      to: { ...rest, order: "newest" },
      isCurrent: filter.order === "newest" && !filter.state,
    },
    {
      text: t("forum:state.unanswered"),
      to: { ...rest, state: "unanswered" },
      isCurrent: filter.state === "unanswered",
    },
    {
      text: t("forum:order.waiting"),
      to: { ...rest, order: "waiting" },
      isCurrent: filter.order === "waiting" && !filter.state,
    },
    {
      text: t("forum:order.votes"),
      to: { ...rest, order: "votes" },
      isCurrent: filter.order === "votes" && !filter.state,
    },
  ];
  return (
    <Tabs
      label={t("forum:list.order")}
      tabs={tabs.map(({ text, to, isCurrent }) => ({ text, href: urls.questions(to), isCurrent }))}
    />
  );
}

export function QuestionFilterForm({ filter }: { filter: FilterText }) {
  const { t, community, language, actor } = usePage();
  const areas = community.areas.filter((area) => !area.isArchived);
  const product = community.products.find((one) => one.slug === filter.product);
  const used = Object.keys(filter).filter((key) => key !== "order" && key !== "tag").length;
  return (
    <details className="filters" open={used > 0}>
      <summary className="button quiet">{t("forum:list.filters")}</summary>
      <form className="fields" action={urls.questions()}>
        {filter.tag && <input type="hidden" name="tag" value={filter.tag} />}
        {filter.order && <input type="hidden" name="order" value={filter.order} />}
        {community.products.length > 0 && (
          <Choice
            name="product"
            label={t("forum:list.product")}
            value={filter.product}
            all={t("forum:list.all-products")}
            options={community.products
              .filter((one) => !one.isArchived)
              .map((one) => ({ value: one.slug, text: one.name }))}
          />
        )}
        {product && product.versions.length > 0 && (
          <Choice
            name="version"
            label={t("forum:list.version")}
            value={filter.version}
            all={t("forum:list.all-versions")}
            options={product.versions.map((version) => ({ value: version.id, text: version.name }))}
          />
        )}
        <Choice
          name="area"
          label={t("forum:list.area")}
          value={filter.area}
          all={t("forum:list.all-areas")}
          options={areas.map((area) => ({ value: area.slug, text: areaName(area, language) }))}
        />
        <Choice
          name="state"
          label={t("forum:list.state")}
          value={filter.state}
          all={t("forum:list.all-states")}
          options={(["unanswered", "unsolved", "solved", "closed"] as const).map((one) => ({
            value: one,
            text: t(`forum:state.${one}`),
          }))}
        />
        <Choice
          name="language"
          label={t("forum:list.language")}
          value={filter.language}
          all={t("forum:list.all-languages")}
          options={useContentLanguages(filter.language)}
        />
        {actor && <CheckField name="mine" label={t("forum:list.mine")} isChecked={filter.mine === "1"} />}
        <div className="row">
          <Button>{t("forum:list.filter")}</Button>
          {used > 0 && <a href={urls.questions()}>{t("forum:list.clear")}</a>}
        </div>
      </form>
    </details>
  );
}

type ChoiceProps = {
  name: string;
  label: string;
  value: string | undefined;
  all: string;
  options: (Offered | OptionGroup)[];
};

function Choice({ all, options, ...field }: ChoiceProps) {
  return <Field {...field} control="select" options={[{ value: "", text: all }, ...options]} />;
}
