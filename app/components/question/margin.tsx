import { Reach, topicOf } from "~/components/site/contact-block";
import { MarginQuestions, MarginSection } from "~/components/site/margin-section";
import { Time } from "~/components/ui/time";
import { usePage } from "~/page-context";
import { urls } from "~/urls";
import { useAreaKind } from "./area-kind";
import type { QuestionPageProps } from "./props";

/** What belongs to the question without being part of the conversation. Folds under the text on a phone. */
export function QuestionMargin({
  page,
  productWords,
}: {
  page: QuestionPageProps["page"];
  productWords: string | null;
}) {
  const { t, community, language } = usePage();
  const { question, similar, backlinks } = page;
  const { people, phone, email } = community.settings.contact;
  const person = people[0];
  const isQuestion = useAreaKind(question.areaId) === "questions";
  return (
    <aside className="margin" aria-label={t("forum:question.facts")}>
      <MarginSection title={t(productWords ? "forum:question.applies" : "forum:question.facts")}>
        <dl className="facts">
          {productWords && (
            <>
              <dt>{t("forum:list.product")}</dt>
              <dd>{productWords}</dd>
            </>
          )}
          <dt>{t(isQuestion ? "forum:question.asked" : "forum:question.posted")}</dt>
          <dd>
            <Time at={question.createdAt} show="date" />
          </dd>
          <dt>{t("forum:question.active")}</dt>
          <dd>
            <Time at={question.activeAt} />
          </dd>
        </dl>
        <p className="meta views">{t("forum:question.views", { count: question.viewCount })}</p>
      </MarginSection>
      <MarginQuestions title={t("forum:question.asked-again")} questions={backlinks.duplicates} />
      <MarginQuestions
        title={t("forum:question.similar")}
        questions={(isQuestion ? similar : []).map((one) => ({
          id: one.id,
          title: one.title,
          language: one.language,
          note:
            one.acceptedCount > 0
              ? t("common:question.solved")
              : t("common:question.answers-full", { count: one.answerCount }),
        }))}
      />
      <MarginQuestions title={t("forum:question.linked")} questions={backlinks.links} />
      {(person || phone || email) && (
        <MarginSection title={t("forum:question.person")}>
          {person && (
            <p>
              {[person.name, topicOf(person, language)].filter(Boolean).join(", ")}
              <br />
              <Reach text={person.reach} />
            </p>
          )}
          <p>
            <a href={urls.contact()}>{t("common:footer.contact")}</a>
          </p>
        </MarginSection>
      )}
    </aside>
  );
}
