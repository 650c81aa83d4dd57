import { LinkButton } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { Mark } from "~/components/ui/mark";
import { officeUrls } from "~/office-urls";
import { usePage } from "~/page-context";
import { AdminFrame } from "./frame";
import { AdminOrder } from "./order";

/** Products in the order in which they are offered. */
export function AdminProducts() {
  const { t, community } = usePage();
  const { products } = community;
  return (
    <AdminFrame page="products" intro={t("admin:products.intro")}>
      {products.length === 0 && (
        <EmptyState title={t("admin:products.none")}>{t("admin:products.none-text")}</EmptyState>
      )}
      <ul className="bare">
        {products.map((product, at) => (
          <li key={product.id} className="queue-row">
            <p className="row">
              <a href={officeUrls.admin("products", product.id)} className="title" dir="auto">
                {product.name}
              </a>
              <span className="meta">{t("admin:products.versions", { count: product.versions.length })}</span>
              {product.isArchived && <Mark>{t("admin:archived")}</Mark>}
            </p>
            <AdminOrder
              action={`${officeUrls.admin("products")}?index`}
              id={product.id}
              name={product.name}
              isFirst={at === 0}
              isLast={at === products.length - 1}
            />
          </li>
        ))}
      </ul>
      <p>
        <LinkButton href={officeUrls.admin("products", "new")} tone="first">
          {t("admin:products.new")}
        </LinkButton>
      </p>
    </AdminFrame>
  );
}
