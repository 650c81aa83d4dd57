// What rules saw without anything following: newest first, with the passage; one press says that it is fine, or makes a case of it.

import type { SerializeFrom } from "@remix-run/node";
import { AuthorName } from "~/components/account/author";
import { Button } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { Mark } from "~/components/ui/mark";
import { Pagination } from "~/components/ui/pagination";
import { Time } from "~/components/ui/time";
import { writtenIn } from "~/languages/written-in";
import type { MarkedText } from "~/models/case/marks.server";
import type { QueueKind } from "~/models/case/queue-kinds";
import { ruleTitle } from "~/models/rule/titles";
import { officeUrls } from "~/office-urls";
import { usePage, useT } from "~/page-context";
import { urls } from "~/urls";
import { type QueueCounts, QueueTabs } from "./queue-tabs";
import { wordsForModerators } from "./reason-words";

type Props = {
  rows: SerializeFrom<MarkedText>[];
  next: number | null;
  isFirst: boolean;
  counts: QueueCounts;
  kinds: readonly QueueKind[];
};

export function MarkedPage({ rows, next, isFirst, counts, kinds }: Props) {
  const t = useT();
  return (
    <article className="stack wide">
      <header className="page-head">
        <h1>{t("admin:queue.heading")}</h1>
        <p className="meta">{t("admin:marked.intro")}</p>
      </header>
      <QueueTabs current="marked" counts={counts} kinds={kinds} seesMarked />
      {rows.length === 0 ? (
        <EmptyState title={t("admin:marked.none")} action={{ href: urls.queue(), text: t("admin:queue.heading") }}>
          {t("admin:marked.none-text")}
        </EmptyState>
      ) : (
        <ul className="bare">
          {rows.map((row) => (
            <MarkedRow key={row.documentId} row={row} />
          ))}
        </ul>
      )}
      <Pagination
        newer={isFirst ? null : officeUrls.marked()}
        older={next === null ? null : officeUrls.marked(next)}
        words={{ newer: t("common:pagination.first"), older: t("common:pagination.next") }}
      />
    </article>
  );
}

function MarkedRow({ row }: { row: Props["rows"][number] }) {
  const page = usePage();
  const { t } = page;
  return (
    <li className="queue-row" data-row>
      <div className="stack">
        <p className="row">
          <a href={row.path} className="title" {...writtenIn(row.language)}>
            {t(`admin:queue.${row.kind}`, { title: row.title })}
          </a>
        </p>
        <p className="excerpt" {...writtenIn(row.language)}>
          {row.excerpt}
        </p>
        <ul className="reasons">
          {row.marks.map((mark) => (
            <li key={`${mark.rule} ${mark.code} ${mark.passage}`}>
              <Mark tone="wait">{ruleTitle(page, mark.rule)}</Mark>{" "}
              {wordsForModerators(t, mark.code, mark.parameters) ?? mark.code}{" "}
              {mark.passage && <q dir="auto">{mark.passage.slice(0, 300)}</q>}
            </li>
          ))}
        </ul>
        <p className="row meta">
          <AuthorName author={row.author} authorName={row.authorName} />
          <Time at={row.at} />
        </p>
      </div>
      {row.isOwn ? <p className="meta">{t("moderation:reason.own-case")}</p> : <SettleForm row={row} />}
    </li>
  );
}

function SettleForm({ row: { documentId, title } }: { row: Props["rows"][number] }) {
  const t = useT();
  return (
    <form method="post" action={officeUrls.marked()} className="row">
      <input type="hidden" name="document" value={documentId} />
      <Button name="verdict" value="fine" label={`${t("admin:marked.fine")}: ${title}`}>
        {t("admin:marked.fine")}
      </Button>
      <Button name="verdict" value="case" label={`${t("admin:marked.case")}: ${title}`}>
        {t("admin:marked.case")}
      </Button>
    </form>
  );
}
