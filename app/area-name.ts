import type { Area, Community } from "~/models/community/community.server";

/** Name of an area in the reader's language. */
export function areaName(area: Pick<Area, "names">, language: string): string {
  return area.names[language] ?? area.names.en ?? "";
}

export function allowsAdvertising(community: Pick<Community, "areas">, areaId: number | null): boolean {
  return community.areas.some((area) => area.id === areaId && area.kind === "marketplace");
}

/** The area where advertising is allowed; null where a community has none. */
export function findMarketplaceArea(community: Pick<Community, "areas">): Area | null {
  return community.areas.find((area) => area.kind === "marketplace" && !area.isArchived) ?? null;
}
