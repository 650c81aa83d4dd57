import type { SerializeFrom } from "@remix-run/node";
import { AuthorName } from "~/components/account/author";
import { Breadcrumbs } from "~/components/ui/breadcrumbs";
import { EmptyState } from "~/components/ui/empty-state";
import { Mark } from "~/components/ui/mark";
import { Time } from "~/components/ui/time";
import type { ProposalLine } from "~/models/case/proposal-reading.server";
import type { Subject } from "~/models/document/subject.server";
import { officeUrls } from "~/office-urls";
import { useT } from "~/page-context";
import { urls } from "~/urls";

type Props = { post: Subject; proposals: SerializeFrom<ProposalLine>[]; maySuggest: boolean };

/** Suggested edits of one post: waiting ones first. */
export function ProposalList({ post, proposals, maySuggest }: Props) {
  const t = useT();
  return (
    <article className="narrow stack wide">
      <header className="page-head">
        <Breadcrumbs trail={[{ text: post.title, href: post.path }]} />
        <h1>{t("admin:proposals.heading")}</h1>
      </header>
      {proposals.length === 0 && (
        <EmptyState
          title={t("admin:proposals.none")}
          {...(maySuggest
            ? {
                action: {
                  href: (post.kind === "page" ? urls.pageEdit : urls.edit)(post.id),
                  text: t("common:post.suggest"),
                },
              }
            : {})}
        >
          {t("admin:proposals.none-text")}
        </EmptyState>
      )}
      <ul className="stack bare">
        {proposals.map((proposal) => (
          <li key={proposal.id} className="sheet stack">
            <p className="row">
              <ProposalMark state={proposal.state} />
              <a href={officeUrls.proposal(proposal.id)} className="title" dir="auto">
                {proposal.summary || t("admin:proposal.no-summary")}
              </a>
            </p>
            <p className="meta row">
              <AuthorName author={proposal.author} />
              <Time at={proposal.createdAt} />
            </p>
          </li>
        ))}
      </ul>
    </article>
  );
}

export function ProposalMark({ state }: { state: ProposalLine["state"] }) {
  const t = useT();
  const tones = { waiting: "wait", accepted: "good", partly: "good", rejected: "bad", withdrawn: "plain" } as const;
  return <Mark tone={tones[state]}>{t(`admin:proposal.state.${state}`)}</Mark>;
}
