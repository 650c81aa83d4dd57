// One decision as the person it concerns reads it: what happened to which text, which rule, which passage, what follows, how
// to put it right, how and until when to contest it, and what came of that. Moderators see the same and who decided.
import type { SerializeFrom } from "@remix-run/node";
import { Breadcrumbs } from "~/components/ui/breadcrumbs";
import { LinkButton } from "~/components/ui/button";
import { Notice } from "~/components/ui/notice";
import { Time } from "~/components/ui/time";
import type { FormReply } from "~/forms/form";
import type { DecisionNotice } from "~/models/case/decision-notice.server";
import { officeUrls } from "~/office-urls";
import { usePage } from "~/page-context";
import { urls } from "~/urls";
import { Appeal, Why } from "./decision-parts";

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
        <Now notice={notice} />
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

function effectOf({ outcome, effects }: DecisionPageProps["notice"]) {
  return outcome === "return" && effects?.editRevisionId !== undefined ? "edit" : outcome;
}

/** What was imposed then may not hold any more: how things stand now is said beside it. */
function Now({ notice }: { notice: DecisionPageProps["notice"] }) {
  const { t } = usePage();
  const isLifted = notice.appeal?.answer?.outcome === "overturn";
  const then = notice.effects?.state.to;
  const now = notice.subject.state;
  if (!isLifted && (then === undefined || then === now)) return null;
  return (
    <Notice tone={now === "published" ? "good" : "wait"}>
      <p>
        {isLifted && `${t("decisions:now.lifted")} `}
        {t(`decisions:now.${now}`)}
      </p>
    </Notice>
  );
}
