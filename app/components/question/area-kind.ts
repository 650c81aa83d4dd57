import type { Area } from "~/models/community/community.server";
import { usePage } from "~/page-context";

/** What stands in this area: questions, things that are shown, or offers. Words and boxes follow it. */
export function useAreaKind(areaId: number): Area["kind"] {
  const { community } = usePage();
  return community.areas.find((area) => area.id === areaId)?.kind ?? "questions";
}
