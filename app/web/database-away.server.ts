// What becomes of a request whose database is away: told apart from our own mistakes and answered 503, to be tried again.
//
// Errors inside of loaders and actions reach Remix, which would make a page "something went wrong" (500) of them. The
// entry notes them here beside the request's context, and the listener answers by what it finds.

import { isReadOnly } from "~/database/read-only";

const CODES = /^(CONNECTION_(CLOSED|ENDED|DESTROYED)|CONNECT_TIMEOUT|NO_TLS|57P0[1-3]|57014|53\d{3}|08\d{3})$/;
const NETWORK_CALLS = new Set(["connect", "read", "write", "getaddrinfo"]);
const DEEPEST_CAUSE = 5;

/** Whether something failed because the database is away, starting, overfull or too slow. */
export function isDatabaseAway(error: unknown): boolean {
  let each = error;
  for (let depth = 0; each instanceof Error && depth < DEEPEST_CAUSE; depth++) {
    const { code = "", syscall = "" } = each as NodeJS.ErrnoException;
    if (CODES.test(code) || NETWORK_CALLS.has(syscall)) return true;
    each = each.cause;
  }
  return false;
}

export type DatabaseTrouble = "away" | "read-only";

/** What is wrong with the database when this fails; null: it is a mistake of ours. */
export function databaseTrouble(error: unknown): DatabaseTrouble | null {
  if (isReadOnly(error)) return "read-only";
  return isDatabaseAway(error) ? "away" : null;
}

const noted = new WeakMap<object, unknown>();

/** Called by the entry for every error of a loader or action. */
export function noteTrouble(context: object, error: unknown): DatabaseTrouble | null {
  const trouble = databaseTrouble(error);
  if (trouble !== null) noted.set(context, error);
  return trouble;
}

/** The error that was noted for this request, or null. */
export function notedError(context: object): unknown {
  return noted.get(context) ?? null;
}
