import type { SerializeFrom } from "@remix-run/node";
import { EmptyState } from "~/components/ui/empty-state";
import { Time } from "~/components/ui/time";
import type { Change } from "~/models/wiki/changes.server";
import type { WikiSummary } from "~/models/wiki/tree.server";
import { usePage } from "~/page-context";
import { urls } from "~/urls";
import { LatestPages } from "./latest-pages";
import { WikiLists } from "./lists";

/** More are on a page of their own, where they are found by typing. */
const MOST = 24;

export type WikiHomeProps = { counts: SerializeFrom<WikiSummary>[]; latest: SerializeFrom<Change>[] };

/** Every product with its pages, and what changed lately. */
export function WikiHome({ counts, latest }: WikiHomeProps) {
  const { t, community } = usePage();
  const countOf = new Map(counts.map((count) => [count.productId, count]));
  const all = community.products.filter((product) => !product.isArchived || countOf.has(product.id));
  // Those that have pages first: beside many products a wall of empty ones helps nobody.
  const products = [...all.filter((one) => countOf.has(one.id)), ...all.filter((one) => !countOf.has(one.id))].slice(
    0,
    MOST,
  );
  const places = [
    ...products.map(({ id, slug, name, description }) => ({ id, slug, name, description })),
    { id: null, slug: null, name: t("wiki:general"), description: t("wiki:general-text") },
  ];
  return (
    <>
      <header className="page-head">
        <h1>{t("wiki:title")}</h1>
        <p className="meta">{t("wiki:home.intro")}</p>
      </header>
      <div className="stack wide">
        <ul className="tag-cards bare">
          {places.map((place) => (
            <li key={place.id} className="stack">
              <a className="title" href={urls.wiki(place.slug)}>
                {place.name}
              </a>
              {place.description && <p className="excerpt">{place.description}</p>}
              <Count count={countOf.get(place.id)} />
            </li>
          ))}
        </ul>
        {all.length > MOST && (
          <p>
            <a href={urls.products()}>{t("forum:products.all", { count: all.length })}</a>
          </p>
        )}
        <section className="stack narrow" aria-labelledby="latest">
          <h2 id="latest">{t("wiki:changes.title")}</h2>
          {latest.length === 0 ? (
            <EmptyState title={t("wiki:changes.empty")} action={{ href: urls.newPage(), text: t("wiki:tree.begin") }}>
              {t("wiki:tree.empty-text")}
            </EmptyState>
          ) : (
            <LatestPages latest={latest} />
          )}
        </section>
        <WikiLists />
      </div>
    </>
  );
}

function Count({ count }: { count: WikiHomeProps["counts"][number] | undefined }) {
  const { t } = usePage();
  return (
    <p className="meta">
      {t("wiki:tree.count", { count: count?.count ?? 0 })}
      {count && (
        <>
          {" "}
          · {t("wiki:page.changed")} <Time at={count.changedAt} show="said" />
        </>
      )}
    </p>
  );
}
