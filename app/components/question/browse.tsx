import { areaName } from "~/area-name";
import { MarginSection } from "~/components/site/margin-section";
import type { FilterText } from "~/models/question/list.server";
import { relOf } from "~/multiplying";
import { usePage } from "~/page-context";
import { urls } from "~/urls";

const MOST = 12;

/** In the margin of a list of questions: its products and areas, one press away. The order and the tag are kept. */
export function QuestionBrowse({ filter }: { filter: FilterText }) {
  const { t, community, language } = usePage();
  const { product, area, version: _ofOldProduct, ...kept } = filter;
  const all = community.products.filter((one) => !one.isArchived);
  // The one that is looked at is among them, however many there are.
  const products = [...all.filter((one) => one.slug === product), ...all.filter((one) => one.slug !== product)].slice(
    0,
    MOST,
  );
  const areas = community.areas.filter((one) => !one.isArchived);
  return (
    <aside className="margin" aria-label={t("forum:list.browse")}>
      {products.length > 1 && (
        <MarginSection title={t("forum:home.products")}>
          <Ways
            current={product}
            all={{ href: urls.questions({ ...kept, area }), text: t("forum:list.all-products") }}
            ways={products.map(({ slug, name }) => ({ slug, text: name }))}
            hrefOf={(slug) => urls.questions({ ...kept, area, product: slug })}
          />
          {all.length > MOST && (
            <p>
              <a href={urls.products()}>{t("forum:products.all", { count: all.length })}</a>
            </p>
          )}
        </MarginSection>
      )}
      {areas.length > 1 && (
        <MarginSection title={t("forum:list.areas")}>
          <Ways
            current={area}
            all={{ href: urls.questions({ ...kept, product }), text: t("forum:list.all-areas") }}
            ways={areas.map((one) => ({ slug: one.slug, text: areaName(one, language) }))}
            hrefOf={(slug) => urls.questions({ ...kept, product, area: slug })}
          />
        </MarginSection>
      )}
    </aside>
  );
}

type WaysProps = {
  current: string | undefined;
  all: { href: string; text: string };
  ways: { slug: string; text: string }[];
  hrefOf: (slug: string) => string;
};

function Ways({ current, all, ways, hrefOf }: WaysProps) {
  return (
    <ul className="bare">
      <li>
        <a href={all.href} rel={relOf(all.href)} aria-current={current === undefined ? "true" : undefined}>
          {all.text}
        </a>
      </li>
      {ways.map(({ slug, text }) => (
        <li key={slug}>
          <a href={hrefOf(slug)} rel={relOf(hrefOf(slug))} aria-current={slug === current ? "true" : undefined}>
            {text}
          </a>
        </li>
      ))}
    </ul>
  );
}
