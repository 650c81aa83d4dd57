/**
 * How good a filter is at texts of groups it has not seen: each group is left out once, the threshold is chosen inside the others.
 *
 * Promises: nothing about a left-out text was learnt, not even from its copy in another group; where there are more groups than
 * MOST_FOLDS they are left out several at a time, where there is one, its texts are. The same examples give the same figures.
 * Costs: MOST_FOLDS × (INNER_FOLDS + 1) trainings, twice the inner ones where some labels are wrong by all appearances.
 */
import { type FilterModel, probability } from "./model";
import type { Steps } from "./steps";
import { contradicted, type Figures, figuresOf, type Scored, thresholdFor, wrongLabels } from "./threshold";
import { type Example, train } from "./train";

export type GroupedExample = Example & {
  group: string;
  /** The same for the same text. */
  key: string;
};

const MOST_FOLDS = 12;
const INNER_FOLDS = 4;
/** Of so many texts half of the parts say the same in a quarter of the time. */
const MANY = 10_000;
/** Texts of one group are left out in so many parts. */
const PARTS = 5;

export type Judged = Scored & { isPointedAt: boolean };
export type Validation = { judged: Judged[]; figures: Figures };
export type Learnt = { model: FilterModel; threshold: number | null; validation: Validation };

/** What each text would have been told by a filter that never saw its group; in the order of the examples. */
export function* crossValidate(examples: readonly GroupedExample[], most = MOST_FOLDS): Steps<Validation> {
  const parts = examples.length < MANY ? 1 : 2;
  const folds = foldsOf(examples, Math.ceil(most / parts));
  const judged = new Array<Judged>(examples.length);
  for (let fold = 0; fold < folds.count; fold += 1) {
    const { inside, outside } = split(examples, folds, fold);
    const first = yield* scoresOutside(inside, INNER_FOLDS / parts);
    const wrong = wrongLabels(first);
    const isWrong = contradicted(first, wrong);
    const scores = isWrong.includes(true) ? yield* scoresOutside(inside, INNER_FOLDS / parts, isWrong) : first;
    const threshold = thresholdFor(scores, wrong);
    const model = yield* train(inside.filter((_, index) => !isWrong[index]));
    for (const index of outside) {
      const one = examples[index] as GroupedExample;
      const sure = probability(model, one.features);
      judged[index] = { probability: sure, isBad: one.isBad, isPointedAt: threshold !== null && sure >= threshold };
    }
  }
  return { judged, figures: figuresOf(judged) };
}

/** The filter that all examples make, with the threshold it is used with and how it did on groups it had not seen. */
export function* learn(examples: readonly GroupedExample[], most = MOST_FOLDS): Steps<Learnt> {
  const validation = yield* crossValidate(examples, most);
  const wrong = wrongLabels(validation.judged);
  const threshold = thresholdFor(validation.judged, wrong);
  const isWrong = contradicted(validation.judged, wrong);
  return { model: yield* train(examples.filter((_, index) => !isWrong[index])), threshold, validation };
}

/** `isWrong`: whose label seems to be wrong; it teaches the opposite of everything else, so it is scored and not learnt. */
function* scoresOutside(
  examples: readonly GroupedExample[],
  most: number,
  isWrong: readonly boolean[] = [],
): Steps<Scored[]> {
  const folds = foldsOf(examples, most);
  const scored = new Array<Scored>(examples.length);
  for (let fold = 0; fold < folds.count; fold += 1) {
    const { inside, outside } = split(examples, folds, fold, isWrong);
    const model = yield* train(inside);
    for (const index of outside) {
      const one = examples[index] as GroupedExample;
      scored[index] = { probability: probability(model, one.features), isBad: one.isBad };
    }
  }
  return scored;
}

type Folds = { count: number; of: Int32Array };

/** Groups by size, the largest first, each into the smallest fold. */
function foldsOf(examples: readonly GroupedExample[], most: number): Folds {
  const sizes = new Map<string, number>();
  for (const { group } of examples) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  if (sizes.size < 2) return partsOf(examples);
  const count = Math.min(most, sizes.size);
  const filled = new Array<number>(count).fill(0);
  const foldOf = new Map<string, number>();
  for (const [group, size] of [...sizes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))) {
    const fold = filled.indexOf(Math.min(...filled));
    filled[fold] = (filled[fold] ?? 0) + size;
    foldOf.set(group, fold);
  }
  return { count, of: Int32Array.from(examples, ({ group }) => foldOf.get(group) ?? 0) };
}

/** By turns within each kind, so that no part is without either; copies of a text stay together. */
function partsOf(examples: readonly GroupedExample[]): Folds {
  const turns = { bad: 0, fine: 0 };
  const ofKey = new Map<string, number>();
  const of = Int32Array.from(examples, ({ isBad, key }) => {
    const known = ofKey.get(key);
    if (known !== undefined) return known;
    const kind = isBad ? "bad" : "fine";
    const part = turns[kind] % PARTS;
    turns[kind] += 1;
    ofKey.set(key, part);
    return part;
  });
  return { count: PARTS, of };
}

function split(examples: readonly GroupedExample[], folds: Folds, fold: number, isWrong: readonly boolean[] = []) {
  const outside: number[] = [];
  const keys = new Set<string>();
  examples.forEach(({ key }, index) => {
    if (folds.of[index] !== fold) return;
    outside.push(index);
    keys.add(key);
  });
  const inside = examples.filter(({ key }, index) => folds.of[index] !== fold && !isWrong[index] && !keys.has(key));
  return { inside, outside };
}
