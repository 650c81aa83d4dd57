// What is refused before anything else looks at a request, and how its body is read within limits.
//
// Cross-site requests: an unsafe method must say that it comes from our own pages, by Sec-Fetch-Site or by Origin.
// Neither, or `null`, is refused; only requests with a bearer token (and so without a cookie's power) are exempt.

import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import type { Env } from "./env.server";

const MAX_URL_LENGTH = 2_048;
const MAX_BODY_BYTES = 1_048_576;
const MAX_UPLOAD_BYTES = 5_242_880 + 65_536; // one image of 5 MB and the form around it
const UPLOAD_PATHS = /^\/(uploads|settings\/avatar|admin\/brand)(\?|$)/;
const METHODS = new Set(["GET", "HEAD", "POST"]);

export type Refusal = { status: number; message: string };

export function refuseRequest(request: IncomingMessage, env: Env): Refusal | null {
  const url = request.url ?? "/";
  if (url.length > MAX_URL_LENGTH) return { status: 414, message: "This address is too long." };
  if (/%00|\0/.test(url) || !url.startsWith("/") || !isDecodable(url))
    return { status: 400, message: "This address is not valid." };
  const method = request.method ?? "GET";
  if (!METHODS.has(method)) return { status: 405, message: "This method is not supported." };
  if (method === "POST" && !isSameOrigin(request, env)) {
    return { status: 403, message: "This request came from another site and was refused." };
  }
  const declared = Number(request.headers["content-length"] ?? 0);
  if (declared > bodyLimit(url)) return { status: 413, message: "That is more than can be sent at once." };
  return null;
}

function isDecodable(url: string): boolean {
  try {
    decodeURIComponent(url.split("?", 1)[0] ?? "");
    return true;
  } catch {
    return false;
  }
}

function isSameOrigin(request: IncomingMessage, env: Env): boolean {
  if (request.headers.authorization?.startsWith("Bearer ") && !request.headers.cookie) return true;
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin") return false;
  const origin = request.headers.origin;
  if (origin === undefined || origin === "null") return site === "same-origin";
  return isOwnOrigin(origin, request, env);
}

function isOwnOrigin(origin: string, request: IncomingMessage, env: Env): boolean {
  if (origin === new URL(env.PUBLIC_URL).origin) return true;
  // Reached by another name of this machine (127.0.0.1 for localhost): the browser's Host is then its own.
  return origin === `http://${request.headers.host}` || origin === `https://${request.headers.host}`;
}

function bodyLimit(url: string): number {
  return UPLOAD_PATHS.test(url) ? MAX_UPLOAD_BYTES : MAX_BODY_BYTES;
}

export type Body = { ok: true; bytes: Buffer | null } | { ok: false; status: number; message: string };

/** Reads the body of a POST, never more than the limit even when its length was not declared. */
export async function readBody(request: IncomingMessage): Promise<Body> {
  if (request.method !== "POST") return { ok: true, bytes: null };
  const limit = bodyLimit(request.url ?? "/");
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limit) return { ok: false, status: 413, message: "That is more than can be sent at once." };
      chunks.push(chunk);
    }
  } catch {
    return { ok: false, status: 400, message: "The request ended before it was complete." };
  }
  const bytes = Buffer.concat(chunks);
  return { ok: true, bytes };
}

/** The address a request came from; a proxy's word counts only when a proxy is configured. */
export function requestAddress(request: IncomingMessage, env: Env): string {
  if (env.TRUST_PROXY) {
    const forwarded =
      String(request.headers["x-forwarded-for"] ?? "")
        .split(",")
        .at(-1)
        ?.trim() ?? "";
    if (isIP(forwarded)) return forwarded;
  }
  return request.socket.remoteAddress ?? "unknown";
}
