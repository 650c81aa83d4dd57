/**
 * From how sure on the filter counts: the lowest threshold at which, of the texts above it, so many were rightly pointed at.
 *
 * Promises: never lower than LOWEST; null where no threshold is good enough, or where too few texts stand above it to say
 * so. The scores must be those of texts that the filter had not learnt from.
 */
export type Scored = { probability: number; isBad: boolean };

/** What a filter that holds people's texts owes them. */
export const PRECISION = 0.98;
/** Measured inside, the figure flatters by a little: the threshold was chosen by it. */
const MARGIN = 0.003;
/** Fewer right ones prove nothing. */
const FEWEST_RIGHT = 10;
const LOWEST = 0.2;

export function thresholdFor(scored: readonly Scored[], precision = PRECISION + MARGIN): number | null {
  const ordered = scored
    .filter(({ probability }) => probability >= LOWEST)
    .sort((a, b) => b.probability - a.probability);
  let right = 0;
  let best: number | null = null;
  ordered.forEach(({ probability, isBad }, index) => {
    if (isBad) right += 1;
    const next = ordered[index + 1];
    if (next?.probability === probability) return;
    if (right < FEWEST_RIGHT || right < precision * (index + 1)) return;
    best = next === undefined ? probability : (probability + Math.max(LOWEST, next.probability)) / 2;
  });
  return best;
}

export type Figures = { precision: number | null; recall: number; n: number };

/** `precision` is null where nothing was pointed at. */
export function figuresOf(judged: readonly { isPointedAt: boolean; isBad: boolean }[]): Figures {
  const bad = judged.filter(({ isBad }) => isBad).length;
  const pointedAt = judged.filter(({ isPointedAt }) => isPointedAt);
  const right = pointedAt.filter(({ isBad }) => isBad).length;
  return {
    precision: pointedAt.length === 0 ? null : right / pointedAt.length,
    recall: bad === 0 ? 0 : right / bad,
    n: judged.length,
  };
}
