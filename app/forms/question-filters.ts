// The filters of a question list as its address says them: ?area=&product=&version=&tag=&language=&state=&order=&mine=1.
// What names nothing that exists is told apart: the list says so and offers itself without it, instead of showing everything
// (2026-11-29; until then such a part was ignored).

import { isContentLanguage } from "~/languages/content-languages";
import type { Community } from "~/models/community/community.server";
import { type FilterText, QUESTION_ORDERS, QUESTION_STATES, type QuestionFilters } from "~/models/question/list.server";
import { parseTags } from "~/models/question/tag.server";

/** A part of the address that was read and not understood. */
export type UnknownPart = { name: string; value: string };

export function readFilters(
  parameters: URLSearchParams,
  community: Community,
): { filters: QuestionFilters; text: FilterText; unknown: UnknownPart[] } {
  const given = (name: string) => parameters.get(name)?.slice(0, 100) || undefined;
  const area = community.areas.find((one) => one.slug === given("area"));
  const product = community.products.find((one) => one.slug === given("product"));
  const version = product?.versions.find((one) => String(one.id) === given("version"));
  const tag = parseTags(given("tag") ?? "")[0];
  const language = given("language");
  const state = QUESTION_STATES.find((one) => one === given("state"));
  const order = QUESTION_ORDERS.find((one) => one === given("order")) ?? "active";
  const isMine = given("mine") === "1";
  const understood: Record<string, unknown> = {
    area,
    product,
    version,
    tag,
    language: isContentLanguage(language),
    state,
    order: QUESTION_ORDERS.some((one) => one === given("order")),
    mine: isMine,
    // There is no such part: pages of this list go on from where the last one ended.
    page: false,
  };
  const unknown = Object.entries(understood).flatMap(([name, is]) => {
    const value = given(name);
    return value === undefined || is ? [] : [{ name, value }];
  });
  return {
    filters: {
      order,
      ...(area ? { areaId: area.id } : {}),
      ...(product ? { productIds: [product.id] } : {}),
      ...(version ? { versionId: version.id } : {}),
      ...(tag ? { tag } : {}),
      ...(isContentLanguage(language) ? { language } : {}),
      ...(state ? { state } : {}),
    },
    text: {
      ...(area ? { area: area.slug } : {}),
      ...(product ? { product: product.slug } : {}),
      ...(version ? { version: String(version.id) } : {}),
      ...(tag ? { tag } : {}),
      ...(isContentLanguage(language) ? { language } : {}),
      ...(state ? { state } : {}),
      ...(order === "active" ? {} : { order }),
      ...(isMine ? { mine: "1" } : {}),
    },
    unknown,
  };
}
