import { Button } from "~/components/ui/button";
import { Notice } from "~/components/ui/notice";
import { findMessage } from "~/i18n";
import type { OwnVerdicts } from "~/models/case/verdict.server";
import { officeUrls } from "~/office-urls";
import { useT } from "~/page-context";

/** What this moderator decided a moment ago, to be taken back; and what could not be carried out. */
export function UndoBar({ verdicts }: { verdicts: readonly OwnVerdicts[] }) {
  const t = useT();
  if (verdicts.length === 0) return null;
  const newest = verdicts.find(({ refusal }) => refusal === null);
  return (
    <section className="stack" aria-label={t("queue:undo.label")}>
      {verdicts.map((verdict) =>
        verdict.refusal === null ? (
          <Undo key={verdict.batch} verdict={verdict} isNewest={verdict === newest} />
        ) : (
          <Refused key={`${verdict.batch}-${verdict.refusal}`} verdict={verdict} />
        ),
      )}
    </section>
  );
}

function Undo({ verdict, isNewest }: { verdict: OwnVerdicts; isNewest: boolean }) {
  const t = useT();
  const { count, title, batch, secondsLeft } = verdict;
  const outcome = t(`admin:outcome.${verdict.outcome}`);
  return (
    <form
      method="post"
      action={officeUrls.undo()}
      className="notice good undo"
      role="status"
      data-undo={secondsLeft > 0 ? secondsLeft : undefined}
    >
      <p dir="auto">
        {count === 1 ? t("queue:undo.one", { title, outcome }) : t("queue:undo.many", { count, outcome })}
      </p>
      <input type="hidden" name="batch" value={batch} />
      <input type="hidden" name="count" value={count} />
      <p className="row">
        <Button name="do" value="undo" data={isNewest ? { "data-key": "u" } : undefined}>
          {t("queue:undo.do")}
        </Button>
        <span className="meta" aria-hidden="true" data-left hidden>
          {t("queue:undo.left", { seconds: secondsLeft })}
        </span>
      </p>
    </form>
  );
}

function Refused({ verdict }: { verdict: OwnVerdicts }) {
  const t = useT();
  const { title, batch, refusal, caseId, isWaiting } = verdict;
  const outcome = t(`admin:outcome.${verdict.outcome}`);
  return (
    <Notice tone="bad" role="alert" title={t("queue:refused.title")}>
      <p dir="auto">
        {t("queue:refused.text", { title, outcome })}{" "}
        {findMessage(t, `queue:refused.${refusal}`) ?? t("queue:refused.stale")}{" "}
        {refusal === "missing" ? null : t(isWaiting ? "queue:refused.waits" : "queue:refused.settled")}
      </p>
      <form method="post" action={officeUrls.undo()} className="row">
        <input type="hidden" name="batch" value={batch} />
        <a href={officeUrls.case(caseId)}>{t("queue:refused.open")}</a>
        <Button name="do" value="forget" tone="quiet">
          {t("queue:refused.read")}
        </Button>
      </form>
    </Notice>
  );
}
