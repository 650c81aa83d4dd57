// One decision as the person it concerns reads it: what happened to which text, which rule, which passage, what follows, how
// to put it right, how and until when to contest it, and what came of that. Moderators see the same and who decided.
import type { SerializeFrom } from "@remix-run/node";
import { FIELD_LIMITS } from "#moderation/limits";
import { Breadcrumbs } from "~/components/ui/breadcrumbs";
import { Button, LinkButton } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import { FormErrors } from "~/components/ui/form-errors";
import { Mark } from "~/components/ui/mark";
import { Notice } from "~/components/ui/notice";
import { Time } from "~/components/ui/time";
import type { FormReply } from "~/forms/form";
import type { DecisionNotice } from "~/models/case/decision-notice.server";
import { officeUrls } from "~/office-urls";
import { usePage } from "~/page-context";
import { urls } from "~/urls";

export type DecisionPageProps = {
  notice: SerializeFrom<DecisionNotice>;
  ruleTitle: string | null;
  /** The author may still change it in place. */
  mayEdit: boolean;
  reply: FormReply | undefined;
};

export function DecisionPage({ notice, ruleTitle, mayEdit, reply }: DecisionPageProps) {
  const { t } = usePage();
  const { subject, outcome, isOwn } = notice;
  return (
    <article className="narrow stack wide">
      <header className="page-head">
        <Breadcrumbs
          trail={
            isOwn
              ? [{ text: t("decisions:record.title"), href: urls.decisions() }]
              : [{ text: t("admin:case.title", { number: notice.caseId }), href: officeUrls.case(notice.caseId) }]
          }
        />
        <h1>{t(`decisions:heading.${outcome}`, { kind: subject.kind })}</h1>
        <p className="row meta">
          {subject.path === "" ? (
            subject.title && <span dir="auto">{subject.title}</span>
          ) : (
            <a href={subject.path} dir="auto">
              {subject.title}
            </a>
          )}
          {notice.revisionNumber !== null && (
            <span>{t("decisions:page.version", { number: notice.revisionNumber })}</span>
          )}
          <Time at={notice.at} show="exact" />
          {notice.deciderName && <bdi>{notice.deciderName}</bdi>}
        </p>
      </header>
      <Why notice={notice} ruleTitle={ruleTitle} />
      <section className="stack" aria-labelledby="effect">
        <h2 id="effect">{t("decisions:page.effect")}</h2>
        <p>{t(`decisions:effect.${effectOf(notice)}`)}</p>
        {mayEdit && (
          <p className="row">
            <LinkButton href={subject.kind === "page" ? urls.pageEdit(subject.id) : urls.edit(subject.id)} tone="first">
              {t("decisions:page.fix")}
            </LinkButton>
            <span className="meta">{t("decisions:page.fix-hint")}</span>
          </p>
        )}
      </section>
      <Appeal notice={notice} reply={reply} />
    </article>
  );
}

function Why({ notice, ruleTitle }: Pick<DecisionPageProps, "notice" | "ruleTitle">) {
  const { t } = usePage();
  const { rule, ruleVersion, passage, note } = notice;
  if (rule === null && !passage && note === "") return null;
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
    </section>
  );
}

function effectOf({ outcome, effects }: DecisionPageProps["notice"]) {
  return outcome === "return" && effects?.editRevisionId !== undefined ? "edit" : outcome;
}

function Appeal({ notice, reply }: Pick<DecisionPageProps, "notice" | "reply">) {
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
            <Notice tone="wait">{t("decisions:appeal.waiting")}</Notice>
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
