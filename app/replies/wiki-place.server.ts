// The product named in an address of the wiki: "lamp", or "-" for pages about no single product.
import type { Community, Product } from "~/models/community/community.server";

export type WikiPlace = { productId: number | null; product: Product | null };

/** Null where no product has that address. */
export function placeFrom(community: Community, slug: string | undefined): WikiPlace | null {
  if (slug === "-") return { productId: null, product: null };
  const product = community.products.find((one) => one.slug === slug);
  return product ? { productId: product.id, product } : null;
}

/** The same by the id that a form carries; undefined where there is no such product. */
export function placeOf(community: Community, productId: number | null): WikiPlace | null {
  if (productId === null) return { productId: null, product: null };
  const product = community.products.find((one) => one.id === productId);
  return product ? { productId, product } : null;
}
