import { FIELD_LIMITS } from "#moderation/limits";
import { lackingFor } from "#moderation/permissions/lacking";
import { LackingNotice } from "~/components/account/lacking-link";
import { Editor } from "~/components/post/editor";
import { WritingForm } from "~/components/post/writing-form";
import { LinkButton } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { Notice } from "~/components/ui/notice";
import { findMessage } from "~/i18n";
import { languageOfReply } from "~/languages/content-languages";
import { usePage } from "~/page-context";
import { urls } from "~/urls";
import { useAreaKind } from "./area-kind";
import type { QuestionPageProps } from "./props";

/** Where one answers; under what was shown or offered, where one replies. Folded for whoever asked. */
export function YourAnswer({ page, reply }: QuestionPageProps) {
  const { t, actor } = usePage();
  const { question, rights, answerDraft } = page;
  if (!actor) return <GuestAnswer question={question} />;
  if (!rights.answer.allowed) {
    const lacking = lackingFor(rights.answer);
    if (lacking) return <LackingNotice lacking={lacking} />;
    const why = findMessage(t, `moderation:reason.${rights.answer.reason}`);
    return why ? <Notice>{why}</Notice> : null;
  }
  const isOwn = question.author?.name === actor.name;
  if (!isOwn) return <AnswerForm page={page} reply={reply} />;
  return (
    <details className="own-answer" open={reply !== undefined || answerDraft !== null}>
      <summary className="button">{t("forum:answer.own")}</summary>
      <AnswerForm page={page} reply={reply} />
    </details>
  );
}

function GuestAnswer({ question }: { question: QuestionPageProps["page"]["question"] }) {
  const { t } = usePage();
  const isQuestion = useAreaKind(question.areaId) === "questions";
  return (
    <section className="your-answer">
      {isQuestion && question.answerCount === 0 && (
        <EmptyState title={t("common:empty.answers.title")}>{t("common:empty.answers.text")}</EmptyState>
      )}
      {!question.isClosed && (
        <p className="row">
          <LinkButton href={urls.login(`${urls.question(question)}#answer`)} tone="first">
            {t(isQuestion ? "forum:answer.login" : "forum:reply.login")}
          </LinkButton>
          <span className="meta">
            <a href={urls.join()}>{t("forum:answer.join")}</a>
          </span>
        </p>
      )}
    </section>
  );
}

function AnswerForm({ page, reply }: QuestionPageProps) {
  const { t, language } = usePage();
  const { question, answerDraft } = page;
  const words = useAreaKind(question.areaId) === "questions" ? "answer" : "reply";
  const title = t(`forum:${words}.title`);
  return (
    <section className="your-answer" id="answer" aria-labelledby="answer-title">
      <h2 id="answer-title">{title}</h2>
      <WritingForm
        draftTarget={`answer:${question.id}`}
        draft={answerDraft}
        reply={reply}
        preflight={page.preflight}
        takesFiles
        submit={t(`forum:${words}.submit`)}
        labels={{ body: title }}
      >
        <input
          type="hidden"
          name="language"
          value={reply?.typed.language ?? answerDraft?.fields.language ?? languageOfReply(question.language, language)}
        />
        <Editor
          label={title}
          isLabelHidden
          hint={t(`forum:${words}.hint`)}
          value={answerDraft?.fields.body}
          reply={reply}
          maxLength={FIELD_LIMITS.answerBody.maximum}
          mayUpload
        />
      </WritingForm>
    </section>
  );
}
