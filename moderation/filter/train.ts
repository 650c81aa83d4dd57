/**
 * Learns a filter from labelled texts: logistic regression with AdaGrad, one text at a time.
 *
 * Promises: the same examples in the same order give the same weights, bit for bit; the order of learning is mixed by a number
 * that is always the same; whoever has other work to do beside it takes it in steps of some milliseconds. Costs: examples ×
 * their features × EPOCHS. Refuses: to learn from one kind only; then it knows nothing and says so by a filter without weights.
 * Tried on 6,040 short letters, groups left out: words with naive Bayes found .64 at a precision of .98, words learnt this way
 * .88, runs of signs with naive Bayes .81, this .92.
 */
import { FEATURE_SLOTS } from "./features";
import { type FilterModel, logistic, NO_FILTER, scaleOf } from "./model";
import type { Steps } from "./steps";

export type Example = { features: Int32Array; isBad: boolean };

/** Learnt so often from each text. */
const EPOCHS = 8;
const RATE = 0.5;
/** Draws every weight towards nothing: rare words may not decide by themselves. */
const DECAY = 1e-4;
/** Features between two steps, a few milliseconds. */
const FEATURES_PER_STEP = 200_000;

export function* train(examples: readonly Example[]): Steps<FilterModel> {
  const bad = examples.filter(({ isBad }) => isBad).length;
  if (bad === 0 || bad === examples.length) return NO_FILTER;
  const learning = begin(bad / examples.length);
  const order = Int32Array.from(examples, (_, index) => index);
  const next = sequence(examples.length);
  let done = 0;
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    mix(order, next);
    for (const index of order) {
      const example = examples[index];
      if (example === undefined) continue;
      learnFrom(learning, example);
      done += example.features.length;
      if (done < FEATURES_PER_STEP) continue;
      done = 0;
      yield;
    }
  }
  return { weights: learning.weights, bias: learning.bias };
}

type Learning = { weights: Float32Array; squares: Float32Array; bias: number; biasSquares: number };

function begin(share: number): Learning {
  return {
    weights: new Float32Array(FEATURE_SLOTS),
    squares: new Float32Array(FEATURE_SLOTS).fill(1e-8),
    bias: Math.log(share / (1 - share)),
    biasSquares: 1,
  };
}

/** Each weight moves by its share of the error, less the more it has moved before. */
function learnFrom(learning: Learning, { features, isBad }: Example): void {
  const { weights, squares } = learning;
  const scale = scaleOf(features.length);
  let sum = 0;
  for (const slot of features) sum += weights[slot] ?? 0;
  const error = logistic(learning.bias + sum * scale) - (isBad ? 1 : 0);
  for (const slot of features) {
    const slope = error * scale + DECAY * (weights[slot] ?? 0);
    const square = (squares[slot] ?? 0) + slope * slope;
    squares[slot] = square;
    weights[slot] = (weights[slot] ?? 0) - (RATE * slope) / Math.sqrt(square);
  }
  learning.biasSquares += error * error;
  learning.bias -= (RATE * error) / Math.sqrt(learning.biasSquares);
}

/** Numbers that look mixed and are always the same (mulberry32). */
function sequence(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

function mix(order: Int32Array, next: () => number): void {
  for (let index = order.length - 1; index > 0; index -= 1) {
    const other = Math.floor(next() * (index + 1));
    const here = order[index] ?? 0;
    order[index] = order[other] ?? 0;
    order[other] = here;
  }
}
