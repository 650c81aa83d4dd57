// What is refused before anything else looks at a request.
//
// Cross-site requests: an unsafe method must say that it comes from our own pages, by Sec-Fetch-Site or by Origin.
// Neither, or `null`, is refused. Exempt are only requests without a cookie's power that bring a secret of their own: a bearer
// token, or the link of a mail that ends such mails (RFC 8058: mail programs post to it without origin, cookies and login).

import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import type { Env } from "~/env.server";
import { isOwnOrigin } from "./origin.server";

const MAX_URL_LENGTH = 2_048;
const MAX_BODY_BYTES = 1_048_576;
/**
 * Of an ordinary form, as it reads: the longest page (FIELD_LIMITS.pageBody, three bytes a character) twice, because the choices of
 * a conflict bring it back beside itself, and room to answer a text that is too long with the form and not with an error page.
 */
const MAX_FORM_BYTES = 1_572_864;
/** A byte that is no letter takes three on the way, as `%E6`. */
const ESCAPED = 3;
const MAX_UPLOAD_BYTES = 5_242_880 + 65_536; // one image of 5 MB and the form around it
const UPLOAD_PATHS = /^\/(uploads|settings\/avatar|admin\/brand)(\?|$)/;
/** A long text with several photos as they come from a phone: what is too large of them is said beside the text, not instead of it. */
const MAX_WRITING_BYTES = 4 * MAX_UPLOAD_BYTES + MAX_FORM_BYTES;
const WRITING_PATHS =
  /^\/(ask|q\/\d+\/[^/?]*|posts\/\d+\/edit|wiki\/new|pages\/\d+\/edit|faq\/[^/?]+\/edit|answers\/\d+\/promotion)(\?|$)/;
const UNSUBSCRIBE_PATH = /^\/unsubscribe\/[A-Za-z0-9._-]+$/;
const METHODS = new Set(["GET", "HEAD", "POST"]);

/** The status with which it is refused, or null. */
export function refuseRequest(request: IncomingMessage, env: Env): 400 | 403 | 405 | 413 | 414 | null {
  const url = request.url ?? "/";
  if (url.length > MAX_URL_LENGTH) return 414;
  if (!isPath(url) || hasTwoHosts(request)) return 400;
  const method = request.method ?? "GET";
  if (!METHODS.has(method)) return 405;
  if (method === "POST" && !isSameOrigin(request, env)) return 403;
  const declared = Number(request.headers["content-length"] ?? 0);
  if (declared > bodyLimit(request).sent) return 413;
  return null;
}

/** RFC 9112, 3.2: whoever stands between might take the other one. */
function hasTwoHosts({ rawHeaders }: IncomingMessage): boolean {
  return rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === "host").length > 1;
}

/** A path of ours: `//host` and `/\\host` would name another one. */
function isPath(url: string): boolean {
  if (!/^\/(?![/\\])/.test(url) || /%00|\0/.test(url)) return false;
  try {
    decodeURIComponent(url.split("?", 1)[0] ?? "");
    return true;
  } catch {
    return false;
  }
}

function isSameOrigin(request: IncomingMessage, env: Env): boolean {
  if (request.headers.authorization?.startsWith("Bearer ") && !request.headers.cookie) return true;
  if (isMailProgram(request)) return true;
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin") return false;
  const origin = request.headers.origin;
  if (origin === undefined || origin === "null") return site === "same-origin";
  return isOwnOrigin(origin, request.headers.host, env);
}

/** Nothing a browser would add stands in it: another site's form cannot come this way with anybody's session. */
function isMailProgram({ url = "", headers }: IncomingMessage): boolean {
  return (
    UNSUBSCRIBE_PATH.test(url) &&
    headers.cookie === undefined &&
    headers.origin === undefined &&
    headers["sec-fetch-site"] === undefined
  );
}

export type BodyLimit = {
  sent: number;
  /** Of a form: how many bytes may be meant, an escaped one being one. */
  meant: number | null;
};

export function bodyLimit({ url = "/", headers }: IncomingMessage): BodyLimit {
  const isForm = /^application\/x-www-form-urlencoded\s*(;|$)/i.test(headers["content-type"] ?? "");
  if (isForm) return { sent: ESCAPED * MAX_FORM_BYTES, meant: MAX_FORM_BYTES };
  if (UPLOAD_PATHS.test(url)) return { sent: MAX_UPLOAD_BYTES, meant: null };
  const isMultipart = /^multipart\/form-data\s*;/i.test(headers["content-type"] ?? "");
  return { sent: isMultipart && WRITING_PATHS.test(url) ? MAX_WRITING_BYTES : MAX_BODY_BYTES, meant: null };
}

const PERCENT = 0x25;

/** What these bytes of a form mean, counted in bytes. Never less than a third of them, whatever stands there. */
export function meantBytes(chunk: Buffer): number {
  let escapes = 0;
  for (let at = 0; at < chunk.length; at += 1) if (chunk[at] === PERCENT) escapes += 1;
  return Math.max(chunk.length - (ESCAPED - 1) * escapes, Math.ceil(chunk.length / ESCAPED));
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
