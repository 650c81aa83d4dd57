// Copies of what is being typed, in this browser, until the server has it. Per member, so that the next person at this machine
// does not get them, and per form, so that two tabs do not write over each other; thrown away after a month.

/** `drafted`: the forms whose draft on the server the text goes on with. */
export type Copy = { fields: Record<string, string>; at: number; drafted?: string };
export type KeptCopy = Copy & { key: string };

const PREFIX = "draft:";
const KEPT_MS = 30 * 24 * 3600_000;

export function copyKey(member: string, target: string, form: string): string {
  return `${copiesOf(member, target)}~${form}`;
}

/** What the copies of one thing begin with; one without "~" was kept by an older version. */
function copiesOf(member: string, target: string): string {
  return `${PREFIX}${member}:${target}`;
}

/** All that forms of this thing kept, the latest first. */
export function readCopies(member: string, target: string): KeptCopy[] {
  const prefix = copiesOf(member, target);
  try {
    return Object.keys(localStorage)
      .filter((key) => key === prefix || key.startsWith(`${prefix}~`))
      .flatMap((key) => {
        const copy = readCopy(key);
        return copy ? [{ ...copy, key }] : [];
      })
      .sort((one, other) => other.at - one.at);
  } catch {
    // Storage can be forbidden; then there is no copy.
    return [];
  }
}

/** False where the browser keeps nothing (storage forbidden or full). */
export function keepCopy(key: string, copy: Copy): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(copy));
    return true;
  } catch {
    return false;
  }
}

function readCopy(key: string): Copy | null {
  try {
    const copy: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
    if (!isCopy(copy)) return null;
    if (Date.now() - copy.at < KEPT_MS) return copy;
    dropCopy(key);
  } catch {
    // Unreadable is the same as none.
  }
  return null;
}

export function dropCopy(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}

/** Remembers over the next page load that these texts were sent. */
export function markSent(keys: string[]): void {
  try {
    sessionStorage.setItem("sent", keys.join(" "));
  } catch {
    // Then the copy stays until the server confirms the text or a month is over.
  }
}

export function takeSent(): string[] {
  const keys = sessionStorage.getItem("sent")?.split(" ") ?? [];
  sessionStorage.removeItem("sent");
  return keys;
}

function isCopy(value: unknown): value is Copy {
  return (
    typeof value === "object" && value !== null && "fields" in value && "at" in value && typeof value.at === "number"
  );
}
