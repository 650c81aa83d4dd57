import type { SerializeFrom } from "@remix-run/node";
import { EmptyState } from "~/components/ui/empty-state";
import { Pagination } from "~/components/ui/pagination";
import { Tabs } from "~/components/ui/tabs";
import type { QueueRow as Row } from "~/models/case/queue.server";
import { QUEUE_KINDS, type QueueKind, STAFF_KINDS } from "~/models/case/queue-kinds";
import { officeUrls } from "~/office-urls";
import { useT } from "~/page-context";
import { urls } from "~/urls";
import { QueueRow } from "./queue-row";

type Props = {
  rows: SerializeFrom<Row>[];
  next: string | null;
  isFirst: boolean;
  kind: QueueKind | null;
  minutes: number | null;
  seesHeld: boolean;
};

/** What waits for a decision: newcomers first, because they wait for their first impression; then the oldest. */
export function QueuePage({ rows, next, isFirst, kind, minutes, seesHeld }: Props) {
  const t = useT();
  const kinds = [null, ...(seesHeld ? QUEUE_KINDS : STAFF_KINDS)];
  return (
    <article className="stack wide">
      <header className="page-head">
        <h1>{t("admin:queue.heading")}</h1>
        <p className="meta">
          {t("admin:queue.order")} {minutes !== null && t("admin:queue.minutes", { minutes })}
        </p>
      </header>
      <Tabs
        label={t("admin:queue.kinds")}
        tabs={kinds.map((one) => ({
          href: officeUrls.queueOf(one),
          text: t(`admin:queue.kind.${one ?? "all"}`),
          isCurrent: one === kind,
        }))}
      />
      {rows.length === 0 ? (
        <EmptyState
          title={t("common:empty.queue.title")}
          action={{ href: urls.questions(), text: t("common:empty.all-questions") }}
        >
          {t("common:empty.queue.text")}
        </EmptyState>
      ) : (
        <ul className="bare">
          {rows.map((row) => (
            <QueueRow key={row.id} row={row} />
          ))}
        </ul>
      )}
      <Pagination
        newer={isFirst ? null : officeUrls.queueOf(kind)}
        older={next === null ? null : officeUrls.queueOf(kind, next)}
        words={{ newer: t("common:pagination.first"), older: t("common:pagination.next") }}
      />
    </article>
  );
}
