import type { Translate } from "~/i18n";
import { urls } from "~/urls";

export type SimilarListProps = {
  questions: { id: number; title: string; language: string; answerCount: number; acceptedCount: number }[];
  language: string;
  t: Translate;
};

/** What was asked before, under the title somebody is typing. Opens beside the form, so that nothing typed is left behind. */
export function SimilarList({ questions, language, t }: SimilarListProps) {
  if (questions.length === 0) return null;
  return (
    <>
      <p className="meta">{t("common:similar.title")}</p>
      <ul className="stack bare">
        {questions.map((question) => (
          <li key={question.id} lang={question.language === language ? undefined : question.language}>
            <a href={urls.question(question)} target="_blank" rel="noopener" dir="auto">
              {question.title}
            </a>{" "}
            <span className="meta" lang={language}>
              {question.acceptedCount > 0
                ? t("common:question.solved-full", { count: question.answerCount })
                : t("common:question.answers-full", { count: question.answerCount })}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
