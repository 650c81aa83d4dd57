// What a decision means for whom it concerns, how it stands now, and what can be done about it without an appeal.
import type { SerializeFrom } from "@remix-run/node";
import { LinkButton } from "~/components/ui/button";
import { Notice } from "~/components/ui/notice";
import type { DecisionNotice } from "~/models/case/decision-notice.server";
import { officeUrls } from "~/office-urls";
import { useT } from "~/page-context";
import { urls } from "~/urls";

type Props = { notice: SerializeFrom<DecisionNotice>; mayEdit: boolean };

export function DecisionEffect({ notice, mayEdit }: Props) {
  const t = useT();
  const { subject } = notice;
  // What an edit does then stands in the reason: it may open the question at once, or nobody is sent anything.
  const isClosing = notice.outcome === "close";
  return (
    <section className="stack" aria-labelledby="effect">
      <h2 id="effect">{t("decisions:page.effect")}</h2>
      <p>{t(`decisions:effect.${effectOf(notice)}`)}</p>
      <Leads notice={notice} />
      <Now notice={notice} />
      {mayEdit && (
        <p className="row">
          <LinkButton href={subject.kind === "page" ? urls.pageEdit(subject.id) : urls.edit(subject.id)} tone="first">
            {t(isClosing ? "decisions:page.fix-closed" : "decisions:page.fix")}
          </LinkButton>
          {!isClosing && <span className="meta">{t("decisions:page.fix-hint")}</span>}
        </p>
      )}
    </section>
  );
}

function effectOf({ outcome, effects }: Props["notice"]) {
  return outcome === "return" && effects?.editRevisionId !== undefined ? "edit" : outcome;
}

/** Where a question leads since, and the suggestion that was not taken. */
function Leads({ notice }: Pick<Props, "notice">) {
  const t = useT();
  const { closure, proposal, outcome } = notice;
  const into = outcome === "overturn" ? [] : (closure?.into ?? []);
  return (
    <>
      {into.length > 0 && (
        <div className="stack">
          <p>{t("decisions:page.leads")}</p>
          <ul>
            {into.map((question) => (
              <li key={question.id} lang={question.language}>
                <a href={urls.question(question)} dir="auto">
                  {question.title}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
      {proposal && (
        <p>
          <a href={officeUrls.proposal(proposal.id)}>{t("decisions:page.suggestion")}</a>
        </p>
      )}
    </>
  );
}

/** What was imposed then may not hold any more: how things stand now is said beside it. */
function Now({ notice }: Pick<Props, "notice">) {
  const t = useT();
  const { closure, proposal, subject, effects } = notice;
  const isLifted = notice.appeal?.answer?.outcome === "overturn";
  const lifted = isLifted ? `${t("decisions:now.lifted")} ` : "";
  if (closure !== null) return <NowOfClosure notice={notice} closure={closure} isLifted={isLifted} />;
  if (proposal !== null) {
    if (!isLifted && proposal.state === "rejected") return null;
    return (
      <Notice tone={proposal.state === "accepted" ? "good" : "wait"}>
        {lifted}
        {t(`decisions:now.suggestion.${proposal.state}`)}
      </Notice>
    );
  }
  const then = effects?.state.to;
  const now = subject.state;
  if (!isLifted && (then === undefined || then === now)) return null;
  return (
    <Notice tone={now === "published" ? "good" : "wait"}>
      <p>
        {lifted}
        {t(`decisions:now.${now}`)}
      </p>
    </Notice>
  );
}

type ClosureProps = Pick<Props, "notice"> & { closure: NonNullable<Props["notice"]["closure"]>; isLifted: boolean };

function NowOfClosure({ notice, closure, isLifted }: ClosureProps) {
  const t = useT();
  const { outcome, effects } = notice;
  const { isInForce, isClosed } = closure;
  const wasOpened = outcome === "restore" || outcome === "overturn";
  const holds = wasOpened ? !isClosed : isInForce;
  if (!isLifted && holds) return null;
  return (
    <Notice tone={isClosed ? "wait" : "good"}>
      <p>
        {isLifted && `${t("decisions:now.lifted")} `}
        {t(isClosed ? "decisions:now.closed" : "decisions:now.open")}
      </p>
      {isLifted && outcome === "merge" && !isInForce && (
        <p>{t(effects?.closure?.moved === undefined ? "decisions:now.unmerged-partly" : "decisions:now.unmerged")}</p>
      )}
    </Notice>
  );
}
