// The filters of a question list as its address says them: ?area=&product=&version=&tag=&language=&state=&order=&mine=1.
// What names nothing that exists is ignored, so an old link still shows a list.

import { isInterfaceLanguage } from "~/i18n";
import type { Community } from "~/models/community/community.server";
import { QUESTION_ORDERS, QUESTION_STATES, type QuestionFilters } from "~/models/question/list.server";
import { parseTags } from "~/models/question/tag.server";

export type FilterText = {
  area?: string;
  product?: string;
  version?: string;
  tag?: string;
  language?: string;
  state?: string;
  order?: string;
  mine?: string;
};

export function readFilters(
  parameters: URLSearchParams,
  community: Community,
): { filters: QuestionFilters; text: FilterText } {
  const given = (name: string) => parameters.get(name)?.slice(0, 100) || undefined;
  const area = community.areas.find((one) => one.slug === given("area"));
  const product = community.products.find((one) => one.slug === given("product"));
  const version = product?.versions.find((one) => String(one.id) === given("version"));
  const tag = parseTags(given("tag") ?? "")[0];
  const language = given("language");
  const state = QUESTION_STATES.find((one) => one === given("state"));
  const order = QUESTION_ORDERS.find((one) => one === given("order")) ?? "active";
  const isMine = given("mine") === "1";
  return {
    filters: {
      order,
      ...(area ? { areaId: area.id } : {}),
      ...(product ? { productIds: [product.id] } : {}),
      ...(version ? { versionId: version.id } : {}),
      ...(tag ? { tag } : {}),
      ...(isInterfaceLanguage(language) ? { language } : {}),
      ...(state ? { state } : {}),
    },
    text: {
      ...(area ? { area: area.slug } : {}),
      ...(product ? { product: product.slug } : {}),
      ...(version ? { version: String(version.id) } : {}),
      ...(tag ? { tag } : {}),
      ...(isInterfaceLanguage(language) ? { language } : {}),
      ...(state ? { state } : {}),
      ...(order === "active" ? {} : { order }),
      ...(isMine ? { mine: "1" } : {}),
    },
  };
}
