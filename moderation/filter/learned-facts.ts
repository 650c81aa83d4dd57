/** What a community's filter says about a text, as the rules read it; see verdict.ts. */
export type LearnedFacts = {
  isPointedAt: boolean;
  /** It learnt from enough decisions, and its threshold is good enough to count. */
  isProven: boolean;
  /** What weighed most, and the words that did, strongest first. */
  passage: { field: "title" | "body"; start: number; end: number };
  words: readonly string[];
};
