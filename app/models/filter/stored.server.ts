// The filters of a community as they are kept, and what they say about a text.
//
// Promises: nothing is learnt while somebody posts; every process sees a new filter with the next text. Costs: one look-up for
// each text; the weights (a quarter of a megabyte, one in memory) are read again when they have changed.
import { deflateSync, inflateSync } from "node:zlib";
import { sql } from "drizzle-orm";
import { LRUCache } from "lru-cache";
import { type Family, familyOf } from "#moderation/filter/family";
import type { LearnedFacts } from "#moderation/filter/learned-facts";
import type { FilterModel } from "#moderation/filter/model";
import { type Filter, isProven, learnedFacts, textOf } from "#moderation/filter/verdict";
import { DEFAULT_RULES } from "#moderation/rules";
import type { Db } from "~/database/db.server";

export type FilterFigures = {
  family: Family;
  threshold: number | null;
  examples: number;
  bad: number;
  precision: number | null;
  recall: number;
  words: string[];
  trainedAt: Date;
};

export type NewFilter = Omit<FilterFigures, "trainedAt"> & { model: FilterModel };

const LARGEST = 32_767;

export async function storeFilter(tx: Db, filter: NewFilter): Promise<void> {
  const { family, model, threshold, examples, bad, precision, recall, words } = filter;
  const { weights, scale } = packed(model);
  await tx.execute(sql`
    insert into filters (family, weights, scale, bias, threshold, examples, bad, precision, recall, words)
    values (${family}, ${weights}, ${scale}, ${model.bias}, ${threshold}, ${examples}, ${bad}, ${precision}, ${recall}, ${JSON.stringify(words)}::jsonb)
    on conflict (family) do update set weights = excluded.weights, scale = excluded.scale, bias = excluded.bias,
      threshold = excluded.threshold, examples = excluded.examples, bad = excluded.bad, precision = excluded.precision,
      recall = excluded.recall, words = excluded.words, trained_at = now()`);
}

function packed({ weights }: FilterModel): { weights: Buffer; scale: number } {
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const scale = Math.fround(largest === 0 ? 1 : largest / LARGEST);
  const whole = Int16Array.from(weights, (weight) => Math.round(weight / scale));
  return { weights: deflateSync(Buffer.from(whole.buffer)), scale };
}

function unpacked(weights: Buffer, scale: number): Float32Array {
  const bytes = inflateSync(weights);
  const whole = new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  return Float32Array.from(whole, (weight) => weight * scale);
}

const kept = new LRUCache<string, Filter>({ max: 6 });

type Known = { version: string; threshold: number | null; examples: number; bias: number; scale: number };

/** Null where nothing was learnt yet from texts of this family. */
export async function findFilter(db: Db, family: Family): Promise<Filter | null> {
  const [known] = await db.execute<Known>(sql`
    select trained_at::text as version, threshold, least(examples, 2 * bad) as examples, bias, scale from filters where family = ${family}`);
  if (known === undefined) return null;
  const key = JSON.stringify([family, known]);
  const there = kept.get(key);
  if (there !== undefined) return there;
  const [row] = await db.execute<{ weights: Buffer }>(sql`select weights from filters where family = ${family}`);
  if (row === undefined) return null;
  const { threshold, examples, bias, scale } = known;
  const filter = { model: { weights: unpacked(row.weights, scale), bias }, threshold, examples };
  kept.set(key, filter);
  return filter;
}

/** What the community's filter says about a text that is handed in; null where it has none. */
export async function loadLearned(db: Db, text: { title?: string; body: string }): Promise<LearnedFacts | null> {
  const filter = await findFilter(db, familyOf(textOf(text)));
  return filter === null ? null : learnedFacts(filter, text);
}

export type ShownFilter = FilterFigures & { isProven: boolean };

/**
 * How well it does, for the pages of the rule that asks it: one for each family that it has learnt. Null for other rules.
 * The words are from texts that were removed: they leave for the office only.
 */
export async function filtersOfRule(
  db: Db,
  { key, isOffice }: { key: string; isOffice: boolean },
): Promise<ShownFilter[] | null> {
  if (!DEFAULT_RULES.some((rule) => rule.key === key && rule.detectors.some(({ detector }) => detector === "learned")))
    return null;
  const rows = await db.execute<FilterFigures>(sql`
    select family, threshold, examples, bad, precision, recall, words, trained_at as "trainedAt" from filters order by examples desc, family`);
  return rows.map((row) => ({
    ...row,
    words: isOffice ? row.words : [],
    isProven: isProven({ ...row, examples: Math.min(row.examples, 2 * row.bad) }),
  }));
}
