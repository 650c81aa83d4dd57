// The search page's address: ?q=&area=&product=&version=&tag=&kind=&state=&language=&after=. What names nothing that exists is
// ignored, so an old link still searches.
import { cut } from "#moderation/text/cut";
import { isContentLanguage } from "~/languages/content-languages";
import type { Community } from "~/models/community/community.server";
import { parseTags } from "~/models/question/tag.server";
import type { SearchFilters } from "~/models/search/candidates.server";
import { FOUND_KINDS, LONGEST_QUERY, POST_CONDITIONS } from "~/search/query";

export type SearchText = {
  area?: string;
  product?: string;
  version?: string;
  tag?: string;
  kind?: string;
  state?: string;
  language?: string;
};

export type AskedSearch = { query: string; filters: SearchFilters; text: SearchText; cursor: number };

const LONGEST_VALUE = 100;

export function readSearch(parameters: URLSearchParams, community: Community): AskedSearch {
  const given = (name: string) => parameters.get(name)?.slice(0, LONGEST_VALUE) || undefined;
  const area = community.areas.find((one) => one.slug === given("area"));
  const product = community.products.find((one) => one.slug === given("product"));
  const version = product?.versions.find((one) => String(one.id) === given("version"));
  const tags = parseTags(given("tag") ?? "").slice(0, 1);
  const kind = FOUND_KINDS.find((one) => one === given("kind"));
  const state = POST_CONDITIONS.find((condition) => condition === given("state"));
  const language = given("language");
  return {
    query: cut((parameters.get("q") ?? "").replaceAll("\0", "").trim(), LONGEST_QUERY),
    cursor: Math.max(0, Math.trunc(Number(given("after"))) || 0),
    filters: {
      ...(area ? { areaId: area.id } : {}),
      ...(product ? { productId: product.id } : {}),
      ...(version ? { versionId: version.id } : {}),
      ...(tags.length > 0 ? { tags } : {}),
      ...(kind ? { kind } : {}),
      ...(state ? { condition: state } : {}),
      ...(isContentLanguage(language) ? { contentLanguage: language } : {}),
    },
    text: {
      ...(area ? { area: area.slug } : {}),
      ...(product ? { product: product.slug } : {}),
      ...(version ? { version: String(version.id) } : {}),
      ...(tags[0] ? { tag: tags[0] } : {}),
      ...(kind ? { kind } : {}),
      ...(state ? { state } : {}),
      ...(isContentLanguage(language) ? { language } : {}),
    },
  };
}
