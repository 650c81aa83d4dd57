// Which changes of two people belong together: those that overlap, or touch where touching counts. One sweep over both sides.
import { isWord } from "./words";

/** base[start, end) became the tokens. */
export type Change = { start: number; end: number; tokens: string[] };
export type Region = { start: number; end: number; mine: Change[]; theirs: Change[] };
type Side = "mine" | "theirs";

/** `last`: the nearest region up to this one that holds a change of that side, or −1. */
type Open = Region & { last: Record<Side, number> };

/** `isApart`: whether what ends before `end` and what begins at `start` are independent of each other. */
export function regionsOf(
  mine: Change[],
  theirs: Change[],
  isApart: (end: number, start: number) => boolean,
): Region[] {
  const regions: Open[] = [];
  const all = [
    ...mine.map((change) => ({ change, side: "mine" as const })),
    ...theirs.map((change) => ({ change, side: "theirs" as const })),
  ].sort((a, b) => a.change.start - b.change.start || a.change.end - b.change.end);
  for (const { change, side } of all) {
    const other = side === "mine" ? "theirs" : "mine";
    const last = regions.at(-1);
    // Regions that only hold changes of the same side may lie between this change and the one that it meets.
    const nearest = last && change.start < last.end ? regions.length - 1 : (last?.last[other] ?? -1);
    const met = regions[nearest];
    if (met && meets(met, change, other, isApart)) {
      for (const later of regions.splice(nearest + 1)) absorb(met, later);
      absorb(met, { start: change.start, end: change.end, mine: [], theirs: [], [side]: [change] });
      met.last = lastOf(met, nearest, regions[nearest - 1]);
      continue;
    }
    const region: Region = { start: change.start, end: change.end, mine: [], theirs: [], [side]: [change] };
    regions.push({ ...region, last: lastOf(region, regions.length, last) });
  }
  return regions;
}

function lastOf(region: Region, at: number, before: Open | undefined): Record<Side, number> {
  return {
    mine: region.mine.length > 0 ? at : (before?.last.mine ?? -1),
    theirs: region.theirs.length > 0 ? at : (before?.last.theirs ?? -1),
  };
}

function absorb(region: Region, later: Region): void {
  region.start = Math.min(region.start, later.start);
  region.end = Math.max(region.end, later.end);
  for (const change of later.mine) region.mine.push(change);
  for (const change of later.theirs) region.theirs.push(change);
}

function meets(region: Region, change: Change, other: Side, isApart: (end: number, start: number) => boolean): boolean {
  if (change.start < region.end) return true;
  const touched = region[other].at(-1);
  if (!touched) return false;
  if (!isApart(touched.end, change.start)) return true;
  if (touched.end !== change.start) return false;
  // Two insertions at one point: nobody knows which comes first. And what both sides brought would stand there twice.
  const isInsertion = change.start === change.end && touched.start === touched.end;
  return isInsertion || region[other].some((one) => one.end === change.start && shareWords(one, change));
}

function shareWords(one: Change, other: Change): boolean {
  const words = new Set(one.tokens.filter(isWord));
  return other.tokens.some((token) => words.has(token));
}
