// The form once more, with what stands against it and everything that was typed.

import { json } from "@remix-run/node";
import { OVER_LIMIT } from "#moderation/limits";
import type { FieldErrors } from "~/field-errors";
import type { Reply } from "./reply";

type Typed = Record<string, string>;

export function again(reply: Reply, status = 400, headers: Record<string, string> = {}): Response {
  return json<Reply>(reply, { status, headers });
}

export function formAgain(errors: FieldErrors, typed: Typed, status = 400): Response {
  return again({ errors, typed }, status);
}

/** 429 with the time to wait, for the machine and in words. */
export function tryLater(typed: Typed, retryAfterSeconds: number): Response {
  const errors: FieldErrors = { form: { code: OVER_LIMIT, values: { seconds: retryAfterSeconds } } };
  return again({ errors, typed, retryAfterSeconds }, 429, { "retry-after": String(retryAfterSeconds) });
}
