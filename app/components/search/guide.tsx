// A page of the wiki or an entry of the official FAQ among the results: where a question shows its answers, these say what they are.

import type { SerializeFrom } from "@remix-run/node";
import { ForeignLanguage } from "~/components/site/foreign-language";
import { Mark } from "~/components/ui/mark";
import { Time } from "~/components/ui/time";
import { writtenIn } from "~/languages/written-in";
import type { GuideHit } from "~/models/search/hits.server";
import { usePage } from "~/page-context";
import { Segments } from "./segments";
import { hitUrl } from "./suggestions";

export function SearchGuide({ hit }: { hit: SerializeFrom<GuideHit> }) {
  const { t, language, community } = usePage();
  const product = community.products.find((one) => one.id === hit.productId);
  const isOfficial = hit.kind === "faq";
  return (
    <article className={isOfficial ? "question-row by-company" : "question-row"} data-row>
      <p className="count kind-sign">{t(`search:sign.${hit.kind}`)}</p>
      <div>
        <h3 className="title" {...writtenIn(hit.language, language)}>
          <a href={hitUrl(hit, product?.slug ?? null)} data-hit={hit.documentId}>
            <Segments segments={hit.titleSegments} />
          </a>
        </h3>
        <p className="excerpt" {...writtenIn(hit.language, language)}>
          <Segments segments={hit.excerptSegments} />
        </p>
        <p className="meta row">
          {isOfficial && <Mark tone="good">{t("search:official")}</Mark>}
          {product && <span>{product.name}</span>}
          <ForeignLanguage language={hit.language} />
          <span>
            {t("search:changed")} <Time at={hit.at} show="said" />
          </span>
        </p>
      </div>
    </article>
  );
}
