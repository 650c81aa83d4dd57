// Renders a page to one string: no hydration, no inline script, nothing streamed, so that the finished bytes can be
// compressed, counted and cached. (2026-11-22: React's streaming cost a third of the throughput and no page waits for slow data.)
import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { renderToString } from "react-dom/server";
import { NOTICE_COOKIE } from "./cookies.server";
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
  const { PUBLIC_URL } = env();
  const value = {
    actor: visit.actor,
    language: visit.language,
    t: visit.t,
    community: visit.community,
    path: visit.path,
    notice: visit.notice,
    script: remix.manifest.entry.module,
    publicUrl: PUBLIC_URL.replace(/\/$/, ""),
    isDevelopment: import.meta.env.DEV,
  };
  const html = renderToString(
    <PageContext.Provider value={value}>
      <RemixServer context={remix} url={request.url} />
    </PageContext.Provider>,
  );
  headers.set("content-type", "text/html; charset=utf-8");
  if (visit.notice) headers.append("set-cookie", `${NOTICE_COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`);
  return new Response(`<!doctype html>${html}`, { status, headers });
}

export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
  if (!request.signal.aborted) log().error({ err: error, path: context.visit?.path }, "page failed");
}
