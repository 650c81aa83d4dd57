// Whether the work of a function grows no faster than the text. Counted in CPU time of this process, at the largest text the
// function is given, at half and at a quarter of it: quotients, so that no machine is too slow for it. Twice the text may cost
// twice the work; where it costs four times as much, and four times the text sixteen times, the work grows with the square.
import { expect } from "vitest";
import { SHAPES } from "./hostile-texts";

/** Between twice (in proportion) and four times (the square), with room for what the collector of memory does. */
const MOST_TIMES = 3;
/** Below this the quotient is noise; a square that costs less at the largest text does no harm. */
const NOISE_MS = 60;
/** For the test that asks: some hundred shapes, each at its largest. */
export const PATIENCE_MS = 300_000;
const TRIES = 6;

export type Work<T = string> = (text: T) => unknown;
/** Texts, or pairs of them, that are made in any length. */
type Made<T> = { name: string; of: (length: number) => T };

/** Fails with the shapes for which twice the text is more than twice the work, and by how much. */
export function expectLinear(work: Work, largest: number, shapes?: readonly Made<string>[]): void;
export function expectLinear<T>(work: Work<T>, largest: number, shapes: readonly Made<T>[]): void;
export function expectLinear(work: Work, largest: number, shapes: readonly Made<string>[] = SHAPES): void {
  expect(shapes.flatMap((shape) => excessOf(work, largest, shape) ?? [])).toEqual([]);
}

/** One shape in so many, where one text costs much and another function looks at the others. */
export function shapesOf(part: number, of: number): Made<string>[] {
  return partOf(SHAPES, part, of);
}

export function partOf<T>(shapes: readonly T[], part: number, of: number): T[] {
  return shapes.filter((_, at) => at % of === part);
}

function excessOf<T>(work: Work<T>, largest: number, shape: Made<T>): string | null {
  const texts = [shape.of(largest / 4), shape.of(largest / 2), shape.of(largest)] as const;
  const least = texts.map(() => Number.POSITIVE_INFINITY);
  for (let count = 0; count < TRIES; count += 1) {
    for (const at of [2, 1, 0] as const) {
      least[at] = Math.min(least[at] ?? 0, costOf(work, texts[at]));
      if (at === 2 && least[at] <= NOISE_MS) return null;
    }
    const [quarter = 0, half = 0, whole = 0] = least;
    if (isInProportion(half, whole, MOST_TIMES) || isInProportion(quarter, whole, MOST_TIMES ** 2)) return null;
  }
  return `${shape.name}: ${least.map(Math.round).join(" → ")} ms`;
}

function isInProportion(less: number, more: number, times: number): boolean {
  return more <= times * Math.max(less, NOISE_MS / times);
}

function costOf<T>(work: Work<T>, text: T): number {
  const before = process.cpuUsage();
  work(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
