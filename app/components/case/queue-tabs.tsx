import { Tabs } from "~/components/ui/tabs";
import type { QueueKind } from "~/models/case/queue-kinds";
import { officeUrls } from "~/office-urls";
import { useT } from "~/page-context";

/** How many wait, in all and of each kind; and of the marks, for moderators. */
export type QueueCounts = Partial<Record<QueueKind | "all" | "marked", number>>;

/** The kinds of what waits, with how many there are. A case that holds two kinds counts under both. */
export function QueueTabs({
  current,
  counts,
  kinds,
  seesMarked,
}: {
  current: QueueKind | "marked" | null;
  counts: QueueCounts;
  kinds: readonly QueueKind[];
  seesMarked: boolean;
}) {
  const t = useT();
  const tabs = [null, ...kinds].map((one) => ({
    href: officeUrls.queueOf(one),
    text: t(`admin:queue.kind.${one ?? "all"}`),
    isCurrent: one === current,
    count: counts[one ?? "all"] ?? 0,
  }));
  const marked = {
    href: officeUrls.marked(),
    text: t("admin:queue.kind.marked"),
    isCurrent: current === "marked",
    count: counts.marked ?? 0,
  };
  return <Tabs label={t("admin:queue.kinds")} tabs={seesMarked ? [...tabs, marked] : tabs} />;
}
