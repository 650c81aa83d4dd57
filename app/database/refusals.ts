// What PostgreSQL refuses in its own words, as questions. The driver's error is the cause of drizzle's.

export function isUniqueViolation(error: unknown): boolean {
  return codeOf(error) === "23505";
}

/** Somebody else held a row for longer than `lock_timeout`. */
export function isLockTimeout(error: unknown): boolean {
  return codeOf(error) === "55P03";
}

/** PostgreSQL ended this act, because it and another waited for each other. */
export function isDeadlock(error: unknown): boolean {
  return codeOf(error) === "40P01";
}

function codeOf(error: unknown): unknown {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return typeof cause === "object" && cause !== null && "code" in cause ? cause.code : null;
}
