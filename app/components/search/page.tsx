// The search page: the box with its filters, what was found in up to three groups, and what to do when nothing was.
import type { SerializeFrom } from "@remix-run/node";
import { SearchWatchButton } from "~/components/notification/watch-button";
import { Pagination } from "~/components/ui/pagination";
import type { SearchText } from "~/forms/search-filters";
import type { SearchHit as Hit, Match } from "~/models/search/hits.server";
import type { SearchTrace } from "~/models/search/log.server";
import type { SearchResult } from "~/models/search/search.server";
import { usePage } from "~/page-context";
import { urls } from "~/urls";
import { SearchBox } from "./box";
import { SearchGuide } from "./guide";
import { SearchHelp } from "./help";
import { SearchHit } from "./hit";
import { SearchNothing } from "./nothing";

export type SearchPageProps = {
  query: string;
  text: SearchText;
  cursor: number;
  result: SerializeFrom<SearchResult> | null;
  heading: string;
  /** How this search is found again in the log; null when it is not there, or the page is one for many readers. */
  trace: SearchTrace | null;
};

export function SearchPage({ query, text, cursor, result, heading, trace }: SearchPageProps) {
  const { t } = usePage();
  const isNothing = result !== null && result.hits.length === 0 && cursor === 0;
  return (
    <div
      className="one-column"
      data-search-results
      data-search-trace={trace ? `${trace.key}.${trace.visit}` : undefined}
    >
      <header className="page-head">
        <h1>{heading}</h1>
      </header>
      <SearchBox query={query} text={text} visit={trace?.visit ?? null} />
      {result?.correction && <Correction query={query} text={text} correction={result.correction} />}
      {result && !isNothing && <Groups query={query} result={result} />}
      {isNothing && <SearchNothing query={query} text={text} visit={trace?.visit} />}
      {result && (
        <Pagination
          newer={cursor > 0 ? urls.search(query, text) : null}
          older={result.next === null ? null : urls.search(query, { ...text, after: String(result.next) })}
          words={{ newer: t("common:pagination.first"), older: t("common:pagination.next") }}
        />
      )}
      <SearchHelp isOpen={result === null} />
    </div>
  );
}

function Correction({
  query,
  text,
  correction,
}: {
  query: string;
  text: SearchText;
  correction: { text: string; isUsed: boolean };
}) {
  const { t } = usePage();
  if (correction.isUsed)
    return (
      <p role="status" className="correction">
        {t("search:corrected", { query, correction: correction.text })}
      </p>
    );
  return (
    <p className="correction">
      {t("search:correction")} <a href={urls.search(correction.text, text)}>{correction.text}</a>
    </p>
  );
}

const GROUPS: readonly Match[] = ["all", "alike", "some"];

function Groups({ query, result }: { query: string; result: SerializeFrom<SearchResult> }) {
  const { t } = usePage();
  const count = t(result.isMore ? "search:found-more" : "search:found", { count: result.total });
  const titles: Record<Match, string> = { all: count, alike: t("search:alike"), some: t("search:some") };
  const isFullyMatched = result.hits[0]?.match === "all";
  return (
    <>
      {!isFullyMatched && (
        <div className="row">
          <p className="meta">{count}</p>
          <SearchWatchButton query={query} />
        </div>
      )}
      {GROUPS.map((match) => {
        const hits = result.hits.filter((hit) => hit.match === match);
        return hits.length > 0 && <Group key={match} title={titles[match]} hits={hits} />;
      })}
    </>
  );
}

function Group({ title, hits }: { title: string; hits: SerializeFrom<Hit>[] }) {
  return (
    <section className="hits">
      <h2 className="meta">{title}</h2>
      <div>
        {hits.map((hit) =>
          "slug" in hit ? <SearchGuide key={hit.documentId} hit={hit} /> : <SearchHit key={hit.documentId} hit={hit} />,
        )}
      </div>
    </section>
  );
}
