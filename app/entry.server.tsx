// Renders a page to one string: no hydration (so no marks for it either), no inline script, nothing streamed, so that the finished bytes can be
// compressed, counted and cached. (2026-11-22: React's streaming cost a third of the throughput and no page waits for slow data.)
import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToStaticMarkup } from "react-dom/server";
import { NOTICE_COOKIE } from "~/web/cookies.server";
import { notedError, noteIfAway } from "~/web/database-away.server";
import { env } from "./env.server";
import { log } from "./log.server";
import { PageContext } from "./page-context";

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Response {
  const { visit } = context;
  const isAway = notedError(context) !== null;
  if (isAway) for (const route of Object.keys(remix.staticHandlerContext.errors ?? {})) sayAway(remix, route);
  const { PUBLIC_URL } = env();
  const value = {
    actor: visit.actor,
    unreadCount: visit.unreadCount,
    language: visit.language,
    t: visit.t,
    community: visit.community,
    path: visit.path,
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
  if (visit.notice) headers.append("set-cookie", `${NOTICE_COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`);
  if (isAway) headers.set("retry-after", "3");
  return new Response(`<!doctype html>${html}`, { status: isAway ? 503 : status, headers });
}

/** In place of "something went wrong": the database is away, come back in a moment. */
function sayAway({ staticHandlerContext: { errors } }: EntryContext, route: string): void {
  if (errors) errors[route] = { status: 503, statusText: "", internal: false, data: null };
}

export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
  const path = context.visit?.path.split("?", 1)[0];
  // An address that leads nowhere is the visitor's affair, not a fault.
  if (isRouteErrorResponse(error)) return;
  if (noteIfAway(context, error)) log().warn({ path }, "page without database");
  else if (!request.signal.aborted) log().error({ err: error, path }, "page failed");
}
