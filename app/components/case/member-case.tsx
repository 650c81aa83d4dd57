// The case of a member: what was decided about a person, and the appeals against it that wait.
import type { SerializeFrom } from "@remix-run/node";
import { Breadcrumbs } from "~/components/ui/breadcrumbs";
import { Mark } from "~/components/ui/mark";
import { Notice } from "~/components/ui/notice";
import { Time } from "~/components/ui/time";
import type { AuthorContext } from "~/models/case/author-context.server";
import type { AuthorNow } from "~/models/case/author-now.server";
import type { MemberCase } from "~/models/case/member-appeal.server";
import type { OwnVerdicts } from "~/models/case/verdict.server";
import { officeUrls } from "~/office-urls";
import { usePage } from "~/page-context";
import type { Reply } from "~/replies/reply";
import { urls } from "~/urls";
import { AppealAnswer } from "./appeal-answer";
import { CaseMargin } from "./margin";
import { restrictionWords } from "./restriction-name";
import { Place } from "./restrictions";
import { Stale } from "./stale";
import { UndoBar } from "./undo-bar";

type Case = SerializeFrom<MemberCase>;
type Props = {
  view: Case;
  author: SerializeFrom<AuthorContext> | null;
  now: AuthorNow;
  verdicts: OwnVerdicts[];
  reply: Reply | undefined;
};

export function MemberCasePage({ view, author, now, verdicts, reply }: Props) {
  const { t } = usePage();
  return (
    <article className="stack wide">
      <UndoBar verdicts={verdicts} />
      <header className="page-head">
        <Breadcrumbs
          trail={[
            { text: t("admin:queue.heading"), href: urls.queue() },
            { text: t("admin:case.title", { number: view.id }) },
          ]}
        />
        <h1 dir="auto">{t("admin:case.heading.member", { name: view.memberName })}</h1>
        <p className="row meta">
          <Mark tone={view.state === "decided" ? "good" : "wait"}>
            {t(view.state === "decided" ? "admin:case.decided" : "admin:waiting.appeal")}
          </Mark>
          <span>
            {t("admin:queue.waits-since")} <Time at={view.openedAt} />
          </span>
        </p>
      </header>
      {reply?.stale !== undefined && <Stale reply={reply} />}
      <div className="leaf">
        <div className="stack wide">
          {view.appeals.length === 0 && <p>{t("admin:case.nothing-waits")}</p>}
          {view.appeals.map((appeal) => (
            <Appeal key={appeal.decisionId} view={view} appeal={appeal} reply={reply} />
          ))}
        </div>
        <CaseMargin author={author} now={now} use={null} caseId={view.id} />
      </div>
    </article>
  );
}

function Appeal({ view, appeal, reply }: Pick<Props, "view" | "reply"> & { appeal: Case["appeals"][number] }) {
  const { t } = usePage();
  const restriction = appeal.effects?.restriction;
  const office = appeal.effects?.office;
  return (
    <section className="sheet stack">
      {office && (
        <p>
          {t("decisions:office.change", {
            from: t(`moderation:role.${office.from}`),
            to: t(`moderation:role.${office.to}`),
          })}
        </p>
      )}
      {restriction && (
        <p className="row">
          <strong>{restrictionWords(t, restriction.functionName)}</strong>
          <Place areaId={restriction.areaId} productId={restriction.productId} />
          {restriction.endsAt ? (
            <span>
              {t("admin:restrict.until")} <Time at={restriction.endsAt} show="exact" />
            </span>
          ) : (
            <span>{t("admin:restrict.open")}</span>
          )}
        </p>
      )}
      <blockquote dir="auto" className="lines">
        {appeal.note}
      </blockquote>
      <p className="row meta">
        {appeal.deciderName && <bdi>{appeal.deciderName}</bdi>}
        <Time at={appeal.decidedAt} />
        <a href={urls.decision(appeal.decisionId)}>
          {t("decisions:case.first-decision", { number: appeal.decisionId })}
        </a>
        {restriction?.caseId && (
          <a href={officeUrls.case(restriction.caseId)}>{t("admin:case.title", { number: restriction.caseId })}</a>
        )}
      </p>
      <p>{t("decisions:case.appealed-by", { name: view.memberName })}</p>
      {appeal.because && (
        <blockquote dir="auto" className="lines">
          {appeal.because}
        </blockquote>
      )}
      {appeal.decide.allowed ? (
        <AppealAnswer view={view} reply={reply} decisionId={appeal.decisionId} />
      ) : (
        <Notice tone="wait">{t(`moderation:reason.${appeal.decide.reason}`)}</Notice>
      )}
    </section>
  );
}
