// A database that can be read and not written: a standby after a failover, one that an administrator has locked, or one
// whose disk is full.

/** 25006: read-only transaction; 53100: no space left where the database is. */
const CODES = new Set(["25006", "53100"]);
const DEEPEST_CAUSE = 5;

export function isReadOnly(error: unknown): boolean {
  let each = error;
  for (let depth = 0; each instanceof Error && depth < DEEPEST_CAUSE; depth++) {
    if (CODES.has((each as NodeJS.ErrnoException).code ?? "")) return true;
    each = each.cause;
  }
  return false;
}

/** What reading writes by the way (a rendering, a moment of use) is left out while nothing can be written. */
export async function unlessReadOnly(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!isReadOnly(error)) throw error;
  }
}
