import { Notice } from "~/components/ui/notice";
import { Time } from "~/components/ui/time";
import { findMessage } from "~/i18n";
import { writtenIn } from "~/languages/written-in";
import { useT } from "~/page-context";
import type { Moment } from "~/relative-time";
import { urls } from "~/urls";

export type Closure = {
  reason: string;
  note: string;
  closedBy: string | null;
  closedAt: Moment;
  /** For whom it concerns. */
  decisionId?: number | null;
};

/** Speaks to the author: why it is closed and which way leads back. */
export function ClosedNotice({ closure }: { closure: Closure }) {
  const t = useT();
  const title = findMessage(t, `moderation:closing.${closure.reason}.title`) ?? closure.reason;
  const text = findMessage(t, `moderation:closing.${closure.reason}.text`);
  return (
    <Notice tone="wait" title={t("common:closed.title", { reason: title })}>
      {text && <p>{text}</p>}
      {closure.note && (
        <blockquote dir="auto" className="lines">
          {closure.note}
        </blockquote>
      )}
      <p className="meta">
        {closure.closedBy ? t("common:closed.by", { name: closure.closedBy }) : t("common:status.closed")}{" "}
        <Time at={closure.closedAt} show="said" />
      </p>
      {closure.decisionId && (
        <p>
          <a href={urls.decision(closure.decisionId)}>{t("decisions:restricted.why")}</a>
        </p>
      )}
    </Notice>
  );
}

export type CanonicalQuestion = {
  id: number;
  title: string;
  language?: string;
  answerCount?: number;
  acceptedCount?: number;
};

/** Where the same was asked before, and answered. */
export function DuplicateNotice({ canonical }: { canonical: CanonicalQuestion[] }) {
  const t = useT();
  if (canonical.length === 0) return null;
  return (
    <Notice title={t("common:duplicate.title")}>
      <p>{t("common:duplicate.text")}</p>
      {canonical.length === 1 ? (
        canonical.map((question) => <CanonicalLine key={question.id} question={question} as="p" />)
      ) : (
        <ul>
          {canonical.map((question) => (
            <CanonicalLine key={question.id} question={question} as="li" />
          ))}
        </ul>
      )}
    </Notice>
  );
}

/** A list of one is no list. */
function CanonicalLine({ question, as: Line }: { question: CanonicalQuestion; as: "p" | "li" }) {
  const t = useT();
  return (
    <Line>
      <a href={urls.question(question)} {...writtenIn(question.language)}>
        {question.title}
      </a>{" "}
      {question.answerCount !== undefined && (
        <span className="meta">
          {t(question.acceptedCount ? "common:question.solved-full" : "common:question.answers-full", {
            count: question.answerCount,
          })}
        </span>
      )}
    </Line>
  );
}
