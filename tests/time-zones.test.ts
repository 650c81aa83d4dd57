import { expect, it } from "vitest";
import { INTERFACE_LANGUAGES } from "~/i18n";
import { timeZones, zoneGroups } from "~/time-zones";

it.each(INTERFACE_LANGUAGES)(
  "The time zones stand in %s by parts of the world, each once, with the difference",
  (language) => {
    const groups = zoneGroups(language, new Date("2026-11-29T12:00:00Z"));
    const options = groups.flatMap((group) => group.options);
    expect(options.map(({ value }) => value).sort()).toEqual([...timeZones()].sort());
    expect(options.find(({ value }) => value === "Europe/Berlin")?.text).toBe("+01:00 Berlin");
    expect(options.find(({ value }) => value === "America/St_Johns")?.text).toBe("−03:30 St Johns");
    const europe = new Intl.DisplayNames(language, { type: "region" }).of("150");
    expect(groups.find(({ group }) => group === europe)?.options.length).toBeGreaterThan(30);
    expect(groups[0]?.options.map(({ value }) => value)).toContain("UTC");
  },
);
