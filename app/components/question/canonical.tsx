import type { SerializeFrom } from "@remix-run/node";
import { Prose } from "~/components/post/prose";
import type { QuestionPageData } from "~/models/question/reading.server";
import { usePage } from "~/page-context";
import { urls } from "~/urls";
import { DuplicateNotice } from "./closed-notice";

type Canonical = NonNullable<SerializeFrom<QuestionPageData>["canonical"]>;

/** The question this one repeats, with its best answer in place: who came by the old address need not click on. */
export function QuestionCanonical({ canonical }: { canonical: Canonical }) {
  const { t } = usePage();
  const { question, others, answer } = canonical;
  return (
    <>
      <DuplicateNotice canonical={[question, ...others]} />
      {answer && (
        <section className="official" aria-label={t("common:accept.is")}>
          <Prose html={answer.html} lang={answer.language} scope={`a${answer.id}`} />
          <p className="meta">
            <a href={urls.permalink(answer.id)}>{t("common:post.answer-by", { name: answer.authorName })}</a>
          </p>
        </section>
      )}
    </>
  );
}
