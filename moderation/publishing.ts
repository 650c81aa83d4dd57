/**
 * Decides what happens to a text that somebody hands in: publish, hold with reasons, refuse with
 * reasons.
 *
 * Promises: one function for the preflight in the browser, for saving and for the dry run over old
 * posts, so that nobody is surprised; every reason names its rule and, where there is one, the
 * passage. Form comes first (too short, too long: refused), then restrictions, then the rules.
 * New members' posts meet stricter thresholds; members in good standing are rarely held.
 * Refuses: to be right about meaning. It never removes anything, a person does.
 */

import { detect } from "./detectors/detect";
import { combined, GRAVE_FROM, type Hit } from "./detectors/hit";
import type { SubmissionFacts } from "./facts";
import { judgeForm } from "./form";
import { isInScope } from "./own-rules/scope";
import { isModerator } from "./permissions/permission";
import type { Reason } from "./reason";
import { isRestricted } from "./restrictions";
import { DEFAULT_RULES, RUNGS, type Rule, type Rung } from "./rules";
import { type Standing, standing } from "./standing";
import { SCANNED_CHARACTERS } from "./text/text-facts";
import { independentReasons, type Noticed } from "./together";

/**
 * `marks`: what the rules saw and nothing follows from; moderators find it in a list of its own, and for the author nothing
 * changes. Present where there is any.
 */
export type Verdict =
  | { outcome: "publish"; marks?: Mark[] }
  | { outcome: "hold"; reasons: Reason[] }
  | { outcome: "refuse"; reasons: Reason[] };

/** `shadow`: only counted, so that a rule's precision is known before it acts. */
export type Mark = Reason & { rung: "tag" | "shadow"; strength: number };

/** What one rule found; `rung: null` below every threshold. Recorded for shadow, tag and precision. */
export type Finding = { rule: Rule; hits: readonly Hit[]; strength: number; rung: Rung | null; noticed: Noticed[] };

/** People read a few reasons, not a list. */
export const MOST_REASONS = 8;
const MOST_PER_RULE = 3;

export function judgePost(facts: SubmissionFacts, rules: readonly Rule[] = DEFAULT_RULES): Verdict {
  const form = judgeForm(facts);
  if (form.length > 0) return { outcome: "refuse", reasons: form };
  const restricted = judgeRestrictions(facts);
  if (restricted.length > 0) return { outcome: "refuse", reasons: restricted };

  const findings = inspect(facts, rules);
  const blocking = reasonsOf(findings, "block");
  if (blocking.length > 0) return { outcome: "refuse", reasons: blocking };
  const holding = [...reasonsOf([...findings, ...heldTogether(findings, facts)], "hold"), ...judgeNewness(facts)];
  if (holding.length > 0) return { outcome: "hold", reasons: holding.slice(0, MOST_REASONS) };
  const marks = marksOf(findings);
  return marks.length > 0 ? { outcome: "publish", marks } : { outcome: "publish" };
}

function marksOf(findings: readonly Finding[]): Mark[] {
  return (["tag", "shadow"] as const)
    .flatMap((rung) =>
      findings
        .filter((finding) => finding.rung === rung)
        .flatMap((finding) =>
          reasonsOf([finding], rung).map((reason) => ({ ...reason, rung, strength: finding.strength })),
        ),
    )
    .slice(0, MOST_REASONS);
}

/** Everything the rules see in a text, whether or not anything follows from it. */
function inspect(facts: SubmissionFacts, rules: readonly Rule[]): Finding[] {
  const level = standing(facts.author, facts.site);
  const isModerators = isModerator(facts.author);
  return rules
    .filter((rule) => isInScope(rule.scope, facts, level))
    .flatMap((rule): Finding[] => {
      const noticed = rule.detectors.map((use) => noticedBy(rule, detect(facts, use)));
      const all = noticed.flatMap(({ hits }) => hits);
      const [hits, counted] = [all.filter((one) => one.isShadow !== true), all.filter((one) => one.isShadow === true)];
      const strength = combined(hits);
      const isGrave = hits.some((hit) => hit.isGrave === true && hit.strength >= GRAVE_FROM) && !isModerators;
      const rung = rungFor(rule, level, { strength, isGrave });
      return [
        { rule, hits, strength, rung, noticed },
        { rule, hits: counted, strength: combined(counted), rung: "shadow", noticed: [] },
      ];
    })
    .filter(({ hits }) => hits.length > 0);
}

function noticedBy(rule: Rule, hits: readonly Hit[]): Noticed {
  return { rule, hits, strength: combined(hits.filter((hit) => hit.isShadow !== true)) };
}

/** What holds because two detectors noticed something, each of which alone would only mark; never what holds anyway. */
function heldTogether(findings: readonly Finding[], { author, site }: SubmissionFacts): Finding[] {
  if (findings.some(({ rung }) => rung === "hold")) return [];
  const reasons = independentReasons(
    findings.flatMap(({ noticed }) => noticed),
    standing(author, site),
  );
  return reasons.map((reason) => ({ ...reason, rung: "hold", noticed: [] }));
}

/** How sure one rule is of a text, and the passage that weighs most: what its numbers are compared with. */
export type StrengthOfText = { strength: number; passage: string | null };

export function strengthOf(facts: SubmissionFacts, rule: Rule): StrengthOfText {
  // What is only counted weighs nothing against the numbers.
  const finding = inspect(facts, [rule]).find(({ noticed }) => noticed.length > 0);
  if (!finding) return { strength: 0, passage: null };
  const [first] = [...finding.hits].sort((a, b) => b.strength - a.strength || a.start - b.start);
  return { strength: finding.strength, passage: first?.passage ?? null };
}

/** The highest rung whose threshold is reached, but never above what the rule may do at present. */
function rungFor(
  rule: Rule,
  level: Standing,
  { strength, isGrave }: { strength: number; isGrave: boolean },
): Rung | null {
  const { tag, hold, block } = rule.thresholds[level];
  let reached: Rung | null = null;
  if (strength >= tag) reached = "tag";
  if (isGrave || (hold !== null && strength >= hold)) reached = "hold";
  if (block !== null && strength >= block) reached = "block";
  if (reached === null) return null;
  return RUNGS.indexOf(reached) > RUNGS.indexOf(rule.rung) ? rule.rung : reached;
}

function reasonsOf(findings: readonly Finding[], rung: Rung): Reason[] {
  return findings
    .filter((finding) => finding.rung === rung)
    .flatMap(({ rule, hits }) =>
      [...hits]
        .sort((a, b) => b.strength - a.strength || a.start - b.start)
        .slice(0, MOST_PER_RULE)
        .map((one) => reasonOf(rule, one)),
    )
    .slice(0, MOST_REASONS);
}

function reasonOf(rule: Rule, { code, field, passage, start, end, parameters }: Hit): Reason {
  return {
    code,
    rule: rule.key,
    version: rule.version,
    field,
    passage,
    start,
    end,
    parameters,
  };
}

function judgeRestrictions({ author, place, text }: SubmissionFacts): Reason[] {
  const isSilenced = author.isSuspended || isRestricted(author, "post", place);
  const isBarred = place.allowsAdvertising === true && isRestricted(author, "marketplace", place);
  if (isSilenced || isBarred) return [{ code: "post-restricted", rule: null }];
  const link = text.links.find(({ isMention }) => !isMention);
  if (link === undefined || !isRestricted(author, "link", place)) return [];
  const { field, url, start, end } = link;
  return [{ code: "link-restricted", rule: null, field, passage: url, start, end }];
}

/** What a person should see first for no other reason than that the author is new. */
function judgeNewness({ author, text, isEdit, site }: SubmissionFacts): Reason[] {
  if (standing(author, site) !== "newcomer") return [];
  const reasons: Reason[] = [];
  if (!isEdit && author.approvedPosts < site.firstPostsHeld) {
    reasons.push({ code: "first-post", rule: null });
  }
  if (text.isTruncated) {
    const parameters = { scanned: SCANNED_CHARACTERS };
    reasons.push({ code: "unscanned-text", rule: null, parameters });
  }
  return reasons;
}
