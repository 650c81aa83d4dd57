import type { SerializeFrom } from "@remix-run/node";
import { Time } from "~/components/ui/time";
import type { ShownFilter } from "~/models/filter/stored.server";
import { useT } from "~/page-context";

type Filters = SerializeFrom<ShownFilter>[];

/** What moderators' decisions taught the filter, and how often it is right; the words only where the office looks. */
export function LearnedFilter({ filters, isOffice = false }: { filters: Filters; isOffice?: boolean }) {
  const t = useT();
  return (
    <section className="stack" aria-labelledby="learned-filter">
      <h2 id="learned-filter">{t("decisions:filter.title")}</h2>
      <p>{t("decisions:filter.text")}</p>
      {filters.length === 0 && <p className="meta">{t("decisions:filter.none")}</p>}
      {filters.map((filter) => (
        <FilterFigures key={filter.family} filter={filter} isOffice={isOffice} />
      ))}
    </section>
  );
}

function FilterFigures({ filter, isOffice }: { filter: Filters[number]; isOffice: boolean }) {
  const t = useT();
  const { family, precision, recall, examples, bad, isProven, words, trainedAt } = filter;
  return (
    <div>
      <h3>{t(`decisions:filter.family.${family}`)}</h3>
      <p>{isProven ? t("decisions:filter.counts") : t("decisions:filter.shadow")}</p>
      <dl className="facts">
        <dt>{t("decisions:filter.precision")}</dt>
        <dd>
          {precision === null
            ? t("decisions:filter.unknown")
            : t("decisions:filter.percent", { share: percent(precision) })}
        </dd>
        <dt>{t("decisions:filter.recall")}</dt>
        <dd>{t("decisions:filter.percent", { share: percent(recall) })}</dd>
        <dt>{t("decisions:filter.examples")}</dt>
        <dd>{t("decisions:filter.of-which", { count: examples, bad })}</dd>
        <dt>{t("decisions:filter.trained")}</dt>
        <dd>
          <Time at={trainedAt} show="date" />
        </dd>
      </dl>
      {isOffice && words.length > 0 && (
        <p>
          {t("decisions:filter.words")} <bdi>{words.join(", ")}</bdi>
        </p>
      )}
    </div>
  );
}

/** Rounded down: 99.6 % is not "always". */
function percent(share: number): number {
  return Math.floor(100 * share);
}
