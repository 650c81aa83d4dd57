// Who hears of a decision: whom it concerns, whoever pointed at the text, and after an overturning whoever was told before.
import type { DecisionEffects } from "#moderation/appeals";
import type { Db } from "~/database/db.server";
import type { Subject } from "~/models/document/subject.server";
import { recordEvent, type Verb } from "~/models/event.server";
import { tellFlaggers } from "./case.server";
import type { Decide, Outcome, WaitingAppeal } from "./decision-kinds";
import { takeBackAgreement } from "./overturned.server";

type DecisionToTell = {
  decide: Decide;
  subject: Subject;
  decisionId: number;
  appeal: WaitingAppeal | null;
  effects: DecisionEffects;
  isShown: boolean;
};

export async function tellOfDecision(tx: Db, told: DecisionToTell): Promise<void> {
  const { decide, subject, decisionId, appeal, effects, isShown } = told;
  const { actor, outcome, caseId } = decide;
  const about = { actorId: actor.id, subjectId: subject.id };
  const verb = isShown && outcome !== "publish" ? "published" : VERBS[outcome];
  if (verb) await recordEvent(tx, { ...about, verb, details: { caseId } });
  if (effects.place)
    await recordEvent(tx, {
      ...about,
      verb: "moved",
      details: { before: effects.place.from, after: effects.place.to },
    });
  if (appeal) {
    const details = { decisionId: appeal.id, outcome, appellantId: appeal.appellantId };
    await recordEvent(tx, { ...about, verb: "appeal-decided", details });
  } else {
    const wish = outcome === "dismiss" && subject.kind === "question" ? { about: decide.about ?? "report" } : {};
    await recordEvent(tx, { ...about, verb: "decided", details: { caseId, decisionId, outcome, ...wish } });
  }
  await tellFlaggers(tx, { caseId, decisionId, isUpheld: AGREES[outcome], ...about });
  if (outcome === "overturn" && appeal)
    await takeBackAgreement(tx, { appealedId: appeal.id, actorId: actor.id, subjectId: subject.id });
}

/** Whether the decider agreed with whoever pointed at it. Null: nobody had said anything to agree with. */
const AGREES: Record<Outcome, boolean | null> = {
  publish: false,
  return: true,
  remove: true,
  move: true,
  dismiss: false,
  restore: null,
  uphold: false,
  overturn: true,
};

/** Null: nothing happened that is seen in the place where the text stands. */
const VERBS: Record<Outcome, Verb | null> = {
  publish: "published",
  return: "returned",
  remove: "deleted",
  restore: "reopened",
  move: null,
  dismiss: null,
  uphold: null,
  overturn: null,
};
