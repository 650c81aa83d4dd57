// Errors that are answered before or instead of a page: small, in the reader's language, without database or framework.
import type { ServerResponse } from "node:http";
import { translator } from "~/i18n";
import { guestLanguage } from "./cookies.server";

export const SECURITY_HEADERS = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https: data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "strict-origin-when-cross-origin",
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=()",
} as const;

/** `busy`: too many at once; `away`: no database. */
export type PlainError = 400 | 403 | 405 | 413 | 414 | 500 | "busy" | "away";

const RETRY_AFTER_SECONDS = "3";

/** Sends a short page. Does nothing when an answer was already begun. */
export function plainError(response: ServerResponse, problem: PlainError): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const status = typeof problem === "number" ? problem : 503;
  const headers: Record<string, string> = {
    ...SECURITY_HEADERS,
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
  };
  if (status === 503) headers["retry-after"] = RETRY_AFTER_SECONDS;
  if (status === 405) headers.allow = "GET, HEAD, POST";
  const page = pageOf(response, problem);
  headers["content-length"] = String(Buffer.byteLength(page));
  response.writeHead(status, headers);
  response.end(page);
}

function pageOf({ req }: ServerResponse, problem: PlainError): string {
  const language = guestLanguage(req.headers.cookie, req.headers["accept-language"]);
  const t = translator(language);
  const kind = kindOf(problem);
  const [title, what, now] = (["title", "what", "now"] as const).map((part) => t(`common:page-error.${kind}.${part}`));
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${title}</title></head><body><h1>${title}</h1><p>${what}</p><p>${now}</p><p><a href="/">${t("common:nav.home")}</a></p></body></html>`;
}

function kindOf(problem: PlainError) {
  switch (problem) {
    case "busy":
    case "away":
      return problem;
    case 413:
      return "too-large";
    case 500:
      return "failed";
    default:
      return "bad-request";
  }
}
