// Whether the work of a function grows no faster than the text. Counted in CPU time of this process, at the largest text the
// function is given and at half of it: a quotient, so that no machine is too slow for it. Twice the text may cost twice the
// work; where it costs four times as much, the work grows with the square.
import { expect } from "vitest";
import { SHAPES, type Shape } from "./hostile-texts";

/** Between twice (in proportion) and four times (the square), with room for what the collector of memory does. */
const MOST_TIMES = 3;
/** Below this the quotient is noise; a square that costs less at the largest text does no harm. */
const NOISE_MS = 60;
/** For the test that asks: some hundred shapes, each at its largest. */
export const PATIENCE_MS = 300_000;
const TRIES = 6;

export type Work = (text: string) => unknown;

/** Fails with the shapes for which twice the text is more than twice the work, and by how much. */
export function expectLinear(work: Work, largest: number, shapes: readonly Shape[] = SHAPES): void {
  expect(shapes.flatMap((shape) => excessOf(work, largest, shape) ?? [])).toEqual([]);
}

function excessOf(work: Work, largest: number, shape: Shape): string | null {
  const [half, whole] = [shape.of(largest / 2), shape.of(largest)];
  let [least, most] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let count = 0; count < TRIES; count += 1) {
    most = Math.min(most, costOf(work, whole));
    if (most <= NOISE_MS) return null;
    least = Math.min(least, costOf(work, half));
    if (most <= MOST_TIMES * Math.max(least, NOISE_MS / MOST_TIMES)) return null;
  }
  return `${shape.name}: ${Math.round(least)} → ${Math.round(most)} ms`;
}

function costOf(work: Work, text: string): number {
  const before = process.cpuUsage();
  work(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
