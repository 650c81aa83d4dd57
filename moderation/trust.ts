/**
 * Trust per product, 0 to 3: what earns it, what takes it away, what it opens.
 *
 * Promises: computed from rows, never stored as an opinion; the table `WHAT_OPENS` is what members
 * read on their own profile, and predicates use the same numbers, so page and software cannot differ.
 * Upheld cases cap the level for 60 days, by themselves and visibly, whatever was earned.
 * Dropped: points. A number that can only grow says nothing about whom to let edit. A level given by hand and the right to
 * make tags (2026-11-29): nothing gave the one, and nothing asked for the other; a young community lives from tags that
 * its askers make, and administrators merge them.
 */
import type { TrustLevel } from "./facts";

/** Long enough to have looked around before anything else opens. */
export const MINUTES_FOR_LEVEL_1 = 10;
/** Answers that helped, or published edits, taken together. */
export const CONTRIBUTIONS_FOR_LEVEL_2 = 3;
export const CONTRIBUTIONS_FOR_LEVEL_3 = 15;
/** How long an upheld case counts. */
export const CASE_MEMORY_DAYS = 60;
/** Net votes from which an answer that was not accepted counts as one that helped. */
export const WELL_VOTED_SCORE = 3;

export type TrustFacts = {
  /** The address was confirmed, or the community has no means to ask for it. */
  hasProvenAddress: boolean;
  accountAgeMinutes: number;
  /** In this product: accepted, or with WELL_VOTED_SCORE; each answer once. */
  helpfulAnswers: number;
  /** In this product: changes of others' posts or of pages that went live. */
  publishedEdits: number;
  /** In this product, decided against this member within CASE_MEMORY_DAYS. */
  upheldCases: number;
};

export function trustLevel(facts: TrustFacts): TrustLevel {
  return Math.min(earned(facts), highestAfter(facts.upheldCases)) as TrustLevel;
}

function earned(facts: TrustFacts): TrustLevel {
  const contributions = facts.helpfulAnswers + facts.publishedEdits;
  const hasLookedAround = facts.hasProvenAddress && facts.accountAgeMinutes >= MINUTES_FOR_LEVEL_1;
  if (!hasLookedAround) return 0;
  if (contributions >= CONTRIBUTIONS_FOR_LEVEL_3) return 3;
  return contributions >= CONTRIBUTIONS_FOR_LEVEL_2 ? 2 : 1;
}

/** One upheld case closes the editor's level, each further one a level more. */
function highestAfter(upheldCases: number): TrustLevel {
  if (upheldCases <= 0) return 3;
  if (upheldCases === 1) return 2;
  return upheldCases === 2 ? 1 : 0;
}

/** The lowest level that opens each thing. Roles open them too; see permissions*.ts. */
export const OPENS = {
  answerProtected: 1,
  publishOpenPage: 1,
  fewerChecks: 2,
  higherLimits: 2,
  editOthers: 3,
  markDuplicate: 3,
  publishTrustedPage: 3,
  reviewProposals: 3,
} as const satisfies Record<string, TrustLevel>;

export type OpenedKey = keyof typeof OPENS;

/** Per level what it adds; wording under `opens.<key>`, of levels under `trust.<level>`. */
export const WHAT_OPENS: readonly { level: TrustLevel; opens: readonly OpenedKey[] }[] = ([0, 1, 2, 3] as const).map(
  (level) => ({
    level,
    opens: (Object.keys(OPENS) as OpenedKey[]).filter((key) => OPENS[key] === level),
  }),
);
