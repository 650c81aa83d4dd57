// Whom "@TomM" means: somebody who took part in the conversation, as the old site read it – the name without spaces, or
// at least three letters of its beginning. Two who could be meant are nobody. Pure.

export type Participant = { name: string; displayName: string };

const SHORTEST_BEGINNING = 3;

export function findParticipant(written: string, participants: readonly Participant[]): string | null {
  const wanted = key(written);
  if (wanted === "") return null;
  const exact = participants.filter(({ displayName }) => key(displayName) === wanted);
  if (exact.length > 0) return exact.length === 1 ? (exact[0]?.name ?? null) : null;
  if ([...wanted].length < SHORTEST_BEGINNING) return null;
  const beginning = participants.filter(({ displayName }) => key(displayName).startsWith(wanted));
  return beginning.length === 1 ? (beginning[0]?.name ?? null) : null;
}

function key(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}
