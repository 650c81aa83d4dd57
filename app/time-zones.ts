// The time zones this platform knows, with their offset of today, and what their places are called in each language: the
// country, and the city where a country has several zones.
//
// Names come from the platform alone: it names countries, knows which zones they have, and calls a zone without a name of its own
// by its place ("洛杉矶时间", "Ürümqi (Ortszeit)"). Where it says an abbreviation instead, the city of the zone's identifier is shown.
// A list of five hundred cities in five languages (CLDR) is 3 MB and was not taken. (2026-11-30)

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

/** A country with one zone: what the platform calls it shows what it puts around a place. */
const KNOWN_ZONE = { zone: "Pacific/Auckland", region: "NZ" };
/** Names changed over the years. */
const LATELY = new Date("2026-01-01T00:00:00Z");
const ABBREVIATION = /^[A-Z]{2,5}([+-]|$)/;

type ZoneNaming = (zone: string) => string;

function zoneNaming(language: string): ZoneNaming {
  const regions = new Intl.DisplayNames(language, { type: "region" });
  const around = genericName(language, KNOWN_ZONE.zone).split(regions.of(KNOWN_ZONE.region) ?? "");
  const isLatin = !/^(ru|zh)/.test(language);
  return (zone) => {
    const { region, isOnly } = regionOf(zone);
    const country = region === undefined ? undefined : regions.of(region);
    const said = placeIn(genericName(language, zone), around);
    const isCountry = said === country || (said === null && isOnly);
    // Who reads another script is not helped by a Latin city beside a country that has one zone only, or one of note.
    const city = isCountry ? (isLatin ? cityOf(zone) : undefined) : (said ?? cityOf(zone));
    return [...new Set([country, city].filter((part) => part !== undefined))].join(" · ");
  };
}

function genericName(language: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: "shortGeneric" }).formatToParts(LATELY);
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
}

function placeIn(name: string, [before = "", after = ""]: string[]): string | null {
  const isPlace = name.startsWith(before) && name.endsWith(after) && !ABBREVIATION.test(name);
  return isPlace ? name.slice(before.length, name.length - after.length) : null;
}

function cityOf(zone: string): string {
  const [area = zone, ...place] = zone.split("/");
  return (place.toReversed().join(", ") || area).replaceAll("_", " ");
}

let regionsOfZones: Map<string, ZoneRegion> | undefined;

/** `isOnly`: the region has no other zone. */
type ZoneRegion = { region: string | undefined; isOnly: boolean };

function regionOf(zone: string): ZoneRegion {
  regionsOfZones ??= readRegions();
  return regionsOfZones.get(zone) ?? { region: undefined, isOnly: false };
}

const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

function readRegions(): Map<string, ZoneRegion> {
  const found = new Map<string, ZoneRegion>();
  for (const code of LETTERS.flatMap((first) => LETTERS.map((second) => first + second))) {
    const locale = new Intl.Locale(`und-${code}`);
    // Codes of countries that are no more are read as what they have become.
    if (locale.region !== code) continue;
    const zones = zonesOf(locale);
    for (const zone of zones) if (!found.has(zone)) found.set(zone, { region: code, isOnly: zones.length === 1 });
  }
  return found;
}

/** A property until Node 22, a method since. */
function zonesOf(locale: Intl.Locale): string[] {
  const all: unknown =
    "getTimeZones" in locale && typeof locale.getTimeZones === "function"
      ? locale.getTimeZones()
      : Reflect.get(locale, "timeZones");
  return Array.isArray(all) ? all.map(String) : [];
}
