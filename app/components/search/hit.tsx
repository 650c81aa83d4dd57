import type { SerializeFrom } from "@remix-run/node";
import { AuthorName } from "~/components/account/author";
import { AnswerCount } from "~/components/question/row";
import { TagList } from "~/components/question/tag-list";
import { ForeignLanguage } from "~/components/site/foreign-language";
import { Mark } from "~/components/ui/mark";
import { Time } from "~/components/ui/time";
import { writtenIn } from "~/languages/written-in";
import type { PostHit as Hit } from "~/models/search/hits.server";
import { usePage } from "~/page-context";
import { Segments } from "./segments";
import { hitUrl } from "./suggestions";

/** A question, shown by the post that fits the search best: itself or one of its answers. */
export function SearchHit({ hit }: { hit: SerializeFrom<Hit> }) {
  const { language } = usePage();
  return (
    <article className="question-row" data-row>
      <AnswerCount answerCount={hit.answerCount} acceptedCount={hit.acceptedCount} />
      <div>
        <h3 className="title" {...writtenIn(hit.titleLanguage, language)}>
          <a href={hitUrl(hit, null)} data-hit={hit.documentId}>
            <Segments segments={hit.titleSegments} />
          </a>
        </h3>
        <p className="excerpt" {...writtenIn(hit.language, language)}>
          <Segments segments={hit.excerptSegments} />
        </p>
        <HitFacts hit={hit} />
        <TagList tags={hit.tags} />
      </div>
    </article>
  );
}

function HitFacts({ hit }: { hit: SerializeFrom<Hit> }) {
  const { t, community } = usePage();
  const product = community.products.find((one) => one.id === hit.productId);
  const version = product?.versions.find((one) => one.id === hit.versionId);
  const isAnswer = hit.kind === "answer";
  return (
    <p className="meta row">
      {isAnswer && <Mark>{t("common:post.answer")}</Mark>}
      {hit.isAccepted && <Mark tone="good">{t("common:status.accepted")}</Mark>}
      {hit.isClosed && <Mark tone="wait">{t("common:status.closed")}</Mark>}
      {product && <span>{version ? `${product.name} · ${version.name}` : product.name}</span>}
      <ForeignLanguage language={hit.language} />
      {hit.score !== 0 && <span>{t("common:question.votes", { count: hit.score })}</span>}
      <span>
        <AuthorName author={hit.author} authorName={hit.authorName} />{" "}
        {t(isAnswer ? "common:byline.answered" : "common:byline.asked")} <Time at={hit.at} show="said" />
      </span>
      {hit.moreCount > 0 && <span>{t("search:more-posts", { count: hit.moreCount })}</span>}
    </p>
  );
}
