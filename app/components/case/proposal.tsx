// One suggested edit: what accepting it would change in the text as it is now, and the three things that can be done with it.

import type { SerializeFrom } from "@remix-run/node";
import type { ReactNode } from "react";
import { FIELD_LIMITS } from "#moderation/limits";
import { AuthorName } from "~/components/account/author";
import { DiffParts } from "~/components/revision/diff-parts";
import { DiffView } from "~/components/revision/diff-view";
import { Breadcrumbs } from "~/components/ui/breadcrumbs";
import { Button } from "~/components/ui/button";
import { Confirm } from "~/components/ui/confirm";
import { Field } from "~/components/ui/field";
import { FormErrors } from "~/components/ui/form-errors";
import { Notice } from "~/components/ui/notice";
import { Time } from "~/components/ui/time";
import type { FormReply } from "~/forms/form";
import { writtenIn } from "~/languages/written-in";
import type { ProposalView } from "~/models/case/proposal-reading.server";
import type { Subject } from "~/models/document/subject.server";
import { officeUrls } from "~/office-urls";
import { useT } from "~/page-context";
import { ProposalMark } from "./proposals";

type Proposal = SerializeFrom<ProposalView>;
type Props = {
  post: Subject;
  proposal: Proposal;
  rights: { review: boolean; withdraw: boolean };
  reply: FormReply | undefined;
};

export function ProposalPage({ post, proposal, rights, reply }: Props) {
  const t = useT();
  return (
    <article className="stack wide">
      <header className="page-head">
        <Breadcrumbs
          trail={[
            { text: post.title, href: post.path },
            { text: t("admin:proposals.heading"), href: officeUrls.proposals(post.id) },
          ]}
        />
        <h1 dir="auto">{proposal.summary || t("admin:proposal.no-summary")}</h1>
        <p className="row meta">
          <ProposalMark state={proposal.state} />
          <span>
            <AuthorName author={proposal.author} /> <Time at={proposal.createdAt} />
          </span>
          {proposal.isMinor && <span>{t("forum:history.minor")}</span>}
        </p>
      </header>
      <FormErrors reply={reply} labels={{ note: t("admin:proposal.note") }} />
      <Decided proposal={proposal} />
      {proposal.isConflicting && (
        <Notice tone="wait" title={t("admin:proposal.conflict")}>
          <p>{t("admin:proposal.conflict-text")}</p>
        </Notice>
      )}
      <ProposalChanges proposal={proposal} language={post.language} />
      {rights.review && <ProposalReview post={post} proposal={proposal} reply={reply} caseId={caseOf(reply)} />}
      {rights.withdraw && (
        <form method="post" action={officeUrls.proposal(proposal.id)}>
          <Button name="do" value="withdraw">
            {t("admin:proposal.withdraw")}
          </Button>
        </form>
      )}
    </article>
  );
}

function Decided({ proposal }: { proposal: Proposal }) {
  const t = useT();
  if (proposal.state === "waiting" || proposal.reviewedAt === null) return null;
  return (
    <Notice tone={proposal.state === "accepted" ? "good" : "plain"} title={t(`admin:proposal.state.${proposal.state}`)}>
      <p className="meta">
        {proposal.reviewedBy && <bdi>{proposal.reviewedBy}</bdi>} <Time at={proposal.reviewedAt} />
      </p>
      {proposal.reviewNote && (
        <blockquote dir="auto" className="lines">
          {proposal.reviewNote}
        </blockquote>
      )}
    </Notice>
  );
}

export function ProposalChanges({ proposal, language }: { proposal: Proposal; language: string }) {
  const t = useT();
  return (
    <section className="stack" aria-labelledby={`changes-${proposal.id}`}>
      <h3 id={`changes-${proposal.id}`}>{t("admin:proposal.changes")}</h3>
      {(proposal.title || proposal.tags) && (
        <dl className="facts">
          {proposal.title && (
            <>
              <dt>{t("forum:ask.field-title")}</dt>
              <dd {...writtenIn(language)}>
                <DiffParts parts={proposal.title} />
              </dd>
            </>
          )}
          {proposal.tags && (
            <>
              <dt>{t("forum:ask.field-tags")}</dt>
              <dd>
                <DiffParts parts={proposal.tags} />
              </dd>
            </>
          )}
        </dl>
      )}
      <DiffView diff={proposal.diff} language={language} layout="beside" />
    </section>
  );
}

type ReviewProps = {
  post: Subject;
  proposal: Proposal;
  reply: FormReply | undefined;
  /** Where it is reviewed on its case: the next one opens afterwards. */
  caseId: number | null;
  /** Nothing else waits on its case: the keys of a verdict mean it. */
  hasKeys?: boolean;
};

export function ProposalReview({ post, proposal, reply, caseId, hasKeys = false }: ReviewProps) {
  const t = useT();
  const action = officeUrls.proposal(proposal.id);
  const from = caseId !== null && <input type="hidden" name="case" value={caseId} />;
  return (
    <section className="stack" aria-labelledby={`review-${proposal.id}`}>
      <h3 id={`review-${proposal.id}`}>{t("admin:proposal.review")}</h3>
      <div className="row">
        {!proposal.isConflicting && (
          <form method="post" action={action}>
            <input type="hidden" name="live" value={post.publishedRevisionId ?? ""} />
            {from}
            <Button name="do" value="accept" tone="first" data={hasKeys ? { "data-key": "p" } : undefined}>
              {t("admin:proposal.accept")}
            </Button>
          </form>
        )}
        <Reject proposal={proposal} reply={reply} from={from} hasKeys={hasKeys} />
      </div>
      <p className="meta">{t("admin:proposal.accept-hint")}</p>
    </section>
  );
}

type RejectProps = Pick<ReviewProps, "proposal" | "reply"> & { from: ReactNode; hasKeys: boolean };

function Reject({ proposal, reply, from, hasKeys }: RejectProps) {
  const t = useT();
  return (
    <Confirm
      summary={t("admin:proposal.reject")}
      tone="plain"
      isOpen={reply?.errors.note !== undefined}
      data={hasKeys ? { "data-key": "r" } : undefined}
    >
      <form method="post" action={officeUrls.proposal(proposal.id)} className="stack">
        {from}
        <Field
          name="note"
          id={`note-${proposal.id}`}
          control="textarea"
          label={t("admin:proposal.note")}
          hint={t("admin:proposal.note-hint")}
          reply={reply}
          rows={3}
          maxLength={FIELD_LIMITS.note.maximum}
          required
        />
        <div className="row">
          <Button name="do" value="reject">
            {t("admin:proposal.reject-do")}
          </Button>
        </div>
      </form>
    </Confirm>
  );
}

function caseOf(reply: FormReply | undefined): number | null {
  return Number(reply?.typed.case) || null;
}
