// One decision as the person it concerns reads it: what happened to which text, which rule, which passage, what follows, how
// to put it right, how and until when to contest it, and what came of that. Moderators see the same and who decided.
import type { SerializeFrom } from "@remix-run/node";
import { Breadcrumbs } from "~/components/ui/breadcrumbs";
import { Time } from "~/components/ui/time";
import type { FormReply } from "~/forms/form";
import type { DecisionNotice } from "~/models/case/decision-notice.server";
import { officeUrls } from "~/office-urls";
import { usePage } from "~/page-context";
import { urls } from "~/urls";
import { DecisionEffect } from "./decision-effect";
import { Appeal, Why } from "./decision-parts";

export type DecisionPageProps = {
  notice: SerializeFrom<DecisionNotice>;
  ruleTitle: string | null;
  /** The author may still change it in place. */
  mayEdit: boolean;
  /** An administrator may take the words out of the log. */
  mayErase: boolean;
  reply: FormReply | undefined;
};

export function DecisionPage({ notice, ruleTitle, mayEdit, mayErase, reply }: DecisionPageProps) {
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
        <h1>{t(`decisions:heading.${outcome}`, { kind: nounOf(notice) })}</h1>
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
      <Why
        notice={notice}
        ruleTitle={ruleTitle}
        mayErase={mayErase}
        closing={outcome === "close" ? notice.closure?.reason : null}
      />
      <DecisionEffect notice={notice} mayEdit={mayEdit} />
      <Appeal notice={notice} reply={reply} />
    </article>
  );
}

/** What was suggested for a text is not that text. */
function nounOf({ proposal, subject }: DecisionPageProps["notice"]): string {
  return proposal === null ? subject.kind : "suggestion";
}
