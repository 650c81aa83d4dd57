// What people look for: words that found nothing or helped nobody, most people first; and what spared others the asking.
import type { SerializeFrom } from "@remix-run/node";
import { Mark } from "~/components/ui/mark";
import { Tabs } from "~/components/ui/tabs";
import { Time } from "~/components/ui/time";
import type { Misses, MissKind } from "~/models/search/misses.server";
import { officeUrls } from "~/office-urls";
import { useT } from "~/page-context";
import { urls } from "~/urls";
import { AdminFrame } from "./frame";

type Props = {
  misses: SerializeFrom<Misses>;
  kind: string;
  kinds: readonly MissKind[];
  days: number;
  periods: readonly number[];
};

export function AdminSearches({ misses, kind, kinds, days, periods }: Props) {
  const t = useT();
  return (
    <AdminFrame page="searches" intro={t("admin:searches.intro")}>
      <Totals totals={misses.totals} />
      <p className="row">
        {periods.map((period) => (
          <a
            key={period}
            href={officeUrls.searches({ kind, days: period })}
            aria-current={period === days ? "true" : undefined}
          >
            {t("admin:searches.days", { count: period })}
          </a>
        ))}
      </p>
      <Tabs
        label={t("admin:searches.kinds")}
        tabs={kinds.map((one) => ({
          href: officeUrls.searches({ kind: one, days }),
          text: t(`admin:searches.kind.${one}`),
          isCurrent: one === kind,
        }))}
      />
      {misses.words.length === 0 ? <p className="meta">{t("admin:searches.none")}</p> : <Words words={misses.words} />}
      {misses.hasMore && <p className="meta">{t("admin:searches.more")}</p>}
      <Deflected deflected={misses.deflected} />
    </AdminFrame>
  );
}

function Totals({ totals }: { totals: Misses["totals"] }) {
  const t = useT();
  const facts = ["searches", "nothing", "opened", "unopened", "asked", "solved"] as const;
  return (
    <ul className="figures">
      {facts.map((fact) => (
        <li key={fact}>
          <b>{t("admin:searches.number", { count: totals[fact] })}</b> {t(`admin:searches.total.${fact}`)}
        </li>
      ))}
    </ul>
  );
}

function Words({ words }: { words: SerializeFrom<Misses>["words"] }) {
  const t = useT();
  const columns = ["searches", "results", "opened", "again", "asked", "last"] as const;
  return (
    <div className="scroll">
      <table className="list">
        <thead>
          <tr>
            <th scope="col">{t("admin:searches.column.words")}</th>
            {columns.map((column) => (
              <th scope="col" key={column}>
                {t(`admin:searches.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {words.map((row) => (
            <tr key={row.words}>
              <th scope="row" className="words" dir="auto">
                <a href={urls.search(row.words)}>{row.words}</a>
              </th>
              <td>{row.searches}</td>
              <td>{row.results === 0 ? <Mark tone="bad">{t("admin:searches.nothing")}</Mark> : row.results}</td>
              <td>{row.opened}</td>
              <td>{row.again}</td>
              <td>{row.asked}</td>
              <td>
                <Time at={row.lastAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Deflected({ deflected }: Pick<Misses, "deflected">) {
  const t = useT();
  if (deflected.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="deflected">
      <h2 id="deflected">{t("admin:searches.deflected")}</h2>
      <ol className="stack">
        {deflected.map((search) => (
          <li key={`${search.kind} ${search.title}`}>
            <span dir="auto">{search.title}</span> <Mark>{t(`search:sign.${search.kind}`)}</Mark>{" "}
            <span className="meta">{t("admin:searches.times", { count: search.count })}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
