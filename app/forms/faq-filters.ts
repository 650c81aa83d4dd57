// The FAQ list's address: ?product=&language=&page=. What names nothing that exists is an address of nothing.
import { isContentLanguage } from "~/languages/content-languages";
import type { Community } from "~/models/community/community.server";
import type { EntryFilters } from "~/models/faq/list.server";

export type FaqFilterText = { product?: string; language?: string };

export function readFaqFilters(
  parameters: URLSearchParams,
  community: Community,
): { filters: EntryFilters; text: FaqFilterText; page: number; isUnknown: boolean } {
  const product = community.products.find((one) => one.slug === parameters.get("product"));
  const language = parameters.get("language");
  const known = isContentLanguage(language) ? { language } : {};
  const page = parameters.get("page") || "1";
  return {
    isUnknown:
      (Boolean(parameters.get("product")) && !product) ||
      (Boolean(language) && !isContentLanguage(language)) ||
      !/^[1-9]\d{0,2}$/.test(page),
    filters: { ...(product ? { productId: product.id } : {}), ...known },
    text: { ...(product ? { product: product.slug } : {}), ...known },
    page: Math.min(100, Math.max(1, Math.trunc(Number(page) || 1))),
  };
}
