// Whom "@TomM" means: somebody who took part in the conversation, as the old site read it – the name without spaces, or
// at least three letters of its beginning. Two who could be meant are nobody. Pure.

export type Participant = { name: string; displayName: string };

const SHORTEST_BEGINNING = 3;

export function findParticipant(written: string, participants: readonly Participant[]): string | null {
  const wanted = key(written);
  if (wanted === "") return null;
  const keyed = keysOf(participants);
  const exact = keyed.filter((one) => one.key === wanted);
  if (exact.length > 0) return exact.length === 1 ? (exact[0]?.name ?? null) : null;
  if ([...wanted].length < SHORTEST_BEGINNING) return null;
  const beginning = keyed.filter((one) => one.key.startsWith(wanted));
  return beginning.length === 1 ? (beginning[0]?.name ?? null) : null;
}

/** A conversation has hundreds of them and asks as often. */
const known = new WeakMap<readonly Participant[], { name: string; key: string }[]>();

function keysOf(participants: readonly Participant[]): { name: string; key: string }[] {
  const keyed =
    known.get(participants) ?? participants.map(({ name, displayName }) => ({ name, key: key(displayName) }));
  known.set(participants, keyed);
  return keyed;
}

function key(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}
