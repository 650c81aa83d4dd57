import type { SerializeFrom } from "@remix-run/node";
import { waitingWords } from "#moderation/urgency";
import { EmptyState } from "~/components/ui/empty-state";
import { Pagination } from "~/components/ui/pagination";
import type { QueueRow as Row } from "~/models/case/queue.server";
import type { QueueKind } from "~/models/case/queue-kinds";
import type { OwnVerdicts } from "~/models/case/verdict.server";
import { officeUrls } from "~/office-urls";
import { useT } from "~/page-context";
import { urls } from "~/urls";
import { BulkChoice } from "./bulk-choice";
import { QueueRow } from "./queue-row";
import { type QueueCounts, QueueTabs } from "./queue-tabs";
import { UndoBar } from "./undo-bar";

type Props = {
  rows: SerializeFrom<Row>[];
  next: string | null;
  isFirst: boolean;
  kind: QueueKind | null;
  minutes: number | null;
  kinds: readonly QueueKind[];
  seesMarked: boolean;
  counts: QueueCounts;
  /** All of this page are ticked. */
  isAll: boolean;
  /** What this reader decided a moment ago. */
  verdicts: OwnVerdicts[];
};

/** What waits for a decision: by how much harm waiting may do, times how long it waits. */
export function QueuePage({ rows, next, isFirst, kind, minutes, counts, isAll, verdicts, ...shown }: Props) {
  const t = useT();
  return (
    <article className="stack wide">
      <UndoBar verdicts={verdicts} />
      <header className="page-head">
        <h1>{t("admin:queue.heading")}</h1>
        <p className="meta">
          {t("admin:queue.order")} {minutes !== null && t("admin:queue.takes", waitingWords(minutes))}
        </p>
      </header>
      <QueueTabs current={kind} counts={counts} {...shown} />
      {rows.length === 0 ? (
        <EmptyState
          title={t("common:empty.queue.title")}
          action={{ href: urls.questions(), text: t("common:empty.all-questions") }}
        >
          {t("common:empty.queue.text")}
        </EmptyState>
      ) : (
        <>
          <ul className="bare">
            {rows.map((row) => (
              <QueueRow key={row.id} row={row} hasBox={shown.seesMarked} isChosen={isAll} />
            ))}
          </ul>
          {shown.seesMarked && <BulkChoice isAll={isAll} />}
        </>
      )}
      <Pagination
        newer={isFirst ? null : officeUrls.queueOf(kind)}
        older={next === null ? null : officeUrls.queueOf(kind, next)}
        words={{ newer: t("common:pagination.first"), older: t("common:pagination.next") }}
      />
    </article>
  );
}
