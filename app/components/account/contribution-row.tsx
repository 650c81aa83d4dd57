import { StatusMarks } from "~/components/post/status-mark";
import { Mark } from "~/components/ui/mark";
import { Time } from "~/components/ui/time";
import { writtenIn } from "~/languages/written-in";
import { usePage } from "~/page-context";
import type { Moment } from "~/relative-time";
import { urls } from "~/urls";

export type ContributionRowData = {
  id: number;
  kind: "question" | "answer" | "comment";
  state: string;
  questionId: number;
  questionTitle: string;
  language: string;
  score: number;
  isAccepted: boolean;
  answerCount: number;
  acceptedCount: number;
  at: Moment;
};

/** A question or an answer in a member's list. What waits or was taken down is marked; only its author and moderators get it. */
export function ContributionRow({ contribution }: { contribution: ContributionRowData }) {
  const { t, language } = usePage();
  const { kind, state, questionTitle, score, isAccepted, at } = contribution;
  const lang = contribution.language === language ? undefined : contribution.language;
  const acceptedCount = kind === "question" ? contribution.acceptedCount : 0;
  return (
    <article className="question-row" data-row>
      <p className={isAccepted || acceptedCount > 0 ? "count solved" : "count"}>
        {kind !== "comment" && (
          <>
            {score}
            <small>{t("account:member.votes", { count: score })}</small>
          </>
        )}
      </p>
      <div>
        <h2 className="title" {...writtenIn(lang)}>
          <a href={urls.post(contribution)}>{questionTitle}</a>
        </h2>
        <p className="meta row">
          {isAccepted && <Mark tone="good">{t("account:member.is-accepted")}</Mark>}
          <StatusMarks state={state} acceptedCount={acceptedCount} isClosed={false} isPinned={false} />
          {kind === "question" && <span>{t("common:question.answers-full", { count: contribution.answerCount })}</span>}
          <Time at={at} />
        </p>
      </div>
    </article>
  );
}
