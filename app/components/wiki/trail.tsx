import { Breadcrumbs, type Crumb } from "~/components/ui/breadcrumbs";
import { usePage } from "~/page-context";
import { urls } from "~/urls";

type Step = { slug: string; title: string; language: string };

/** Wiki › product › the pages above. */
export function WikiTrail({
  productId,
  trail = [],
  last,
}: {
  /** Left out: above all products. */
  productId?: number | null;
  trail?: Step[];
  /** Where this leads back to, where the page is about another one. */
  last?: Crumb;
}) {
  const { t, community } = usePage();
  const product = community.products.find((one) => one.id === productId);
  const place = { text: product?.name ?? t("wiki:general"), href: urls.wiki(product?.slug ?? null) };
  const steps = trail.map(({ slug, title, language }) => ({
    text: title,
    lang: language,
    href: urls.page({ productSlug: product?.slug ?? null, slug }),
  }));
  const crumbs: Crumb[] = [{ text: t("wiki:title"), href: urls.wiki() }];
  if (productId !== undefined) crumbs.push(place, ...steps);
  return <Breadcrumbs trail={last ? [...crumbs, last] : crumbs} />;
}
