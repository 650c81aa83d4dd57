// Whether an import is of a community that was imported before. A name or a number alone says nothing: every site has a user 1
// and a question 1. What tells are moments and words together – when somebody joined, when something was written, what they
// were called – of everything that is in both.
//
// Promises: "same" only where the moments of every kind agree that is in both, and the words of some of it; "different" where
// something is in both and does not agree; "unknown" where nothing is in both. Never a guess.
import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";

export type Evidence = {
  /** Of one kind, such as members: how many are in both, and of how many the moment is the same. */
  moments: readonly { both: number; same: number }[];
  /** Names and titles that are in both, and how many are written the same. */
  words: { both: number; same: number };
};

export type Verdict = "same" | "different" | "unknown";

/** People rename themselves and titles are edited, here and there; of two different sites hardly a word is the same. */
const LEAST_SAME_WORDS = 0.2;

export function judgeSite({ moments, words }: Evidence): Verdict {
  const found = moments.filter(({ both }) => both > 0);
  const isSameMoment = found.every(({ both, same }) => same * 2 > both);
  const isSameWords = words.both === 0 || words.same >= words.both * LEAST_SAME_WORDS;
  if (!isSameMoment || !isSameWords) return "different";
  return found.length === 0 ? "unknown" : "same";
}

/** Everything that was imported under names that begin so. There are few of them: one look for each. */
export async function knownSources(db: Db, prefix: string): Promise<string[]> {
  const rows = await db.execute<{ source: string }>(sql`
    with recursive sources(source) as (
      (select source from origins where source > ${prefix} order by source limit 1)
      union all select (select o.source from origins o where o.source > s.source order by o.source limit 1) from sources s where s.source is not null
    )
    select source from sources where starts_with(source, ${prefix}) order by source`);
  return rows.map(({ source }) => source);
}

export type KnownSite = { source: string; verdict: Verdict; weight: number };

export function evidenceWeight({ moments }: Evidence): number {
  return moments.reduce((sum, { same }) => sum + same, 0);
}

/** The one that this is, if any. */
export function sameSite(known: readonly KnownSite[]): string | null {
  const same = known.filter(({ verdict }) => verdict === "same").sort((a, b) => b.weight - a.weight);
  return same[0]?.source ?? null;
}
