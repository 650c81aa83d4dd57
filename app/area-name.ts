import type { Area } from "./models/community.server";

/** Name of an area in the reader's language. */
export function areaName(area: Pick<Area, "names">, language: string): string {
  return area.names[language] ?? area.names.en ?? "";
}
