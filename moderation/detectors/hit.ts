/**
 * What every detector returns, and the bounds that hold for all of them.
 *
 * Promises: a hit names its passage, so that a person can be shown exactly what was meant;
 * `strength` is 0 to 1, how sure the detector is that this alone is a breach. Offsets lie inside
 * the named field. A detector returns at most MAX_HITS, the strongest reading of a text is reached
 * long before.
 */

import type { Field, TextFacts } from "../facts";
import type { TextReason } from "../reasons";
import { cut } from "../text/cut";

export type Parameters = Readonly<Record<string, string | number>>;

export type Hit = {
  code: TextReason;
  field: Field;
  passage: string;
  start: number;
  end: number;
  strength: number;
  parameters: Parameters;
  /** Harm to a person, or a trap: held whoever wrote it, except a moderator. */
  isGrave?: boolean;
  /** Only counted, whatever its strength. */
  isShadow?: boolean;
  /** About the text as a whole, so that it names no words. */
  isAboutAll?: boolean;
};

/** From this strength on a grave hit is sure enough to hold by itself. */
export const GRAVE_FROM = 0.7;

export function grave(one: Hit): Hit {
  return { ...one, isGrave: true };
}

export const MAX_HITS = 20;

/** Longer passages are cut in `passage`; start and end still cover the whole. */
export const PASSAGE_CHARACTERS = 160;

export function hit(
  text: TextFacts,
  where: { field: Field; start: number; end: number },
  code: TextReason,
  strength: number,
  parameters: Parameters = {},
): Hit {
  const source = where.field === "title" ? text.title : text.body;
  const start = Math.max(0, Math.min(where.start, source.length));
  const end = Math.max(start, Math.min(where.end, source.length));
  const passage = cut(source.slice(start, end), PASSAGE_CHARACTERS);
  return { code, field: where.field, passage, start, end, strength, parameters };
}

/** About the text as a whole: the passage is its beginning. */
export function wholeHit(text: TextFacts, code: TextReason, strength: number, parameters: Parameters = {}): Hit {
  return {
    ...hit(text, { field: "body", start: 0, end: text.body.length }, code, strength, parameters),
    isAboutAll: true,
  };
}

/** Several weak hits add up, but never to more than certainty: 1 − Π(1 − strength). */
export function combined(hits: readonly Hit[]): number {
  return 1 - hits.reduce((doubt, { strength }) => doubt * (1 - strength), 1);
}
