// What every notice about a decision has, whether it concerns a text or a member: why, and the appeal.
import type { SerializeFrom } from "@remix-run/node";
import type { ClosingReason } from "#moderation/closing";
import { FIELD_LIMITS } from "#moderation/limits";
import { Button } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import { FormErrors } from "~/components/ui/form-errors";
import { Mark } from "~/components/ui/mark";
import { Notice } from "~/components/ui/notice";
import { Time } from "~/components/ui/time";
import type { FormReply } from "~/forms/form";
import type { DecisionNotice } from "~/models/case/decision-notice.server";
import { usePage } from "~/page-context";
import { urls } from "~/urls";
import { EraseWords } from "./erase-words";

type WhyNotice = SerializeFrom<Pick<DecisionNotice, "id" | "rule" | "ruleVersion" | "passage" | "note" | "erasedAt">>;
type AppealNotice = SerializeFrom<Pick<DecisionNotice, "id" | "appeal" | "isOwn" | "mayAppeal" | "appealUntil">>;

type WhyProps = {
  notice: WhyNotice;
  ruleTitle: string | null;
  /** An administrator may take the words out of the log. */
  mayErase: boolean;
  /** Of a closing: the reason with what would help. */
  closing?: ClosingReason | null;
};

export function Why({ notice, ruleTitle, mayErase, closing = null }: WhyProps) {
  const { t } = usePage();
  const { rule, ruleVersion, passage, note, erasedAt } = notice;
  if (rule === null && !passage && note === "" && closing === null && erasedAt === null) return null;
  return (
    <section className="stack" aria-labelledby="why">
      <h2 id="why">{t("decisions:page.why")}</h2>
      {rule !== null && (
        <p className="row">
          <Mark tone="bad" href={urls.rule(rule, ruleVersion)}>
            {ruleTitle ?? rule}
          </Mark>
          <span className="meta">{t("admin:case.rule-version", { version: ruleVersion ?? 1 })}</span>
        </p>
      )}
      {closing !== null && (
        <p>
          <strong>{t(`moderation:closing.${closing}.title`)}</strong> {t(`moderation:closing.${closing}.text`)}
        </p>
      )}
      {passage && (
        <p>
          {t("decisions:page.passage")} <q dir="auto">{passage}</q>
        </p>
      )}
      {note !== "" && (
        <blockquote dir="auto" className="lines">
          {note}
        </blockquote>
      )}
      {erasedAt !== null && (
        <p className="meta">
          {t("decisions:erase.erased")} <Time at={erasedAt} show="date" />
        </p>
      )}
      {mayErase && (passage || note !== "") && <EraseWords decisionId={notice.id} />}
    </section>
  );
}

export function Appeal({ notice, reply }: { notice: AppealNotice; reply: FormReply | undefined }) {
  const { t } = usePage();
  const { appeal, isOwn, mayAppeal } = notice;
  if (notice.appealUntil === null) return null;
  return (
    <section className="stack" aria-labelledby="appeal" id="appeal-form">
      <h2 id="appeal">{t("decisions:appeal.title")}</h2>
      {appeal && (
        <>
          <p>
            {t("decisions:appeal.made")} <Time at={appeal.at} />
          </p>
          {appeal.because && (
            <blockquote dir="auto" className="lines">
              {appeal.because}
            </blockquote>
          )}
          {appeal.answer ? (
            <Notice tone={appeal.answer.outcome === "overturn" ? "good" : "plain"}>
              <p>
                {t(appeal.answer.outcome === "overturn" ? "decisions:appeal.overturned" : "decisions:appeal.upheld")}{" "}
                <Time at={appeal.answer.at} />
              </p>
              {appeal.answer.note !== "" && (
                <blockquote dir="auto" className="lines">
                  {appeal.answer.note}
                </blockquote>
              )}
            </Notice>
          ) : (
            <Waiting appeal={appeal} />
          )}
        </>
      )}
      {!appeal && isOwn && !mayAppeal && <p>{t("decisions:appeal.over")}</p>}
      {mayAppeal && (
        <form method="post" action={urls.decision(notice.id)} className="stack">
          <FormErrors reply={reply} labels={{ because: t("decisions:appeal.because") }} />
          <p>
            {t("decisions:appeal.how")} {t("decisions:appeal.until")} <Time at={notice.appealUntil} show="date" />
          </p>
          <Field
            name="because"
            control="textarea"
            label={t("decisions:appeal.because")}
            reply={reply}
            rows={4}
            maxLength={FIELD_LIMITS.note.maximum}
            hasCounter
            required
          />
          <div className="row">
            <Button>{t("decisions:appeal.submit")}</Button>
          </div>
        </form>
      )}
    </section>
  );
}

/** What comes next, and by when; or why nobody needs to answer any more. */
function Waiting({ appeal }: { appeal: NonNullable<AppealNotice["appeal"]> }) {
  const { t } = usePage();
  if (!appeal.isWaiting) return <Notice tone="wait">{t("decisions:appeal.settled")}</Notice>;
  return (
    <Notice tone="wait">
      <p>{t("decisions:appeal.waiting")}</p>
      <p className="meta">
        {t("decisions:appeal.answer-by")} <Time at={appeal.answerUntil} show="date" />
      </p>
    </Notice>
  );
}
