// From how strong a suspicion something follows: a number between 0 and 1, chosen as a step that has words.
import { z } from "zod";
import type { Rule } from "#moderation/rules";

export const LONGEST_RULE = 10_000;

/** Between 0 and 1, with a comma or a point; empty means never. */
export const strength = z
  .string()
  .default("")
  .transform((value) => (value.trim() === "" ? null : Number(value.trim().replace(",", "."))))
  .pipe(z.number().min(0).max(1).nullable());
/** Marking is never switched off by an empty field: what is not to be marked is left to begin at 1. */
export const needed = strength.transform((value) => value ?? 1);

type Standing = "newcomer" | "member" | "trusted";
type Ladder = Record<`${Standing}.tag`, number> & Record<`${Standing}.hold`, number | null>;

/** When a text is refused outright is not in the form: that threshold stays as it is. */
export function thresholdsOf(fields: Ladder, rule: Rule | null): Rule["thresholds"] {
  const of = (standing: Standing) => ({
    tag: fields[`${standing}.tag`],
    hold: fields[`${standing}.hold`],
    block: rule?.thresholds[standing].block ?? null,
  });
  return { newcomer: of("newcomer"), member: of("member"), trusted: of("trusted") };
}

export function ladderValues(thresholds: Rule["thresholds"]): Record<string, string> {
  const steps = (["newcomer", "member", "trusted"] as const).flatMap((standing) =>
    (["tag", "hold"] as const).map(
      (step) => [`${standing}.${step}`, String(thresholds[standing][step] ?? "")] as const,
    ),
  );
  return Object.fromEntries(steps);
}
