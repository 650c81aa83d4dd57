import type { Translate } from "~/i18n";

/** Nobody needs to know by how many it is more. */
const MOST_COUNTED = 99;

/** The queue in the bar, with how many cases wait. */
export function queueText(t: Translate, count: number): string {
  if (count === 0) return t("common:nav.queue");
  if (count > MOST_COUNTED) return t("common:nav.queue-many", { most: MOST_COUNTED });
  return t("common:nav.queue-count", { count });
}
