// What a browser may keep of an answer. Pages of members are not kept. The answer to a form is, for the history of the browser
// that sent it: with "no-store" a refused form that was mended and sent again stood in the way back as a page of the browser
// ("Confirm form resubmission"). Nobody else is given it, and the browser asks again whenever it does more than go back.
// Whoever logs out takes it along (`FORGET_HISTORY`).
export function keptInHistory(method: string | undefined, contentType: string): string {
  return method === "POST" && contentType.startsWith("text/html") ? "private, no-cache" : "no-store";
}

export const FORGET_HISTORY = { "clear-site-data": '"cache"' };
