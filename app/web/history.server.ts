// What a browser may keep of an answer. Pages of members are not kept. The answer to a form is, for the history of the browser
// that sent it: with "no-store" a refused form that was mended and sent again stood in the way back as a page of the browser
// ("Confirm form resubmission"). Nobody else is given it, and the browser asks again whenever it does more than go back.
// Whoever logs out takes it along (`FORGET_HISTORY`), and whose session ended elsewhere with the next page. Browsers obey that on
// addresses they trust only: where there is no TLS, nothing that a member is answered is kept at all (2026-11-30).
import type { IncomingMessage } from "node:http";
import { env, isLoopback } from "~/env.server";
import { hasSession } from "./cookies.server";

export function keptInHistory(
  { method, headers }: Pick<IncomingMessage, "method" | "headers">,
  type: string,
  publicUrl = env().PUBLIC_URL,
): string {
  if (method !== "POST" || !type.startsWith("text/html")) return "no-store";
  return hasSession(headers.cookie) && !isTrusted(publicUrl) ? "no-store" : "private, no-cache";
}

function isTrusted(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === "https:" || isLoopback(hostname);
}

export const FORGET_HISTORY = { "clear-site-data": '"cache"' };
