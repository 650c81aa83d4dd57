// Learning anew from everything that was decided.
//
// Promises: done in steps of some milliseconds, between which the server answers; a family whose moderators took down too few
// posts keeps no filter. Costs: some seconds of one processor for a few thousand posts. Running it twice does no harm.
import { setImmediate } from "node:timers/promises";
import { eq, sql } from "drizzle-orm";
import { filters } from "#drizzle/schema/filters";
import { learn } from "#moderation/filter/cross-validation";
import { exampleOf, type LabelledText } from "#moderation/filter/examples";
import { FAMILIES, type Family, familyOf } from "#moderation/filter/family";
import type { Steps } from "#moderation/filter/steps";
import { wordsAgainst } from "#moderation/filter/words-against";
import type { Db } from "~/database/db.server";
import { invalidatePages } from "~/models/invalidate-pages.server";
import { gatherExamples } from "./examples.server";
import { type FilterFigures, storeFilter } from "./stored.server";

/** Fewer say nothing at all. */
const FEWEST_BAD = 10;
/** Of harmless ones as many as make the bad ones stand out. */
const FINE_FOR_ONE_BAD = 10;
const FOLDS = 5;
const WORDS_KEPT = 20;
const TRAINING_LOCK = 7_266_175;

export type Trained = Omit<FilterFigures, "trainedAt" | "words">;

export async function trainFilters(db: Db): Promise<Trained[]> {
  const texts = await gatherExamples(db);
  const trained: Trained[] = [];
  for (const family of FAMILIES) {
    const ours = texts.filter(({ text }) => familyOf(text) === family);
    const bad = ours.filter(({ isBad }) => isBad);
    const fine = ours.filter(({ isBad }) => !isBad).slice(-Math.max(FINE_FOR_ONE_BAD * bad.length, 1));
    if (bad.length < FEWEST_BAD || fine.length < FEWEST_BAD) continue;
    trained.push(await trainOne(db, family, [...fine, ...bad]));
  }
  await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${TRAINING_LOCK})`);
    const names = trained.map(({ family }) => family);
    for (const family of FAMILIES.filter((one) => !names.includes(one)))
      await tx.delete(filters).where(eq(filters.family, family));
    await invalidatePages(tx, ["rules"]);
  });
  return trained;
}

async function trainOne(db: Db, family: Family, texts: readonly LabelledText[]): Promise<Trained> {
  const { model, threshold, validation } = await patiently(learn(texts.map(exampleOf), FOLDS));
  const bad = texts.filter(({ isBad }) => isBad);
  const words = wordsAgainst(
    model,
    bad.map(({ text }) => text),
    WORDS_KEPT,
  );
  const { precision, recall } = validation.figures;
  const figures = { family, threshold, examples: texts.length, bad: bad.length, precision, recall };
  await storeFilter(db, { ...figures, model, words: words.map(({ word }) => word) });
  return figures;
}

async function patiently<T>(steps: Steps<T>): Promise<T> {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value as T;
    await setImmediate();
  }
}

/** Whether anything was decided since it learnt last. */
export async function isTrainingDue(db: Db): Promise<boolean> {
  const [row] = await db.execute<{ isDue: boolean }>(sql`
    with last as (select coalesce(max(trained_at), '-infinity') as at from filters)
    select exists (select 1 from decisions, last where decisions.at > last.at)
      or exists (select 1 from marks, last where marks.seen_at > last.at and marks.verdict = 'fine') as "isDue"`);
  return row?.isDue === true;
}
