// The order of a page's revisions. Pure.
//
// The old wiki knows of each revision which one it followed. Exports list them in that order, some backwards, and clocks
// that were set make later revisions look earlier; so the order of the file counts wherever it agrees with who followed whom.
import type { ExactMoment } from "~/database/moments";

export type OrderedRevision = { id: number; parent: number | null; at: ExactMoment };

export function inOrder<T extends OrderedRevision>(revisions: readonly T[]): T[] {
  const backwards = [...revisions].reverse();
  if (followsParents(revisions)) return [...revisions];
  if (followsParents(backwards)) return backwards;
  return [...revisions].sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || a.id - b.id);
}

function followsParents(revisions: readonly OrderedRevision[]): boolean {
  const places = new Map(revisions.map(({ id }, at) => [id, at]));
  // Without any word about parents the moments decide.
  if (revisions.every(({ parent }) => parent === null || !places.has(parent)))
    return revisions.every(
      (revision, at) => at === 0 || Date.parse(revisions[at - 1]?.at ?? "") <= Date.parse(revision.at),
    );
  return revisions.every(({ parent }, at) => parent === null || (places.get(parent) ?? -1) < at);
}
