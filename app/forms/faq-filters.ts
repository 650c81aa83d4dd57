// The FAQ list's address: ?product=&language=&page=. What names nothing that exists is ignored.
import { isInterfaceLanguage } from "~/i18n";
import type { Community } from "~/models/community/community.server";
import type { EntryFilters } from "~/models/faq/list.server";

export type FaqFilterText = { product?: string; language?: string };

export function readFaqFilters(
  parameters: URLSearchParams,
  community: Community,
): { filters: EntryFilters; text: FaqFilterText; page: number } {
  const product = community.products.find((one) => one.slug === parameters.get("product"));
  const language = parameters.get("language");
  const known = isInterfaceLanguage(language) ? { language } : {};
  return {
    filters: { ...(product ? { productId: product.id } : {}), ...known },
    text: { ...(product ? { product: product.slug } : {}), ...known },
    page: Math.min(100, Math.max(1, Math.trunc(Number(parameters.get("page")) || 1))),
  };
}
