// Errors that are answered before or instead of a page: small, in the reader's language, without database or framework.
// Made once for each language: under a flood most answers are one of these.
import type { ServerResponse } from "node:http";
import { type InterfaceLanguage, translator } from "~/i18n";
import { guestLanguage } from "./cookies.server";
import { keptInHistory } from "./history.server";

/** `imageHosts`: whose images the administration lets readers see; of others nothing is loaded, whatever a text says. */
export function contentSecurityPolicy(imageHosts: readonly string[] = []): string {
  const images = ["'self'", "data:", ...imageHosts.map((host) => `https://${host} https://*.${host}`)].join(" ");
  return `default-src 'none'; script-src 'self'; style-src 'self'; img-src ${images}; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`;
}

export const SECURITY_HEADERS = {
  "content-security-policy": contentSecurityPolicy(),
  "x-content-type-options": "nosniff",
  "referrer-policy": "strict-origin-when-cross-origin",
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=()",
} as const;

/**
 * `busy`: too many at once; `crawl`: the same, for what programs read; `away`: no database; `late`: it took too long,
 * whatever it was; `read-only`: the database takes nothing for the moment.
 */
export type PlainError = 400 | 403 | 405 | 413 | 414 | 500 | "busy" | "crawl" | "away" | "late" | "read-only";

/** A program that reads everything can wait longer than a person. */
const RETRY_AFTER_SECONDS: Partial<Record<PlainError, string>> = {
  busy: "3",
  away: "3",
  late: "3",
  crawl: "20",
  "read-only": "15",
};

const pages = new Map<string, Buffer>();

/** Sends a short page and says its status. Does nothing when an answer was already begun. */
export function plainError(response: ServerResponse, problem: PlainError): number {
  const status = typeof problem === "number" ? problem : 503;
  if (response.headersSent) {
    response.destroy();
    return status;
  }
  const { cookie, "accept-language": accepted } = response.req.headers;
  const sent = problem === "late" && response.req.method === "POST";
  const page = pageOf(guestLanguage(cookie, accepted), sent ? "late-sent" : problem);
  const retryAfter = RETRY_AFTER_SECONDS[problem];
  const type = "text/html; charset=utf-8";
  response.writeHead(status, {
    ...SECURITY_HEADERS,
    "content-type": type,
    "cache-control": keptInHistory(response.req, type),
    "content-length": page.length,
    ...(retryAfter ? { "retry-after": retryAfter } : {}),
    ...(status === 405 ? { allow: "GET, HEAD, POST" } : {}),
  });
  response.end(page);
  return status;
}

/** A form that took too long is still being worked on: nobody can say yet that nothing came of it. */
type PlainPage = PlainError | "late-sent";

function pageOf(language: InterfaceLanguage, problem: PlainPage): Buffer {
  const key = `${language} ${problem}`;
  const made = pages.get(key) ?? Buffer.from(htmlOf(language, problem));
  pages.set(key, made);
  return made;
}

function htmlOf(language: InterfaceLanguage, problem: PlainPage): string {
  const t = translator(language);
  const kind = kindOf(problem);
  const [title, what, now] = (["title", "what", "now"] as const).map((part) => t(`common:page-error.${kind}.${part}`));
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${title}</title></head><body><h1>${title}</h1><p>${what}</p><p>${now}</p><p><a href="/">${t("common:nav.home")}</a></p></body></html>`;
}

function kindOf(problem: PlainPage) {
  switch (problem) {
    case "busy":
    case "away":
    case "late":
    case "late-sent":
    case "read-only":
      return problem;
    case "crawl":
      return "busy";
    case 413:
      return "too-large";
    case 500:
      return "failed";
    default:
      return "bad-request";
  }
}
