/**
 * What a filter says about one text, as the rules read it.
 *
 * Promises: nothing follows from a filter that learnt from fewer than FEWEST_EXAMPLES, or whose threshold is not good enough; it
 * is only counted then. Words are looked for only in a text that is pointed at.
 */
import type { LearnedFacts } from "./learned-facts";
import { explain, type FilterModel, probabilityOf } from "./model";

export type Filter = { model: FilterModel; threshold: number | null; examples: number };

/** Fewer decisions say more about their moderators than about spam. */
export const FEWEST_EXAMPLES = 200;
/** From how sure on an unproven filter is counted. */
const COUNTED_FROM = 0.9;
const WORDS_NAMED = 5;

export function isProven({ threshold, examples }: Omit<Filter, "model">): boolean {
  return threshold !== null && examples >= FEWEST_EXAMPLES;
}

export function learnedFacts(filter: Filter, { title, body }: { title?: string; body: string }): LearnedFacts {
  const text = textOf({ title, body });
  const isPointedAt = probabilityOf(filter.model, text) >= (filter.threshold ?? COUNTED_FROM);
  return factsOf(filter, { title, body }, isPointedAt);
}

/** The same where it is known already whether it points at the text. */
export function factsOf(
  filter: Filter,
  { title = "", body }: { title?: string | undefined; body: string },
  isPointedAt: boolean,
): LearnedFacts {
  const against = isPointedAt ? explain(filter.model, textOf({ title, body }), WORDS_NAMED) : [];
  const words = against.filter(({ weight }) => weight > 0);
  const before = title === "" ? 0 : title.length + 1;
  const [first] = words;
  const isInTitle = first !== undefined && first.end <= title.length;
  const offset = isInTitle ? 0 : before;
  const passage = {
    field: isInTitle ? ("title" as const) : ("body" as const),
    start: (first?.start ?? offset) - offset,
    end: (first?.end ?? offset) - offset,
  };
  return { isPointedAt, isProven: isProven(filter), passage, words: words.map(({ passage: word }) => word) };
}

/** Title and body as the filter reads and learns them. */
export function textOf({ title = "", body }: { title?: string | undefined; body: string }): string {
  return title === "" ? body : `${title}\n${body}`;
}
