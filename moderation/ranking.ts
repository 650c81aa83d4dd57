/**
 * How good votes say that something is: the Wilson lower bound of their share.
 *
 * Promises: two votes of two do not beat 60 of 65. Source: Wilson 1927, as used by Miller, "How not to sort by average
 * rating". Dropped: plain score (favours early answers), average (favours few votes).
 */

/** Normal quantile for a one-sided 90 %: small forums have few votes, 95 % would hide young answers. */
export const WILSON_Z = 1.2816;

/** Lower bound of the share of up votes, 0 to 1. Without votes 0. */
export function wilsonLowerBound(up: number, down: number, z = WILSON_Z): number {
  const count = up + down;
  if (count <= 0) return 0;
  const share = up / count;
  const squared = z * z;
  const centre = share + squared / (2 * count);
  const margin = z * Math.sqrt((share * (1 - share) + squared / (4 * count)) / count);
  // Rounding must not lift it above the share (2,500 against and none for: 5e-20).
  return Math.min(share, Math.max(0, (centre - margin) / (1 + squared / count)));
}
