// What a moderator sends when deciding, and the appeal that a decision may answer.
import type { CaseOutcome } from "#moderation/appeals";
import type { RuleKey } from "#moderation/rules";
import type { Actor } from "~/actor";
import type { SignalKind } from "./case.server";
import type { Appealed } from "./decision-effects.server";

export type Outcome = CaseOutcome;

export type Decide = {
  actor: Actor;
  caseId: number;
  /** Of the case as the moderator saw it. */
  version: number;
  /** The newest text when it was decided, where the decision is carried out later. */
  revisionId?: number;
  outcome: Outcome;
  rule: RuleKey | null;
  passage: string | null;
  note: string;
  /** Of "dismiss": what is left as it is. */
  about?: SignalKind | null;
  /** Of "uphold" and "overturn": the decision that was appealed against. */
  appealedId?: number | null;
  /** When it was decided, where a past is told; left out: now. */
  at?: Date;
};

/** An appeal that waits for its answer. */
export type WaitingAppeal = Appealed & {
  deciderId: number | null;
  appellantId: number | null;
  rule: RuleKey | null;
  ruleVersion: number | null;
};
