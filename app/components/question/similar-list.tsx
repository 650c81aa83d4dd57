// What was asked and written before, under the title somebody is typing. Links open beside the form, so that nothing typed is left
// behind; the button under each ends the ask.

import type { Translate } from "~/i18n";
import { writtenIn } from "~/languages/written-in";
import type { Product } from "~/models/community/community.server";
import { urls } from "~/urls";

export type SimilarQuestionItem = {
  id: number;
  title: string;
  language: string;
  answerCount: number;
  acceptedCount: number;
};
export type SimilarGuideItem = {
  id: number;
  kind: "page" | "faq";
  title: string;
  slug: string;
  language: string;
  productId: number | null;
};

export type SimilarListProps = {
  questions: readonly SimilarQuestionItem[];
  guides: readonly SimilarGuideItem[];
  products: readonly Pick<Product, "id" | "slug" | "name">[];
  language: string;
  t: Translate;
};

export function SimilarList({ questions, guides, products, language, t }: SimilarListProps) {
  if (questions.length + guides.length === 0) return null;
  const words = { language, t };
  return (
    <>
      <p className="meta">{t("common:similar.title")}</p>
      <ul className="stack bare">
        {guides.map((guide) => {
          const product = products.find((one) => one.id === guide.productId);
          const href =
            guide.kind === "faq" ? urls.faq(guide) : urls.page({ ...guide, productSlug: product?.slug ?? null });
          return (
            <Similar key={guide.id} {...words} {...guide} href={href}>
              <span className={guide.kind === "faq" ? "mark good" : "mark"} lang={language}>
                {t(`common:similar.${guide.kind}`)}
              </span>
            </Similar>
          );
        })}
        {questions.map((question) => (
          <Similar
            key={question.id}
            {...words}
            {...question}
            href={urls.question(question)}
            maySolve={question.answerCount > 0}
          >
            <span className="meta" lang={language}>
              {question.acceptedCount > 0
                ? t("common:question.solved-full", { count: question.answerCount })
                : t("common:question.answers-full", { count: question.answerCount })}
            </span>
          </Similar>
        ))}
      </ul>
    </>
  );
}

type SimilarProps = {
  id: number;
  title: string;
  language: string;
  href: string;
  t: Translate;
  /** Nobody has answered it yet: then it has solved nothing. */
  maySolve?: boolean;
  children: React.ReactNode;
};

function Similar({ id, title, language, href, t, maySolve = true, children }: SimilarProps) {
  return (
    <li>
      <span className="row">
        <a href={href} {...writtenIn(language)} target="_blank" rel="noopener">
          {title}
        </a>
        {children}
      </span>
      {maySolve && (
        <button
          type="submit"
          className="button quiet"
          formAction={urls.deflections()}
          formNoValidate
          name="solvedBy"
          value={id}
        >
          {t("common:similar.solved-it")}
        </button>
      )}
    </li>
  );
}
