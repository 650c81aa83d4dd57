// The FAQ list's address: ?product=&language=&q=&page=. What names nothing that exists is ignored.
import { isInterfaceLanguage } from "./i18n";
import type { Community } from "./models/community.server";
import type { EntryFilters } from "./models/faq-list.server";

export type FaqFilterText = { product?: string; language?: string; q?: string };

const LONGEST_WORDS = 100;

export function readFaqFilters(
  parameters: URLSearchParams,
  community: Community,
): { filters: EntryFilters; text: FaqFilterText; page: number } {
  const product = community.products.find((one) => one.slug === parameters.get("product"));
  const language = parameters.get("language");
  const words = (parameters.get("q") ?? "").replaceAll("\0", "").trim().slice(0, LONGEST_WORDS);
  const known = isInterfaceLanguage(language) ? { language } : {};
  return {
    filters: { ...(product ? { productId: product.id } : {}), ...known, ...(words ? { words } : {}) },
    text: { ...(product ? { product: product.slug } : {}), ...known, ...(words ? { q: words } : {}) },
    page: Math.min(100, Math.max(1, Math.trunc(Number(parameters.get("page")) || 1))),
  };
}
