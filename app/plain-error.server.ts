// Errors that are answered before or instead of a page: small, without any dependency on database or framework.
import type { ServerResponse } from "node:http";

export const SECURITY_HEADERS = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https: data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "strict-origin-when-cross-origin",
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=()",
} as const;

const MESSAGES: Record<string, string> = {
  busy: "The community is very busy right now. Please try again in a few seconds.",
  late: "The community cannot reach its database right now. Nothing you typed is lost: go back and send it again in a moment.",
  failed: "Something went wrong on our side. It has been noted. Go back and try again; what you typed is still there.",
};

/** Sends a short page; `message` is one of MESSAGES or a sentence. Does nothing when an answer was already begun. */
export function plainError(response: ServerResponse, status: number, message: string): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const text = MESSAGES[message] ?? message;
  const headers: Record<string, string> = {
    ...SECURITY_HEADERS,
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
  };
  if (status === 503 || status === 429) headers["retry-after"] = "3";
  if (status === 413 || status === 408) headers.connection = "close";
  response.writeHead(status, headers);
  response.end(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${status}</title></head><body><h1>${status}</h1><p>${text}</p><p><a href="/">Home</a></p></body></html>`,
  );
}
