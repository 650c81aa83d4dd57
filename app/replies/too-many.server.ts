// The reply to programs that ask too often; forms come back with the sentence (again.server).

import { json } from "@remix-run/node";
import { OVER_LIMIT } from "#moderation/limits";

/** 429 with the time to wait, for the machine and in the words of the page. */
export function tooMany(retryAfterSeconds: number): Response {
  return json(
    { reason: OVER_LIMIT, values: { seconds: retryAfterSeconds } },
    { status: 429, headers: { "retry-after": String(retryAfterSeconds) } },
  );
}
