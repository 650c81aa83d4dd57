import { findMessage } from "~/i18n";
import type { Post } from "~/models/post.server";
import { officeUrls } from "~/office-urls";
import { useT } from "~/page-context";
import type { Case } from "./case-page";
import { Mark } from "./ui/mark";
import { Time } from "./ui/time";

type Signal = Case["signals"][number];

/** What was found, in words, with its rule and passage; what members wrote; suggestions that wait. */
export function CaseSignals({ view, post }: { view: Case; post: Post }) {
  const t = useT();
  const found = view.signals.filter((signal) => signal.kind === "detector");
  const wishes = view.signals.filter((signal) => signal.kind === "report");
  return (
    <section className="stack" aria-labelledby="signals">
      <h2 id="signals">{t("admin:case.signals")}</h2>
      {found.length > 0 && (
        <ul className="reasons">
          {found.map((signal) => (
            <Found key={signal.id} signal={signal} />
          ))}
        </ul>
      )}
      {found.length === 0 && view.kinds.includes("held-again") && <p>{t("admin:case.sent-again")}</p>}
      {wishes.map((signal) => (
        <Wish key={signal.id} signal={signal} />
      ))}
      {view.proposals.length > 0 && (
        <>
          <p>{t("admin:case.proposals", { count: view.proposals.length })}</p>
          <ul>
            {view.proposals.map((proposal) => (
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
      {found.length + wishes.length + view.proposals.length === 0 && !view.kinds.includes("held-again") && (
        <p className="meta">{t(post.state === "held" ? "admin:case.held-by-hand" : "admin:case.nothing-waits")}</p>
      )}
    </section>
  );
}

function Found({ signal }: { signal: Signal }) {
  const t = useT();
  const { code, rule, ruleVersion, passage, parameters } = signal;
  return (
    <li>
      {rule && (
        <>
          <Mark tone="bad" href={officeUrls.rule(rule)}>
            {findMessage(t, `moderation:rule.${rule}.title`) ?? rule}
          </Mark>{" "}
          <span className="meta">{t("admin:case.rule-version", { version: ruleVersion ?? 1 })}</span>{" "}
        </>
      )}
      {findMessage(t, `moderation:reason.${code}`, parameters) ?? code}{" "}
      {passage && <q dir="auto">{passage.slice(0, 300)}</q>}
    </li>
  );
}

function Wish({ signal }: { signal: Signal }) {
  const t = useT();
  return (
    <div>
      <p>
        {t("admin:case.reopen-asked", { name: signal.byName ?? "–" })} <Time at={signal.at} />
      </p>
      {signal.passage && (
        <blockquote dir="auto" className="lines">
          {signal.passage}
        </blockquote>
      )}
    </div>
  );
}
