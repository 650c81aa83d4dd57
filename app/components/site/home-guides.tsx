// What is written down already, on the home page: official answers, and what changed in the wiki.

import type { ReactNode } from "react";
import { AuthorName } from "~/components/account/author";
import { ForeignLanguage } from "~/components/site/foreign-language";
import { Time } from "~/components/ui/time";
import { writtenIn } from "~/languages/written-in";
import { usePage } from "~/page-context";
import { urls } from "~/urls";
import { Door } from "./door";
import type { HomeData } from "./home-data";

export function HomeOfficial({ entries }: { entries: HomeData["official"] }) {
  const { t } = usePage();
  if (entries.length === 0) return null;
  return (
    <Door
      title={t("forum:home.official")}
      hint={t("forum:home.official-hint")}
      href={urls.faqs()}
      action={t("forum:home.official-all")}
    >
      {entries.map((entry) => (
        <article className="guide-row" key={entry.slug} data-row>
          <GuideTitle href={urls.faq(entry)} {...entry} />
          <GuidePlace {...entry} />
        </article>
      ))}
    </Door>
  );
}

export function HomePages({ pages }: { pages: HomeData["pages"] }) {
  const { t, community } = usePage();
  if (pages.length === 0) return null;
  const productSlug = (id: number | null) => community.products.find((product) => product.id === id)?.slug ?? null;
  return (
    <Door
      title={t("forum:home.wiki")}
      hint={t("forum:home.wiki-hint")}
      href={urls.wiki()}
      action={t("forum:home.wiki-all")}
    >
      {pages.map((page) => (
        <article className="guide-row" key={`${page.productId} ${page.slug}`} data-row>
          <GuideTitle href={urls.page({ ...page, productSlug: productSlug(page.productId) })} {...page} />
          <GuidePlace {...page}>
            <span>
              <AuthorName author={page.author} authorName={page.authorName} /> · <Time at={page.at} />
            </span>
          </GuidePlace>
          {page.summary && (
            <p className="meta cut" dir="auto">
              {page.summary}
            </p>
          )}
        </article>
      ))}
    </Door>
  );
}

function GuideTitle({ href, title, language }: { href: string; title: string; language: string }) {
  const { language: own } = usePage();
  return (
    <h3 className="title" {...writtenIn(language, own)}>
      <a href={href}>{title}</a>
    </h3>
  );
}

type GuidePlaceProps = { productId: number | null; language: string; children?: ReactNode };

/** No line where there is nothing to say. */
function GuidePlace({ productId, language, children }: GuidePlaceProps) {
  const { community, language: own } = usePage();
  const product = community.products.find((one) => one.id === productId);
  const foreign = language !== own;
  if (!product && !foreign && !children) return null;
  return (
    <p className="meta row">
      {product && <span>{product.name}</span>}
      <ForeignLanguage language={language} />
      {children}
    </p>
  );
}
