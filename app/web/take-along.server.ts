// What the browser of somebody whose session is over has kept for going back goes, once: with the cookie. A banned member's cookie
// stays, because it says whom to tell why. Only where a person goes to a page: what scripts ask for may be answered late, and would
// take the cookie of a session that has begun meanwhile.
import { FORGET_HISTORY } from "./history.server";
import { emptyCookie } from "./session.server";
import type { Visit } from "./visit.server";

/** For a request that no session was found for. Gives the Set-Cookie line that empties the cookie, or null. */
export function takeAlong(
  request: Request,
  response: Response,
  { db, ended }: Pick<Visit, "db" | "ended">,
): string | null {
  const isPerson = request.headers.get("sec-fetch-mode") === "navigate";
  const cookie = isPerson && !ended ? emptyCookie(db, request.headers.get("cookie")) : null;
  if (cookie !== null || (ended && response.status === 403))
    for (const [name, value] of Object.entries(FORGET_HISTORY)) response.headers.set(name, value);
  return cookie;
}
