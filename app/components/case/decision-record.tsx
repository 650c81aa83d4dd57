// A member's own record: what was decided about their texts, and what came of what they flagged.
import type { SerializeFrom } from "@remix-run/node";
import { EmptyState } from "~/components/ui/empty-state";
import { Mark } from "~/components/ui/mark";
import { Pagination } from "~/components/ui/pagination";
import { Time } from "~/components/ui/time";
import type { Translate } from "~/i18n";
import type { RecordRow } from "~/models/case/decision-record.server";
import type { FlagRow } from "~/models/case/flag-reading.server";
import type { Strike } from "~/models/member/facts.server";
import { ruleTitle } from "~/models/rule/titles";
import { usePage } from "~/page-context";
import { urls } from "~/urls";
import { restrictionWords } from "./restriction-name";
import { Strikes } from "./strikes";

type Props = {
  rows: SerializeFrom<RecordRow>[];
  next: number | null;
  isFirst: boolean;
  flags: SerializeFrom<FlagRow>[];
  strikes: SerializeFrom<Strike>[];
};

export function DecisionRecord({ rows, next, isFirst, flags, strikes }: Props) {
  const { t } = usePage();
  return (
    <article className="narrow stack wide">
      <header className="page-head">
        <h1>{t("decisions:record.title")}</h1>
        <p className="meta">{t("decisions:record.intro")}</p>
      </header>
      {isFirst && <Strikes strikes={strikes} isOwn />}
      {rows.length === 0 ? (
        <EmptyState title={t("decisions:record.none")} action={{ href: urls.rules(), text: t("admin:rules.title") }}>
          {t("decisions:record.none-text")}
        </EmptyState>
      ) : (
        <ul className="bare stack">
          {rows.map((row) => (
            <DecisionRow key={row.id} row={row} />
          ))}
        </ul>
      )}
      <Pagination
        newer={isFirst ? null : urls.decisions()}
        older={next === null ? null : urls.decisions(next)}
        words={{ newer: t("common:pagination.first"), older: t("common:pagination.next") }}
      />
      {flags.length > 0 && <Flags flags={flags} />}
    </article>
  );
}

const TONES = {
  return: "wait",
  remove: "bad",
  publish: "good",
  overturn: "good",
  close: "bad",
  duplicate: "wait",
  merge: "wait",
  reject: "wait",
  restrict: "bad",
  lift: "good",
  withdraw: "bad",
  grant: "good",
} as const;

export function DecisionRow({ row }: { row: Props["rows"][number] }) {
  const page = usePage();
  const { t } = page;
  const tone = TONES[row.outcome as keyof typeof TONES] ?? "plain";
  return (
    <li>
      <p className="row">
        <Mark tone={tone}>{t(`admin:outcome.${row.outcome}`)}</Mark>
        <a href={urls.decision(row.id)} className="title" dir="auto">
          {titleOf(t, row)}
        </a>
      </p>
      <p className="row meta">
        <Time at={row.at} />
        {row.rule && <span>{ruleTitle(page, row.rule)}</span>}
        {row.answer ? (
          <span>{t(`admin:outcome.${row.answer}`)}</span>
        ) : (
          row.isAppealed && <span>{t("decisions:record.appealed")}</span>
        )}
      </p>
    </li>
  );
}

function titleOf(t: Translate, { functionName, office, title }: Props["rows"][number]): string {
  if (functionName !== null) return restrictionWords(t, functionName);
  return office === null ? title || t("decisions:record.untitled") : t(`moderation:role.${office}`);
}

function Flags({ flags }: Pick<Props, "flags">) {
  const page = usePage();
  const { t } = page;
  return (
    <section className="stack" aria-labelledby="flags">
      <h2 id="flags">{t("decisions:record.flags")}</h2>
      <ul className="bare stack">
        {flags.map((flag) => (
          <li key={flag.id}>
            <p className="row">
              <Mark tone={flag.isDecided ? (flag.isUpheld ? "good" : "plain") : "wait"}>
                {t(
                  flag.isDecided
                    ? flag.isUpheld
                      ? "decisions:flag.upheld"
                      : "decisions:flag.left"
                    : "decisions:flag.waits",
                )}
              </Mark>
              <span dir="auto">{flag.title ?? t("decisions:flag.gone")}</span>
            </p>
            <p className="row meta">
              <Time at={flag.at} />
              {flag.rule && <span>{ruleTitle(page, flag.rule)}</span>}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
