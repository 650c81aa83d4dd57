// The time zones this platform knows, with their offset of today.
const UTC = "UTC";

let zones: Set<string> | undefined;

export function timeZones(): ReadonlySet<string> {
  zones ??= new Set([UTC, ...Intl.supportedValuesOf("timeZone")]);
  return zones;
}

/** What a form or a browser says, if the platform knows it; aliases such as Asia/Calcutta become their zone. */
export function knownTimeZone(typed: string): string {
  if (timeZones().has(typed)) return typed;
  try {
    return typed === "" ? UTC : new Intl.DateTimeFormat("en", { timeZone: typed }).resolvedOptions().timeZone;
  } catch {
    return UTC;
  }
}
