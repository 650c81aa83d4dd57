/**
 * What a rule of one's own looks for, as it is stored and typed; and the detectors that come of it.
 */
import { CONTACT, type ContactParameters } from "../detectors/contact";
import { PROMOTION, type PromotionParameters } from "../detectors/promotion";
import { SHOUTING, type ShoutingParameters } from "../detectors/shouting";
import type { Language } from "../facts";
import type { ListedDomains } from "./listed-domains";
import type { ListedWords } from "./listed-words";

/** Detectors of the software that a rule can use as they are. */
export const READY_MADE = ["contact", "promotion", "shouting"] as const;
export type ReadyMade = (typeof READY_MADE)[number];

/** What an author of a rule calls welcome and not welcome, in their own words. */
export type OwnExamples = Readonly<Partial<Record<Language, { good: readonly string[]; bad: readonly string[] }>>>;

export type OwnLook = {
  words: ListedWords;
  domains: ListedDomains;
  also: readonly ReadyMade[];
  examples: OwnExamples;
};

/** For people alone, until somebody lists something. */
export const NO_LOOK: OwnLook = {
  words: { plain: {}, sign: {} },
  domains: { refused: [], allowed: [], shorteners: [], outside: null, shortened: null },
  also: [],
  examples: {},
};

/** The detectors that a rule of one's own can use, with what each looks for. */
export type OwnDetectorUse =
  | { detector: "contact"; parameters: ContactParameters }
  | { detector: "listed-domains"; parameters: ListedDomains }
  | { detector: "listed-words"; parameters: ListedWords }
  | { detector: "promotion"; parameters: PromotionParameters }
  | { detector: "shouting"; parameters: ShoutingParameters };

export function detectorsOf({ words, domains, also }: OwnLook): OwnDetectorUse[] {
  const uses: OwnDetectorUse[] = [];
  if (hasWords(words)) uses.push({ detector: "listed-words", parameters: words });
  if (domains.refused.length > 0 || domains.outside !== null || domains.shortened !== null)
    uses.push({ detector: "listed-domains", parameters: domains });
  return [...uses, ...also.map(readyMade)];
}

function hasWords(words: ListedWords): boolean {
  return [words.plain, words.sign].some((lists) => Object.values(lists).some((list) => list.length > 0));
}

function readyMade(one: ReadyMade): OwnDetectorUse {
  switch (one) {
    case "contact":
      return { detector: "contact", parameters: CONTACT };
    case "promotion":
      return { detector: "promotion", parameters: PROMOTION };
    case "shouting":
      return { detector: "shouting", parameters: SHOUTING };
  }
}
