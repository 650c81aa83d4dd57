// Where somebody wants to ask, by what they chose. Promises: what was sent and does not fit is an error beside its field, never
// left out without a word: it may be out of an old page, or a version of another product.

import type { FieldErrors } from "~/field-errors";
import type { Area, Community, Product } from "~/models/community/community.server";

type Chosen = { area: number; product: number | null; version: number | null };
type Version = Product["versions"][number];
export type ChosenPlace =
  | { ok: true; area: Area; product: Product | null; version: Version | null }
  | { ok: false; errors: FieldErrors };

export function chosenPlace({ areas, products }: Pick<Community, "areas" | "products">, chosen: Chosen): ChosenPlace {
  const area = areas.find((one) => one.id === chosen.area && !one.isArchived);
  if (!area) return { ok: false, errors: { area: { code: "unknown" } } };
  const product = products.find((one) => one.id === chosen.product && !one.isArchived) ?? null;
  if (chosen.product !== null && product === null) return { ok: false, errors: { product: { code: "unknown" } } };
  const version = product?.versions.find((one) => one.id === chosen.version && !one.isArchived) ?? null;
  if (chosen.version === null || version !== null) return { ok: true, area, product, version };
  const isOfAnother = products.some((one) => one.versions.some(({ id }) => id === chosen.version) && one !== product);
  return { ok: false, errors: { version: { code: isOfAnother ? "version-of-product" : "unknown" } } };
}
