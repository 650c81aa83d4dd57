/**
 * From how sure on the filter counts: the lowest threshold at which, of the texts above it, so many were rightly pointed at.
 *
 * Promises: never lower than LOWEST; null where no threshold is good enough, or where too few texts stand above it to say
 * so. The scores must be those of texts that the filter had not learnt from. Where some labels are wrong by all appearances, they
 * are not held against the filter (`wrongLabels`): two in a hundred took half of what it finds.
 */
export type Scored = { probability: number; isBad: boolean };

/** What a filter that holds people's texts owes them. */
export const PRECISION = 0.98;
/** Measured inside, the figure flatters by a little: the threshold was chosen by it. */
const MARGIN = 0.003;
/** Fewer right ones prove nothing. */
const FEWEST_RIGHT = 10;
const LOWEST = 0.2;

export function thresholdFor(scored: readonly Scored[], wrong = wrongLabels(scored)): number | null {
  const wanted = PRECISION + MARGIN - wrong;
  const ordered = scored
    .filter(({ probability }) => probability >= LOWEST)
    .sort((a, b) => b.probability - a.probability);
  let right = 0;
  let best: number | null = null;
  ordered.forEach(({ probability, isBad }, index) => {
    if (isBad) right += 1;
    const next = ordered[index + 1];
    if (next?.probability === probability) return;
    if (right < FEWEST_RIGHT || right < wanted * (index + 1)) return;
    best = next === undefined ? probability : (probability + Math.max(LOWEST, next.probability)) / 2;
  });
  return best;
}

/** Contradictions that a good filter has among the texts it is surest of. */
const ORDINARY = 0.005;
/** Fewer are chance, and more than these are no slips. */
const FEWEST_CONTRADICTIONS = 3;
const MOST_WRONG = 0.025;

/**
 * The share of labels that seem to be wrong: harmless ones among those the filter is surest of, beyond what is ordinary. Hard texts
 * become more as the filter grows less sure; slips of the pen stand anywhere, so where they do not become more they are slips.
 */
export function wrongLabels(scored: readonly Scored[]): number {
  const bad = scored.filter(({ isBad }) => isBad).map(({ probability }) => probability);
  const ordered = Float64Array.from(bad).sort();
  const from = (part: number) => ordered[Math.floor(part * ordered.length)] ?? 1;
  const surest = scored.filter(({ probability }) => probability >= from(0.5));
  const against = surest.filter(({ isBad }) => !isBad);
  const first = against.filter(({ probability }) => probability >= from(0.75)).length;
  const isHard = against.length - 2 * first > FEWEST_CONTRADICTIONS + 2 * Math.sqrt(first);
  if (isHard || against.length < FEWEST_CONTRADICTIONS) return 0;
  return Math.min(MOST_WRONG, Math.max(0, against.length / surest.length - ORDINARY));
}

/** So sure, and the other way than the label says, from a filter that had not seen it. */
const CONTRADICTED = 0.95;

/** Which labels are rather wrong than hard; none where labels are right on the whole. */
export function contradicted(scored: readonly Scored[], wrong = wrongLabels(scored)): boolean[] {
  if (wrong === 0) return scored.map(() => false);
  return scored.map(({ probability, isBad }) => (isBad ? probability < 1 - CONTRADICTED : probability > CONTRADICTED));
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
