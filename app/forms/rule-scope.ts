// For what a rule is, as boxes: nothing ticked is everything. Boxes of one name come as one text or as several.
import { z } from "zod";
import { type DocumentKind, LANGUAGES } from "#moderation/facts";
import { EVERYWHERE, narrowed, type RuleScope, STANDINGS } from "#moderation/own-rules/scope";
import { id } from "./forum";

export const SCOPED_KINDS = [
  "question",
  "answer",
  "comment",
  "page",
  "faq-entry",
] as const satisfies readonly DocumentKind[];

const MOST_CHOSEN = 500;

function several<T extends z.ZodType<unknown, string>>(one: T) {
  return z
    .union([z.string().transform((value) => [value]), z.array(z.string())])
    .default([])
    .pipe(z.array(one).max(MOST_CHOSEN));
}

export function chosen<const T extends string>(among: readonly T[]) {
  return several(z.enum(among as [T, ...T[]]));
}

export const scopeFields = {
  kinds: chosen(SCOPED_KINDS),
  areas: several(id),
  products: several(id),
  languages: chosen(LANGUAGES),
  standings: chosen(STANDINGS),
};

const BOXES = ["kinds", "areas", "products", "languages", "standings"] as const;
type Boxes = z.output<z.ZodObject<typeof scopeFields>>;

/** What there is to choose from: an area that is gone since is no area. */
type All = { areas: readonly { id: number }[]; products: readonly { id: number }[] };

export function scopeOf(fields: Boxes, { areas, products }: All, inMarketplace = EVERYWHERE.inMarketplace): RuleScope {
  const known = (ids: readonly number[], all: readonly { id: number }[]) =>
    narrowed(
      ids.filter((one) => all.some((other) => other.id === one)),
      all.length,
    );
  return {
    kinds: narrowed(fields.kinds, SCOPED_KINDS.length),
    inMarketplace,
    areas: known(fields.areas, areas),
    products: known(fields.products, products),
    languages: narrowed(fields.languages, LANGUAGES.length),
    standings: narrowed(fields.standings, STANDINGS.length),
  };
}

/** All ticked boxes of a name in one text, as the page reads them. */
export function chosenText(data: FormData, ...more: string[]): Record<string, string> {
  return Object.fromEntries([...BOXES, ...more].map((name) => [name, data.getAll(name).map(String).join(" ")]));
}

export function scopeValues(scope: RuleScope): Record<string, string> {
  return Object.fromEntries(BOXES.map((name) => [name, (scope[name] ?? []).join(" ")]));
}
