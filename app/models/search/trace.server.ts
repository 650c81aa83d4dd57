// How a search is found again in the log by the page that shows its results.
//
// Promises: everybody who reads a page of results is counted, also who gets one that is kept in memory and shared by many: that
// one says in its own words what was searched (`x-page-search`), and its reader's key travels beside it, as a header that the
// page's script can read (Server-Timing; only where the connection is encrypted). Programs and browsers that fetch ahead are not
// counted. Dropped: a key in the page, which made every page of results another one.
import { isbot } from "isbot";
import type { Db } from "~/database/db.server";
import { type LoggedSearch, logSearch, type SearchTrace } from "./log.server";

type TracedSearch = Omit<LoggedSearch, "visit">;
/** `get` of Headers, and the same over the headers of node:http. */
type HeaderOf = (name: string) => string | null | undefined;

/** Null for a crawler, and for a browser that only fetches ahead. */
export function traceSearch(db: Db, search: LoggedSearch, headerOf: HeaderOf): SearchTrace | null {
  if (isbot(headerOf("user-agent")) || headerOf("sec-purpose")?.includes("prefetch")) return null;
  return logSearch(db, search);
}

export function traceHeaders(trace: SearchTrace | null): Record<string, string> {
  return trace === null ? {} : { "server-timing": `search;desc="${trace.key}.${trace.visit}"` };
}

/** For the header of a page that may be kept. */
export function describeSearch({ query, language, resultCount }: TracedSearch): Record<string, string> {
  return { "x-page-search": encodeURIComponent(JSON.stringify({ query, language, resultCount })) };
}

/** The headers for one more reader of a page that was kept. */
export function traceKeptSearch(db: Db, described: string, url: string, headerOf: HeaderOf): Record<string, string> {
  const asked = JSON.parse(decodeURIComponent(described)) as TracedSearch;
  const visit = new URLSearchParams(url.split("?", 2)[1]).get("v");
  return traceHeaders(traceSearch(db, { ...asked, visit }, headerOf));
}
