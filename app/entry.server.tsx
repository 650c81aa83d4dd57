// Renders a page to one string: no hydration (so no marks for it either), no inline script, nothing streamed, so that the finished bytes can be
// compressed, counted and cached. (2026-11-22: React's streaming cost a third of the throughput and no page waits for slow data.)
import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToStaticMarkup } from "react-dom/server";
import { databaseTime } from "~/web/clock";
import { cookieLine } from "~/web/cookie-line.server";
import { NOTICE_COOKIE } from "~/web/cookies.server";
import { type DatabaseTrouble, databaseTrouble, notedError, noteTrouble } from "~/web/database-away.server";
import { env } from "./env.server";
import { log } from "./log.server";
import { handInNouns } from "./models/document/visibility.server";
import { NOUNS } from "./models/nouns.server";
import { PageContext } from "./page-context";

// app/server.ts does it for every command; in development a model that was changed is loaded anew, with nothing handed in.
handInNouns(NOUNS);

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Response {
  const { visit } = context;
  const trouble = databaseTrouble(notedError(context));
  if (trouble)
    for (const route of Object.keys(remix.staticHandlerContext.errors ?? {})) sayTrouble(remix, route, trouble);
  const { PUBLIC_URL } = env();
  const value = {
    actor: visit.actor,
    ended: visit.ended ?? null,
    unreadCount: visit.unreadCount,
    language: visit.language,
    t: visit.t,
    community: visit.community,
    path: visit.path,
    now: databaseTime(),
    notice: visit.notice,
    script: remix.manifest.entry.module,
    publicUrl: PUBLIC_URL.replace(/\/$/, ""),
    isDevelopment: import.meta.env.DEV,
  };
  const html = renderToStaticMarkup(
    <PageContext.Provider value={value}>
      <RemixServer context={remix} url={request.url} />
    </PageContext.Provider>,
  );
  headers.set("content-type", "text/html; charset=utf-8");
  if (visit.notice) headers.append("set-cookie", cookieLine(NOTICE_COOKIE, "", { seconds: 0, isHttpOnly: true }));
  const retryAfter = trouble ? TROUBLE_SECONDS[trouble] : secondsToWait(remix);
  if (retryAfter !== null) headers.set("retry-after", retryAfter);
  return new Response(`<!doctype html>${html}`, { status: trouble ? 503 : status, headers });
}

const TROUBLE_SECONDS: Record<DatabaseTrouble, string> = { away: "3", "read-only": "15" };

/** The framework hands a document no header of an action or of what was thrown: who is refused for haste is told here. */
function secondsToWait({ staticHandlerContext: { actionHeaders, loaderHeaders } }: EntryContext): string | null {
  const named = [...Object.values(actionHeaders), ...Object.values(loaderHeaders)].flatMap(
    (given) => given.get("retry-after") ?? [],
  );
  return named.length === 0 ? null : String(Math.max(...named.map(Number)));
}

/** In place of "something went wrong": the database is away or takes nothing, come back in a moment. */
function sayTrouble({ staticHandlerContext: { errors } }: EntryContext, route: string, trouble: DatabaseTrouble): void {
  if (errors) errors[route] = { status: 503, statusText: "", internal: false, data: { trouble } };
}

export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
  const path = context.visit?.path.split("?", 1)[0];
  // An address that leads nowhere is the visitor's affair, not a fault.
  if (isRouteErrorResponse(error)) return;
  const trouble = noteTrouble(context, error);
  if (trouble) log().warn({ path, trouble }, "page without database");
  else if (!request.signal.aborted) log().error({ err: error, path }, "page failed");
}
