/**
 * Threats and hatred: what is held from everybody below a moderator, whatever their standing.
 *
 * Promises: every language is looked for, whatever the text declares; what is quoted in order to report it is not found.
 * Refuses: to judge irony or history; a person decides.
 */
import type { SubmissionFacts } from "../facts";
import { grave, type Hit, hit, MAX_HITS } from "./hit";
import { findPatterns, findTemplates, withoutQuoted } from "./templates";
import { THREATENING, THREATENING_PATTERNS } from "./threat-lists";

export type ThreatsParameters = { most: number };

export const THREATS: ThreatsParameters = { most: MAX_HITS };

export function detectThreats({ text }: SubmissionFacts, { most }: ThreatsParameters): Hit[] {
  const found = [...findTemplates(text, THREATENING, most), ...findPatterns(THREATENING_PATTERNS, withoutQuoted(text))];
  return found.slice(0, most).map((one) => grave(hit(text, one, "threat", one.strength)));
}
