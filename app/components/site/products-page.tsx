import { isAdmin } from "#moderation/permissions/permission";
import { Button } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import type { Product } from "~/models/community/community.server";
import { officeUrls } from "~/office-urls";
import { usePage } from "~/page-context";
import { urls } from "~/urls";

type Props = { query: string; own: number[] };

/** Every product with the ways to its questions and its wiki; what a member has comes first. */
export function ProductsPage({ query, own }: Props) {
  const { t, community } = usePage();
  const wanted = query.normalize("NFKC").toLowerCase();
  const products = community.products.filter(
    (product) => !product.isArchived && product.name.normalize("NFKC").toLowerCase().includes(wanted),
  );
  const mine = products.filter((product) => own.includes(product.id));
  const others = products.filter((product) => !own.includes(product.id));
  return (
    <>
      <header className="page-head">
        <h1>{t("forum:home.products")}</h1>
      </header>
      {(community.products.length > 0 || query !== "") && <Find query={query} />}
      {products.length === 0 && <NoProducts isSearch={query.trim() !== ""} />}
      {mine.length > 0 && <h2>{t("forum:list.mine")}</h2>}
      <Cards products={mine} />
      {mine.length > 0 && others.length > 0 && <h2>{t("forum:list.all-products")}</h2>}
      <Cards products={others} />
    </>
  );
}

function Find({ query }: { query: string }) {
  const { t } = usePage();
  return (
    <form className="row" action={urls.products()}>
      <input
        type="search"
        name="q"
        defaultValue={query}
        maxLength={80}
        aria-label={t("forum:products.find")}
        placeholder={t("forum:products.find")}
        dir="auto"
      />
      <Button>{t("common:search.find")}</Button>
    </form>
  );
}

/** Nothing has this name, or there is nothing yet: whoever can begin is led there. */
function NoProducts({ isSearch }: { isSearch: boolean }) {
  const { t, actor } = usePage();
  const all = { href: urls.products(), text: t("forum:list.all-products") };
  if (isSearch) return <EmptyState title={t("forum:products.none")} action={all} />;
  const action = isAdmin(actor)
    ? { href: officeUrls.admin("products", "new"), text: t("admin:products.new") }
    : { href: urls.ask(), text: t("common:empty.ask") };
  return (
    <EmptyState title={t("admin:products.none")} action={action}>
      {t("admin:products.none-text")}
    </EmptyState>
  );
}

function Cards({ products }: { products: Product[] }) {
  const { t } = usePage();
  if (products.length === 0) return null;
  return (
    <ul className="tag-cards bare">
      {products.map(({ id, slug, name, description }) => (
        <li key={id} className="stack">
          <a className="title" href={urls.questions({ product: slug })} dir="auto">
            {name}
          </a>
          {description && <p className="excerpt">{description}</p>}
          <p className="meta row">
            <a href={urls.wiki(slug)} aria-label={`${t("common:nav.wiki")}: ${name}`}>
              {t("common:nav.wiki")}
            </a>
            <a href={urls.faqs({ product: slug })} aria-label={`${t("common:nav.faq")}: ${name}`}>
              {t("common:nav.faq")}
            </a>
          </p>
        </li>
      ))}
    </ul>
  );
}
