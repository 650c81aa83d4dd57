// What the places of time zones are called in a language: the country, and the city where a country has several zones.
//
// From the platform alone: it names countries, knows which zones they have, and calls a zone without a name of its own by its
// place ("洛杉矶时间", "Ürümqi (Ortszeit)"). Where it says an abbreviation instead, the city of the zone's identifier is shown.
// A list of five hundred cities in five languages (CLDR) is 3 MB and was not taken. (2026-11-30)

/** A country with one zone: what the platform calls it shows what it puts around a place. */
const KNOWN_ZONE = { zone: "Pacific/Auckland", region: "NZ" };
/** Names changed over the years. */
const LATELY = new Date("2026-01-01T00:00:00Z");
const ABBREVIATION = /^[A-Z]{2,5}([+-]|$)/;

export type ZoneNaming = (zone: string) => string;

export function zoneNaming(language: string): ZoneNaming {
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
