// Copies of what is being typed, in this browser, until the server has it. Per member and text, so that the next person at
// this machine does not get them; thrown away after a month.
export type Copy = { fields: Record<string, string>; at: number };

const PREFIX = "draft:";
const KEPT_MS = 30 * 24 * 3600_000;

export function copyKey(member: string, target: string): string {
  return `${PREFIX}${member}:${target}`;
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

export function readCopy(key: string): Copy | null {
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

/** Remembers over the next page load that this text was sent. */
export function markSent(key: string): void {
  try {
    sessionStorage.setItem("sent", key);
  } catch {
    // Then the copy stays until the server confirms the text or a month is over.
  }
}

export function takeSent(): string | null {
  const key = sessionStorage.getItem("sent");
  sessionStorage.removeItem("sent");
  return key;
}

function isCopy(value: unknown): value is Copy {
  return (
    typeof value === "object" && value !== null && "fields" in value && "at" in value && typeof value.at === "number"
  );
}
