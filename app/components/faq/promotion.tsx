// Making an FAQ entry from accepted answers: everything is filled in, one press of a button makes the entry.
import type { SerializeFrom } from "@remix-run/node";
import { WritingForm } from "~/components/post/writing-form";
import { Breadcrumbs } from "~/components/ui/breadcrumbs";
import { Button } from "~/components/ui/button";
import { Notice } from "~/components/ui/notice";
import { faqUrls } from "~/faq-urls";
import type { FormReply } from "~/forms/form";
import type { Promotion } from "~/models/faq/promotion.server";
import { usePage } from "~/page-context";
import { urls, withQuery } from "~/urls";
import { FaqFields, useFaqLabels } from "./form";

type Props = { promotion: SerializeFrom<Promotion>; reply: FormReply | undefined };

export function FaqPromotion({ promotion, reply }: Props) {
  const { t } = usePage();
  const { answer, sources, existing, mayPublish, draft } = promotion;
  const kept = reply ?? (draft ? { errors: {}, typed: draft.fields } : undefined);
  const labels = useFaqLabels();
  return (
    <article className="narrow">
      <header className="page-head">
        <Breadcrumbs trail={[{ text: answer.questionTitle, href: urls.post(answer) }]} />
        <h1>{t("faq:promote.heading")}</h1>
        <p>{t("faq:promote.intro")}</p>
      </header>
      {existing.length > 0 && (
        <Notice tone="wait" title={t("faq:promote.exists")}>
          <ul>
            {existing.map((entry) => (
              <li key={entry.slug}>
                <a href={urls.faq(entry)} dir="auto">
                  {entry.question}
                </a>{" "}
                <span className="meta">{t(`faq:state.${entry.state as "draft"}`)}</span>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <Sources promotion={promotion} />
      <WritingForm
        draftTarget={`promotion:${answer.id}`}
        draft={draft}
        takesFiles
        reply={reply}
        submit={t("faq:promote.save-draft")}
        aside={
          <>
            {mayPublish && (
              <Button name="publish" value={1}>
                {t("faq:promote.publish")}
              </Button>
            )}
            <a href={urls.post(answer)}>{t("common:action.cancel")}</a>
          </>
        }
        labels={labels}
      >
        {sources.map((source) => (
          <input key={source.answerId} type="hidden" name={`source-${source.answerId}`} value={source.revisionId} />
        ))}
        <FaqFields entry={{ ...promotion, groupId: null, reviewOn: null }} groups={promotion.groups} reply={kept} />
      </WritingForm>
    </article>
  );
}

/** What it is made from, and what could be added; adding one fills the form anew. */
function Sources({ promotion }: Pick<Props, "promotion">) {
  const { t } = usePage();
  const { answer, sources, others } = promotion;
  const chosen = sources.map((source) => source.answerId).filter((id) => id !== answer.id);
  return (
    <section className="stack" aria-labelledby="sources">
      <h2 id="sources">{t("faq:promote.sources")}</h2>
      <ul className="plain-list">
        {sources.map((source) => (
          <li key={source.answerId}>
            <a href={urls.permalink(source.answerId)}>
              {t("common:post.answer-by", { name: source.authorName ?? t("common:byline.gone") })}
            </a>
          </li>
        ))}
        {others.map((other) => (
          <li key={other.answerId}>
            <p className="row">
              <span>{t("common:post.answer-by", { name: other.authorName ?? t("common:byline.gone") })}</span>
              <a
                className="button quiet"
                href={withQuery(faqUrls.promotion(answer.id), { with: [...chosen, other.answerId].join(",") })}
              >
                {t("faq:promote.add")}
              </a>
            </p>
            <p className="meta" dir="auto">
              {other.excerpt}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
