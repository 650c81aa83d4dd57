import type { SerializeFrom } from "@remix-run/node";
import { FIELD_LIMITS } from "#moderation/limits";
import { Button } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import { faqUrls } from "~/faq-urls";
import type { SourcesPage } from "~/models/faq/source-page.server";
import { useT } from "~/page-context";

type Entry = SerializeFrom<SourcesPage>;
type Review = NonNullable<Entry["review"]>;
type Props = { faq: Entry; review: Review; caseId: number };

/** An entry of the FAQ that was handed in: publish it, or give it back with words to whoever wrote it. */
export function CaseReview({ faq, caseId }: { faq: Entry | null; caseId: number }) {
  const t = useT();
  if (!faq?.review) return null;
  const about = { faq, review: faq.review, caseId };
  return (
    <section className="stack" aria-labelledby="review">
      <h2 id="review">{t("faq:review.heading")}</h2>
      <div className="row">
        {faq.review.mayPublish && (
          <form method="post" action={faqUrls.state(faq)}>
            <Seen {...about} />
            <Button name="step" value="publish" tone="first">
              {t("faq:step.publish")}
            </Button>
          </form>
        )}
        <a href={faqUrls.edit(faq)}>{t("common:action.edit")}</a>
        <a href={faqUrls.sources(faq)}>{t("faq:team.sources")}</a>
      </div>
      {!faq.review.mayPublish && <p className="meta">{t("faq:team.state-review")}</p>}
      {faq.review.mayReturn && <Return {...about} />}
    </section>
  );
}

function Return({ faq, ...seen }: Props) {
  const t = useT();
  return (
    <form method="post" action={faqUrls.state(faq)} className="stack">
      <Seen faq={faq} {...seen} />
      <Field
        name="note"
        id="review-note"
        control="textarea"
        label={t("faq:review.note")}
        reply={undefined}
        rows={2}
        maxLength={FIELD_LIMITS.note.maximum}
        isOptional
      />
      <div className="row">
        <Button name="step" value="withdraw">
          {t("faq:step.withdraw")}
        </Button>
      </div>
    </form>
  );
}

/** The text as it was read, and where it was read: the next case opens afterwards. */
function Seen({ review, caseId }: Props) {
  return (
    <>
      <input type="hidden" name="revision" value={review.revisionId} />
      <input type="hidden" name="case" value={caseId} />
    </>
  );
}
