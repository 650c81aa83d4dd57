import { Button } from "~/components/ui/button";
import { CheckField, Field } from "~/components/ui/field";
import { usePage } from "~/page-context";
import { urls } from "~/urls";

/** By whom, and without what its author called minor. */
export function ChangesFilter({
  product,
  filter,
}: {
  product: string | null;
  filter: { author: string | null; hidesMinor: boolean };
}) {
  const { t } = usePage();
  return (
    <form method="get" action={urls.wikiChanges()} className="filters">
      {product !== null && <input type="hidden" name="product" value={product} />}
      <Field name="author" label={t("wiki:changes.author")} value={filter.author ?? ""} isOptional />
      <CheckField name="major" label={t("wiki:changes.major")} isChecked={filter.hidesMinor} />
      <Button>{t("wiki:changes.narrow")}</Button>
    </form>
  );
}
