// One case: the text with the passages in question, what was found, what to do about it; in the margin the author and how
// the rule was applied lately. Everything a decision needs on one screen.
import { Breadcrumbs } from "~/components/ui/breadcrumbs";
import { Button } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/form-errors";
import { Mark } from "~/components/ui/mark";
import { Time } from "~/components/ui/time";
import { findMessage } from "~/i18n";
import { officeUrls } from "~/office-urls";
import { usePage } from "~/page-context";
import { urls } from "~/urls";
import { CaseAppeals } from "./appeal";
import { CaseDecide } from "./decide";
import { CaseDecisions } from "./decisions";
import { formSent, noteId } from "./forms";
import { Handed } from "./handed";
import { CaseMargin } from "./margin";
import { CaseOnward } from "./onward";
import type { Case, CasePageProps } from "./props";
import { CaseReview } from "./review";
import { CaseSignals } from "./signals";
import { CaseSourceChanged } from "./source-changed";
import { Stale } from "./stale";
import { CaseSuggestions } from "./suggestions";
import { CaseText } from "./text";
import { CaseThread } from "./thread";
import { UndoBar } from "./undo-bar";

export function CasePage(props: CasePageProps) {
  const { t } = usePage();
  const { view, subject, author, reply } = props;
  return (
    <article className="stack wide">
      <UndoBar verdicts={props.verdicts} />
      <header className="page-head">
        <Breadcrumbs
          trail={[
            { text: t("admin:queue.heading"), href: urls.queue() },
            { text: t("admin:case.title", { number: view.id }) },
          ]}
        />
        <h1 dir="auto">
          {t(`admin:case.heading.${subject.kind}`, { name: author?.displayName ?? t("common:byline.gone") })}
        </h1>
        <p className="row meta">
          {view.kinds.map((kind) => (
            <Mark key={kind} tone="wait">
              {t(`admin:waiting.${kind}`)}
            </Mark>
          ))}
          {view.state === "decided" && <Mark tone="good">{t("admin:case.decided")}</Mark>}
          <span>
            {t("admin:queue.waits-since")} <Time at={view.openedAt} />
          </span>
          <span>
            {(subject.kind === "answer" || subject.kind === "comment") && `${t("admin:case.in")} `}
            <a href={subject.path} dir="auto">
              {subject.title}
            </a>
          </span>
        </p>
        {view.verdict ? <Noted verdict={view.verdict} /> : <ClaimLine view={view} />}
        {view.state !== "decided" && (
          <p className="notice wait" role="status" data-case-now={officeUrls.caseNow(view)} hidden />
        )}
        {props.handover && <Handed handover={props.handover} />}
      </header>
      {reply?.stale !== undefined && <Stale reply={reply} />}
      <FormErrors
        reply={reply}
        labels={{ note: t("admin:case.note") }}
        ids={reply && { note: noteId(formSent(reply)) }}
      />
      <div className="leaf case">
        <div className="stack wide">
          <CaseThread thread={props.thread}>
            <CaseText view={view} pieces={props.pieces} />
          </CaseThread>
          <CaseSignals
            view={view}
            subject={subject}
            shown={props.suggestions.length}
            mayJudge={props.refusal === null && view.state !== "decided" && !view.verdict}
          />
        </div>
        <CaseMargin {...props} caseId={view.id} />
        <div className="stack wide">
          <CaseSuggestions {...props} />
          <CaseReview faq={props.faq} caseId={view.id} />
          <CaseSourceChanged faq={props.faq} />
          <CaseAppeals {...props} />
          <CaseDecide {...props} />
          <CaseOnward {...props} />
          <CaseDecisions decisions={view.decisions} />
        </div>
      </div>
    </article>
  );
}

/** Decided a moment ago, and not carried out yet. */
function Noted({ verdict }: { verdict: NonNullable<Case["verdict"]> }) {
  const { t, actor } = usePage();
  const outcome = findMessage(t, `admin:outcome.${verdict.outcome}`) ?? verdict.outcome;
  return (
    <p className="meta">
      {verdict.byId === actor?.id
        ? t("queue:noted.own", { outcome })
        : t("queue:noted.other", { name: verdict.byName, outcome })}
    </p>
  );
}

function ClaimLine({ view }: { view: Case }) {
  const { t, actor } = usePage();
  const { claim } = view;
  if (view.state === "decided") return null;
  const isMine = claim !== null && claim.byId === actor?.id;
  return (
    <form method="post" action={officeUrls.claim(view.id)} className="row">
      {claim && (
        <span className="meta">
          {isMine ? t("admin:claim.mine-until") : t("admin:claim.other-until", { name: claim.byName })}{" "}
          <Time at={claim.until} />
        </span>
      )}
      {(!claim || isMine) && (
        <Button name="do" value="take" tone={isMine ? "quiet" : "plain"}>
          {t(isMine ? "admin:claim.renew" : "admin:claim.take")}
        </Button>
      )}
      {isMine && (
        <Button name="do" value="release" tone="quiet">
          {t("admin:claim.release")}
        </Button>
      )}
    </form>
  );
}
