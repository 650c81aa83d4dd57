import { Mark } from "~/components/ui/mark";
import { Time } from "~/components/ui/time";
import { findMessage } from "~/i18n";
import type { Subject } from "~/models/document/subject.server";
import { ruleTitle } from "~/models/rule/titles";
import { officeUrls } from "~/office-urls";
import { usePage, useT } from "~/page-context";
import { urls } from "~/urls";
import { Judge } from "./judge";
import type { Case } from "./props";
import { wordsForModerators } from "./reason-words";

type Signal = Case["signals"][number];

/** `mayJudge`: this reader decides the case, and says whether the detectors were right. */
type Props = { view: Case; subject: Subject; shown: number; mayJudge: boolean };

/** What was found, in words, with its rule and passage; what members wrote; suggestions that wait. */
export function CaseSignals({ view, subject, shown, mayJudge }: Props) {
  const t = useT();
  const found = view.signals.filter((signal) => signal.kind === "detector");
  const flags = view.signals.filter((signal) => signal.kind === "flag");
  const said = view.signals.filter((signal) => SAID.includes(signal.kind));
  // An appeal speaks for itself, below.
  // Suggestions too, as far as they are shown with what they change.
  const speaks = ["appeal", "proposal"];
  const isSaidBelow = view.signals.length > 0 && view.signals.every((signal) => speaks.includes(signal.kind));
  if (isSaidBelow && view.proposals.length <= shown) return null;
  return (
    <section id="why" className="stack" aria-labelledby="signals">
      <h2 id="signals">{t("admin:case.signals")}</h2>
      {found.length > 0 && (
        <>
          <ul className="reasons">
            {found.map((signal) => (
              <Found key={signal.id} signal={signal} caseId={mayJudge ? view.id : null} />
            ))}
          </ul>
          {mayJudge && <p className="meta">{t("queue:judge.hint")}</p>}
        </>
      )}
      {found.length === 0 && view.kinds.includes("held-again") && <p>{t("admin:case.sent-again")}</p>}
      {flags.length > 0 && (
        <ul className="reasons">
          {flags.map((signal) => (
            <Flag key={signal.id} signal={signal} />
          ))}
        </ul>
      )}
      {said.map((signal) => (
        <Said key={signal.id} signal={signal} subject={subject} />
      ))}
      {view.proposals.length > 0 && (
        <>
          <p>{t("admin:case.proposals", { count: view.proposals.length })}</p>
          {/* The first ones stand below with what they change. */}
          <ul>
            {view.proposals.slice(shown).map((proposal) => (
              <li key={proposal.id}>
                <a href={officeUrls.proposal(proposal.id)} dir="auto">
                  {proposal.summary || t("admin:proposal.no-summary")}
                </a>{" "}
                <span className="meta">
                  {proposal.authorName && <bdi>{proposal.authorName}</bdi>} <Time at={proposal.createdAt} />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {view.signals.length + view.proposals.length === 0 && !view.kinds.includes("held-again") && (
        <p className="meta">{t(subject.state === "held" ? "admin:case.held-by-hand" : "admin:case.nothing-waits")}</p>
      )}
    </section>
  );
}

const SAID = ["report", "source-changed", "review"];

/** `caseId`: where it can be said whether that is right. */
function Found({ signal, caseId }: { signal: Signal; caseId: number | null }) {
  const page = usePage();
  const { t } = page;
  const { code, rule, ruleVersion, passage, parameters } = signal;
  return (
    <li>
      {rule && (
        <>
          <Mark tone="bad" href={urls.rule(rule, ruleVersion)}>
            {ruleTitle(page, rule)}
          </Mark>{" "}
          <span className="meta">{t("admin:case.rule-version", { version: ruleVersion ?? 1 })}</span>{" "}
        </>
      )}
      {wordsForModerators(t, code, parameters) ?? code} {passage && <q dir="auto">{passage.slice(0, 300)}</q>}
      {caseId !== null && <Judge caseId={caseId} signal={signal} />}
    </li>
  );
}

/** Who flagged is shown to moderators only, with how often they were right. */
function Flag({ signal }: { signal: Signal }) {
  const page = usePage();
  const { t } = page;
  const { rule, ruleVersion, passage, byName, record, at } = signal;
  return (
    <li>
      {rule && (
        <Mark tone="bad" href={urls.rule(rule, ruleVersion)}>
          {ruleTitle(page, rule)}
        </Mark>
      )}{" "}
      {t("decisions:case.flagged-by", { name: byName ?? t("notifications:somebody") })} <Time at={at} />{" "}
      {record && record.decided > 0 && (
        <span className="meta">
          {t("decisions:case.flag-record", { upheld: record.upheld, decided: record.decided })}
        </span>
      )}
      {passage && (
        <blockquote dir="auto" className="lines">
          {passage}
        </blockquote>
      )}
    </li>
  );
}

/** What somebody said about it: a wish to reopen, a low rating, a source that changed, an entry handed in. */
function Said({ signal, subject }: { signal: Signal; subject: Subject }) {
  const t = useT();
  const name = signal.byName ?? t("notifications:somebody");
  const isWish = signal.kind === "report" && subject.kind === "question";
  const words = isWish
    ? t("admin:case.reopen-asked", { name })
    : (findMessage(t, `decisions:case.${signal.code}`, { name }) ??
      findMessage(t, `decisions:case.${signal.kind}`, { name }));
  return (
    <div>
      <p>
        {words ?? signal.code} <Time at={signal.at} />
      </p>
      {signal.passage && (
        <blockquote dir="auto" className="lines">
          {signal.passage}
        </blockquote>
      )}
    </div>
  );
}
