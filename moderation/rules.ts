/**
 * The five rules a community starts with, as versioned data: what each looks for and what follows.
 *
 * Promises: changing a rule makes a new version and old decisions keep citing theirs; what a rule
 * does at most (`rung`) and from which strength (`thresholds`, by the author's standing) stand
 * beside each other; texts and examples are keys, `rule.<key>.title`, `.text`, `.good.<n>`, `.bad.<n>`.
 * Communities store edited copies of these objects; nothing here is special to the five.
 */
import { CONTACT, type ContactParameters } from "./detectors/contact";
import { CONTENT, type ContentParameters } from "./detectors/content";
import { LEARNED, type LearnedParameters } from "./detectors/learned";
import { LINKS, type LinksParameters } from "./detectors/links";
import type { WordsParameters } from "./detectors/phrases";
import { PROMOTION, type PromotionParameters } from "./detectors/promotion";
import { REPETITION, type RepetitionParameters } from "./detectors/repetition";
import { SHOUTING, type ShoutingParameters } from "./detectors/shouting";
import { TOPICS_PARAMETERS, type TopicsParameters } from "./detectors/spam-topics";
import { THREATS, type ThreatsParameters } from "./detectors/threats";
import { VELOCITY, type VelocityParameters } from "./detectors/velocity";
import { INSULTS } from "./detectors/words";
import type { DocumentKind } from "./facts";
import type { Standing } from "./standing";

export type RuleKey = "on-topic" | "advertising" | "respect" | "responsibility" | "spam";

export type DetectorUse =
  | { detector: "contact"; parameters: ContactParameters }
  | { detector: "content"; parameters: ContentParameters }
  | { detector: "learned"; parameters: LearnedParameters }
  | { detector: "links"; parameters: LinksParameters }
  | { detector: "promotion"; parameters: PromotionParameters }
  | { detector: "repetition"; parameters: RepetitionParameters }
  | { detector: "shouting"; parameters: ShoutingParameters }
  | { detector: "threats"; parameters: ThreatsParameters }
  | { detector: "topics"; parameters: TopicsParameters }
  | { detector: "velocity"; parameters: VelocityParameters }
  | { detector: "words"; parameters: WordsParameters };

/** What a rule does, mildest first. `shadow` only counts, `tag` marks for moderators. */
export const RUNGS = ["shadow", "tag", "hold", "block"] as const;
export type Rung = (typeof RUNGS)[number];

/** Combined strength from which the rung is reached; `null`: never. */
export type Thresholds = { tag: number; hold: number | null; block: number | null };

export type RuleScope = {
  /** `null`: every kind. */
  kinds: readonly DocumentKind[] | null;
  /** Whether it holds in the area where advertising is allowed. */
  inMarketplace: boolean;
};

export type Rule = {
  key: RuleKey;
  version: number;
  scope: RuleScope;
  detectors: readonly DetectorUse[];
  /** The most this rule does at present. */
  rung: Rung;
  thresholds: Readonly<Record<Standing, Thresholds>>;
  examples: { good: readonly string[]; bad: readonly string[] };
};

const EVERYWHERE: RuleScope = { kinds: null, inMarketplace: true };
const POSTS: readonly DocumentKind[] = ["question", "answer", "comment"];

/**
 * Standing changes how sure a rule must be, never whether it looks: what stays below `hold` is marked for moderators. What
 * harms a person or sets a trap (`isGrave`) is held from everybody below a moderator, see publishing.ts.
 */
const CAREFUL: Rule["thresholds"] = {
  newcomer: { tag: 0.25, hold: 0.5, block: null },
  member: { tag: 0.3, hold: 0.75, block: null },
  trusted: { tag: 0.4, hold: 0.9, block: null },
};

const examples = (key: RuleKey): Rule["examples"] => ({
  good: [1, 2].map((number) => `rule.${key}.good.${number}`),
  bad: [1, 2].map((number) => `rule.${key}.bad.${number}`),
});

export const DEFAULT_RULES: readonly Rule[] = [
  {
    key: "on-topic",
    version: 1,
    scope: { kinds: POSTS, inMarketplace: false },
    detectors: [{ detector: "content", parameters: CONTENT }],
    rung: "hold",
    thresholds: CAREFUL,
    examples: examples("on-topic"),
  },
  {
    key: "advertising",
    version: 1,
    scope: { kinds: null, inMarketplace: false },
    detectors: [{ detector: "promotion", parameters: PROMOTION }],
    rung: "hold",
    thresholds: CAREFUL,
    examples: examples("advertising"),
  },
  {
    key: "respect",
    version: 1,
    scope: EVERYWHERE,
    detectors: [
      { detector: "threats", parameters: THREATS },
      { detector: "words", parameters: INSULTS },
      { detector: "shouting", parameters: SHOUTING },
    ],
    rung: "hold",
    thresholds: CAREFUL,
    examples: examples("respect"),
  },
  {
    key: "responsibility",
    version: 1,
    scope: { kinds: null, inMarketplace: false },
    detectors: [{ detector: "contact", parameters: CONTACT }],
    rung: "hold",
    thresholds: CAREFUL,
    examples: examples("responsibility"),
  },
  {
    key: "spam",
    version: 1,
    scope: EVERYWHERE,
    detectors: [
      { detector: "links", parameters: LINKS },
      { detector: "topics", parameters: TOPICS_PARAMETERS },
      { detector: "velocity", parameters: VELOCITY },
      { detector: "repetition", parameters: REPETITION },
      { detector: "learned", parameters: LEARNED },
    ],
    rung: "block",
    thresholds: {
      ...CAREFUL,
      newcomer: { tag: 0.25, hold: 0.5, block: 0.97 },
    },
    examples: examples("spam"),
  },
];

/** What administrators change of a rule in the browser; its text is a document. */
export type RuleSettings = { rung: Rung; thresholds: Readonly<Record<Standing, Thresholds>> };

/** The rule as a version of its settings makes it. What a detector looks for stays the software's. */
function withSettings(rule: Rule, version: number, { rung, thresholds }: RuleSettings): Rule {
  return { ...rule, version, rung, thresholds };
}

/** A change of a rule: the newest version of each is in force. */
export type RuleChange = { key: string; version: number; settings: RuleSettings };

/** The rules as they are in force, for the server and, while somebody writes, for the browser. */
export function rulesInForce(changes: readonly RuleChange[]): Rule[] {
  return DEFAULT_RULES.map((rule) => {
    const change = changes.find(({ key }) => key === rule.key);
    return change ? withSettings(rule, change.version, change.settings) : rule;
  });
}

export const RULE_KEYS: readonly RuleKey[] = DEFAULT_RULES.map(({ key }) => key);
