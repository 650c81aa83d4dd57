/**
 * A learnt filter: how sure it is that a text is one that moderators took down, and which passages made it so.
 *
 * Promises: 0 to 1; the same model and text give the same answer everywhere; the passages named are those whose weights moved
 * the answer most. Refuses: to say why a passage weighs what it does; it learnt that from decisions.
 */
import { FEATURE_SLOTS, featuresOf, visitFeatures } from "./features";

export type FilterModel = { weights: Float32Array; bias: number };

export const NO_FILTER: FilterModel = { weights: new Float32Array(FEATURE_SLOTS), bias: 0 };

export function probabilityOf(model: FilterModel, text: string): number {
  return probability(model, featuresOf(text));
}

export function probability({ weights, bias }: FilterModel, features: Int32Array): number {
  let sum = 0;
  for (const slot of features) sum += weights[slot] ?? 0;
  return logistic(bias + sum * scaleOf(features.length));
}

/** Texts of all lengths weigh the same: the more features, the less each counts. */
export function scaleOf(count: number): number {
  return count === 0 ? 0 : 1 / Math.sqrt(count);
}

export function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

/** Above 0 it spoke against the text. */
export type Weighed = { passage: string; start: number; end: number; weight: number };

/** Longer passages are no words. */
const LONGEST_PASSAGE = 40;
const HAN_PASSAGE = 6;

/** The words that weighed most, strongest first. Each occurrence of a word is counted once, with all runs of signs that cover it. */
export function explain(model: FilterModel, text: string, most: number): Weighed[] {
  const perSign = new Float64Array(text.length + 1);
  const seen = new Set<number>();
  visitFeatures(text, (slot, start, end) => {
    if (end <= start || seen.has(slot)) return;
    seen.add(slot);
    const share = (model.weights[slot] ?? 0) / (end - start);
    for (let at = start; at < end; at += 1) perSign[at] = (perSign[at] ?? 0) + share;
  });
  const scale = scaleOf(seen.size);
  const words = new Map<string, Weighed>();
  for (const { start, end } of passagesOf(text)) {
    let weight = 0;
    for (let at = start; at < end; at += 1) weight += perSign[at] ?? 0;
    const passage = text.slice(start, end);
    const known = words.get(passage.toLowerCase());
    if (known) known.weight += weight * scale;
    else words.set(passage.toLowerCase(), { passage, start, end, weight: weight * scale });
  }
  return [...words.values()].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, most);
}

const PASSAGE = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}@'’.:/+-])+/gu;

function passagesOf(text: string): { start: number; end: number }[] {
  return [...text.matchAll(PASSAGE)].flatMap(({ 0: run, index }) => {
    const size = /\p{Script=Han}/u.test(run) ? HAN_PASSAGE : LONGEST_PASSAGE;
    const pieces: { start: number; end: number }[] = [];
    for (let at = 0; at < run.length; at += size)
      pieces.push({ start: index + at, end: index + Math.min(run.length, at + size) });
    return pieces;
  });
}
