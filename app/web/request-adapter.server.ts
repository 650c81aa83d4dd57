// Between node:http and the web's Request and Response. Bodies are whole (they were read within limits and pages are
// rendered to strings), so compression and caching see finished bytes.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Env } from "~/env.server";
import { isMultiplying } from "~/multiplying";
import { compressGzip } from "./compression.server";
import { keptInHistory } from "./history.server";
import type { Recording } from "./page-cache.server";
import { SECURITY_HEADERS } from "./plain-error.server";

const LATER_SECONDS = "60";
const SMALLEST_WORTH_COMPRESSING = 1_000;
/** "origin" too: web/request-guards has judged it, and Remix would compare it with a Host that a proxy may have changed. */
const HOP_HEADERS = new Set([
  "connection",
  "keep-alive",
  "transfer-encoding",
  "upgrade",
  "expect",
  "content-length",
  "origin",
]);

export function toRequest(request: IncomingMessage, body: Buffer | null, env: Env): Request {
  const headers = new Headers();
  for (let i = 0; i + 1 < request.rawHeaders.length; i += 2) {
    const name = request.rawHeaders[i] ?? "";
    if (!HOP_HEADERS.has(name.toLowerCase())) headers.append(name, request.rawHeaders[i + 1] ?? "");
  }
  // The configured address, never the Host header, is what links and cookies are made from.
  const url = new URL(request.url ?? "/", env.PUBLIC_URL);
  // No signal: Remix would answer an aborted request while its work goes on, and nobody would know when that ends.
  const init: RequestInit = { method: request.method ?? "GET", headers };
  if (body && body.length > 0) init.body = new Uint8Array(body);
  return new Request(url, init);
}

/** Sends a page: security headers, compression, and a copy for the cache when it may be kept. */
export async function sendResponse(
  request: IncomingMessage,
  response: ServerResponse,
  page: Response,
  recording: Recording | null,
): Promise<void> {
  const bytes = Buffer.from(await page.arrayBuffer());
  const headers = headersOf(page);
  if (isMultiplying(request.url ?? "/")) headers["x-robots-tag"] = "noindex, nofollow";
  const tags = page.headers.get("x-page-tags");
  const search = page.headers.get("x-page-search");
  for (const name of ["x-page-tags", "x-page-search"]) delete headers[name];
  const isKept = recording !== null && tags !== null && page.status === 200 && !page.headers.has("set-cookie");
  const isCompressible = mayBeCompressed(headers, bytes);
  const isCompressed = isCompressible && /\bgzip\b/.test(String(request.headers["accept-encoding"] ?? ""));
  const gzip = isKept || isCompressed ? await compressGzip(bytes) : null;
  if (isKept && gzip) {
    const { "server-timing": _, ...shared } = headers; // this reader's
    const etag = recording.keep({ tags: tags.split(" "), headers: shared, gzip, search });
    headers.etag = etag;
    headers["cache-control"] ??= "private, no-cache";
    headers.vary = "Accept-Language, Cookie";
    if (request.headers["if-none-match"] === etag) {
      response.writeHead(304, { etag, "cache-control": String(headers["cache-control"]) });
      response.end();
      return;
    }
  } else recording?.discard();
  if (isCompressible) headers.vary = headers.vary ? `${headers.vary}, Accept-Encoding` : "Accept-Encoding";
  if (isCompressed) headers["content-encoding"] = "gzip";
  const encoded = isCompressed && gzip ? gzip : bytes;
  headers["cache-control"] ??= keptInHistory(request, String(headers["content-type"] ?? ""));
  // Whoever refuses for haste says when there is room again; this is for those who forgot.
  const isLater = page.status === 429 || page.status === 503;
  if (isLater && !headers["retry-after"]) headers["retry-after"] = LATER_SECONDS;
  if (encoded.length > 0 || page.status === 200) headers["content-length"] = String(encoded.length);
  response.writeHead(page.status, headers);
  response.end(request.method === "HEAD" ? undefined : encoded);
}

function headersOf(page: Response): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = { ...SECURITY_HEADERS };
  for (const [name, value] of page.headers) if (name !== "set-cookie") headers[name] = value;
  const cookies = page.headers.getSetCookie();
  if (cookies.length > 0) headers["set-cookie"] = cookies;
  return headers;
}

function mayBeCompressed(headers: Record<string, string | string[]>, bytes: Buffer): boolean {
  const type = String(headers["content-type"] ?? "");
  return bytes.length >= SMALLEST_WORTH_COMPRESSING && /^(text\/|application\/(json|atom|xml|ld))/.test(type);
}
