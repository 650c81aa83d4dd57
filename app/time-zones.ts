// The time zones this platform knows, with their offset of today, as lists in each language.
import { zoneNaming } from "./time-zone-names";

const UTC = "UTC";

let zones: Set<string> | undefined;

export function timeZones(): ReadonlySet<string> {
  zones ??= new Set([UTC, ...Intl.supportedValuesOf("timeZone")]);
  return zones;
}

type ZoneOption = { value: string; text: string };
export type ZoneGroup = { group: string; options: ZoneOption[] };

/** The parts of the world, by the numbers that CLDR knows them by, so that every language has a name for them. */
const REGIONS: Readonly<Record<string, string>> = {
  Africa: "002",
  America: "019",
  Antarctica: "AQ",
  Arctic: "150",
  Asia: "142",
  Atlantic: "001",
  Australia: "009",
  Europe: "150",
  Indian: "001",
  Pacific: "009",
};
const HOUR_MS = 3_600_000;
const kept = new Map<string, { hour: number; groups: ZoneGroup[] }>();
const names = new Map<string, Map<string, string>>();

/** Four hundred zones as a person finds them: by the part of the world, from west to east, with the time's difference. */
export function zoneGroups(language: string, now: Date = new Date()): ZoneGroup[] {
  // Differences change twice a year, at a full hour.
  const hour = Math.floor(now.getTime() / HOUR_MS);
  const found = kept.get(language);
  if (found?.hour === hour) return found.groups;
  const named = namesIn(language);
  const regions = new Intl.DisplayNames(language, { type: "region" });
  const groups = new Map<string, (ZoneOption & { minutes: number })[]>();
  for (const zone of timeZones()) {
    const [area = zone, ...place] = zone.split("/");
    const region = REGIONS[area];
    const group = place.length === 0 || region === undefined ? UTC : (regions.of(region) ?? area);
    const { minutes, words } = differenceOf(zone, now);
    const options = groups.get(group) ?? [];
    options.push({ value: zone, text: zone === UTC ? UTC : `${words} ${named.get(zone) ?? zone}`, minutes });
    groups.set(group, options);
  }
  for (const options of groups.values()) options.sort((a, b) => a.minutes - b.minutes || (a.text < b.text ? -1 : 1));
  const all = [...groups].map(([group, options]) => ({
    group,
    options: options.map(({ value, text }) => ({ value, text })),
  }));
  const sorted = all.sort(
    (a, b) => Number(b.group === UTC) - Number(a.group === UTC) || a.group.localeCompare(b.group, language),
  );
  kept.set(language, { hour, groups: sorted });
  return sorted;
}

/** Names do not change while the program runs. */
function namesIn(language: string): Map<string, string> {
  const found = names.get(language);
  if (found) return found;
  const nameOf = zoneNaming(language);
  const made = new Map([...timeZones()].map((zone) => [zone, nameOf(zone)]));
  names.set(language, made);
  return made;
}

/** `+05:45`: the same in every language. */
function differenceOf(timeZone: string, now: Date): { minutes: number; words: string } {
  const parts = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" }).formatToParts(now);
  const offset = parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
  const [, sign = "+", hours = "0", rest = "0"] = /([+-])(\d+):?(\d+)?/.exec(offset) ?? [];
  const minutes = (Number(hours) * 60 + Number(rest)) * (sign === "-" ? -1 : 1);
  return { minutes, words: `${sign === "-" ? "−" : "+"}${hours.padStart(2, "0")}:${rest.padStart(2, "0")}` };
}

/** Whether the platform knows what was chosen, as a zone or as another name of one. */
export function isTimeZone(typed: string): boolean {
  return typed === UTC || (typed !== "" && knownTimeZone(typed) !== UTC) || /^(Etc\/)?(UTC|GMT|UCT|Zulu)$/.test(typed);
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
