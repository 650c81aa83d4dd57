// What the address of the list of tags asks for: ?q=&product=&language=. What names nothing is told apart, as in lists of questions.
import { isContentLanguage } from "~/languages/content-languages";
import type { Community } from "~/models/community/community.server";
import type { UnknownPart } from "./question-filters";

export type TagFilterText = { q?: string; product?: string; language?: string };

const LONGEST_QUERY = 35;

export function readTagFilters(
  parameters: URLSearchParams,
  community: Community,
): { productId: number | null; language: string | null; query: string; text: TagFilterText; unknown: UnknownPart[] } {
  const given = (name: string) => parameters.get(name)?.trim().slice(0, 100) || undefined;
  const query = given("q")?.slice(0, LONGEST_QUERY) ?? "";
  const slug = given("product");
  const product = community.products.find((one) => one.slug === slug);
  const named = given("language");
  const language = isContentLanguage(named) ? named : null;
  const unknown: UnknownPart[] = [];
  if (slug !== undefined && !product) unknown.push({ name: "product", value: slug });
  if (named !== undefined && language === null) unknown.push({ name: "language", value: named });
  return {
    productId: product?.id ?? null,
    language,
    query,
    text: { ...(query && { q: query }), ...(product && { product: product.slug }), ...(language && { language }) },
    unknown,
  };
}
