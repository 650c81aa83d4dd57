// The suggestions of a case: what each would change, and accepting or rejecting it on the spot.
import { AuthorName } from "~/components/account/author";
import { Notice } from "~/components/ui/notice";
import { Time } from "~/components/ui/time";
import { officeUrls } from "~/office-urls";
import { useT } from "~/page-context";
import { ProposalChanges, ProposalReview } from "./proposal";
import type { CasePageProps } from "./props";

export function CaseSuggestions({ view, subject, suggestions }: CasePageProps) {
  const t = useT();
  const hasKeys = view.proposals.length === 1 && view.kinds.every((kind) => kind === "proposal");
  return (
    <>
      {suggestions.map((proposal) => (
        <section key={proposal.id} className="sheet stack" aria-labelledby={`suggestion-${proposal.id}`}>
          <h2 id={`suggestion-${proposal.id}`} dir="auto">
            <a href={officeUrls.proposal(proposal.id)}>{proposal.summary || t("admin:proposal.no-summary")}</a>
          </h2>
          <p className="row meta">
            <span>
              {t("admin:queue.suggested-by")} <AuthorName author={proposal.author} />
            </span>
            <Time at={proposal.createdAt} />
            {proposal.isMinor && <span>{t("forum:history.minor")}</span>}
          </p>
          {proposal.isConflicting && (
            <Notice tone="wait" title={t("admin:proposal.conflict")}>
              <p>{t("admin:proposal.conflict-text")}</p>
            </Notice>
          )}
          <ProposalChanges proposal={proposal} language={subject.language} />
          {proposal.mayReview && (
            <ProposalReview post={subject} proposal={proposal} reply={undefined} caseId={view.id} hasKeys={hasKeys} />
          )}
        </section>
      ))}
    </>
  );
}
