/**
 * Rules as versioned data: the five a community starts with, and how its own stand beside them.
 *
 * Promises: changing a rule makes a new version and old decisions keep citing theirs; what a rule
 * does at most (`rung`) and from which strength (`thresholds`, by the author's standing) stand
 * beside each other; texts and examples are keys, `rule.<key>.title`, `.text`, `.good.<n>`, `.bad.<n>`.
 * Communities store edited copies of these objects and rules of their own; those say in `own` what they look for. A retired rule
 * is applied to nothing and stays readable.
 */
import { CONTACT } from "./detectors/contact";
import { CONTENT, type ContentParameters } from "./detectors/content";
import { LEARNED, type LearnedParameters } from "./detectors/learned";
import { LINKS, type LinksParameters } from "./detectors/links";
import type { WordsParameters } from "./detectors/phrases";
import { PROMOTION } from "./detectors/promotion";
import { REPETITION, type RepetitionParameters } from "./detectors/repetition";
import { SHOUTING } from "./detectors/shouting";
import { TOPICS_PARAMETERS, type TopicsParameters } from "./detectors/spam-topics";
import { THREATS, type ThreatsParameters } from "./detectors/threats";
import { VELOCITY, type VelocityParameters } from "./detectors/velocity";
import { INSULTS } from "./detectors/words";
import type { DocumentKind } from "./facts";
import { detectorsOf, type OwnDetectorUse, type OwnLook } from "./own-rules/look";
import { EVERYWHERE, type RuleScope } from "./own-rules/scope";
import type { Thresholds } from "./own-rules/sureness";
import type { Standing } from "./standing";

const BUILT_IN_KEYS = ["on-topic", "advertising", "respect", "responsibility", "spam"] as const;
export type BuiltInKey = (typeof BUILT_IN_KEYS)[number];

/** Stable for ever: decisions cite it, and it is the rule's address. Of the five, or as `isRuleKey` says. */
export type RuleKey = string;

export const LONGEST_KEY = 40;

export function isRuleKey(value: string): boolean {
  return value.length <= LONGEST_KEY && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(value);
}

export function isBuiltIn(key: RuleKey): key is BuiltInKey {
  return (BUILT_IN_KEYS as readonly string[]).includes(key);
}

export type DetectorUse =
  | OwnDetectorUse
  | { detector: "content"; parameters: ContentParameters }
  | { detector: "learned"; parameters: LearnedParameters }
  | { detector: "links"; parameters: LinksParameters }
  | { detector: "repetition"; parameters: RepetitionParameters }
  | { detector: "threats"; parameters: ThreatsParameters }
  | { detector: "topics"; parameters: TopicsParameters }
  | { detector: "velocity"; parameters: VelocityParameters }
  | { detector: "words"; parameters: WordsParameters };

/** What a rule does, mildest first. `shadow` only counts, `tag` marks for moderators. */
export const RUNGS = ["shadow", "tag", "hold", "block"] as const;
export type Rung = (typeof RUNGS)[number];

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

const examples = (key: BuiltInKey): Rule["examples"] => ({
  good: [1, 2].map((number) => `rule.${key}.good.${number}`),
  bad: [1, 2].map((number) => `rule.${key}.bad.${number}`),
});

export const DEFAULT_RULES: readonly Rule[] = [
  {
    key: "on-topic",
    version: 1,
    scope: { ...EVERYWHERE, kinds: POSTS, inMarketplace: false },
    detectors: [{ detector: "content", parameters: CONTENT }],
    rung: "hold",
    thresholds: CAREFUL,
    examples: examples("on-topic"),
  },
  {
    key: "advertising",
    version: 1,
    scope: { ...EVERYWHERE, inMarketplace: false },
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
    scope: { ...EVERYWHERE, inMarketplace: false },
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

/** What administrators change of a rule in the browser; its text is a document. What is left out is as it was made. */
export type RuleSettings = {
  rung: Rung;
  thresholds: Readonly<Record<Standing, Thresholds>>;
  scope?: RuleScope;
  /** Of rules of one's own only: what they look for. */
  own?: OwnLook;
  isRetired?: boolean;
};

/** The rule as a version of its settings makes it. What a detector of the five looks for stays the software's. */
function withSettings(rule: Rule, version: number, { rung, thresholds, scope }: RuleSettings): Rule {
  return { ...rule, version, rung, thresholds, scope: scope ?? rule.scope };
}

function ownRule({ key, version, settings }: RuleChange): Rule {
  const { rung, thresholds, scope = EVERYWHERE, own } = settings;
  const detectors = own === undefined ? [] : detectorsOf(own);
  return { key, version, scope, detectors, rung, thresholds, examples: { good: [], bad: [] } };
}

/** A change of a rule: the newest version of each is in force. */
export type RuleChange = { key: string; version: number; settings: RuleSettings };

/** The rules as they are in force, for the server and, while somebody writes, for the browser. */
export function rulesInForce(changes: readonly RuleChange[]): Rule[] {
  const builtIn = DEFAULT_RULES.map((rule) => {
    const change = changes.find(({ key }) => key === rule.key);
    return change ? withSettings(rule, change.version, change.settings) : rule;
  });
  const own = changes.filter(({ key, settings }) => !isBuiltIn(key) && settings.isRetired !== true).map(ownRule);
  return [...builtIn, ...own];
}

/** One rule as a change of it makes it, retired or not. */
export function ruleOf(key: RuleKey, change: RuleChange | undefined): Rule | null {
  const builtIn = DEFAULT_RULES.find((rule) => rule.key === key);
  if (builtIn) return change ? withSettings(builtIn, change.version, change.settings) : builtIn;
  return change ? ownRule(change) : null;
}
