// Measures the rules and a filter learnt from the same file: the filter by leaving groups out one at a time, the rules as they
// came with the software, both together as the product asks them.
import { getDomain } from "tldts";
import type { MemberFacts, SubmissionFacts, TextFacts } from "#moderation/facts";
import { NO_HISTORY } from "#moderation/facts";
import { learn } from "#moderation/filter/cross-validation";
import { exampleOf } from "#moderation/filter/examples";
import { finish } from "#moderation/filter/steps";
import type { Figures } from "#moderation/filter/threshold";
import { FEWEST_EXAMPLES, factsOf } from "#moderation/filter/verdict";
import { wordsAgainst } from "#moderation/filter/words-against";
import { judgePost } from "#moderation/publishing";
import { buildTextFacts } from "#moderation/text/text-facts";
import { siteFacts } from "~/models/document/site-facts.server";
import { SETTINGS_DEFAULTS } from "~/settings";
import type { LabelledLine } from "./labelled-file.server";

/** Of the bad ones: held, marked for moderators, or missed. `wrong`: harmless ones that were held. */
export type Fates = { held: number; marked: number; missed: number; wrong: number };
export type ByStanding = { newcomer: Fates; member: Fates };
export type Evaluation = {
  filter: Figures & { threshold: number | null };
  rules: ByStanding;
  together: ByStanding;
  /** What weighed most against texts in the whole file. */
  words: { word: string; weight: number }[];
  bad: number;
};

const ACCOUNT = {
  id: 1,
  role: "member",
  isVerified: true,
  mayVerify: true,
  isSuspended: false,
  restrictions: [],
} as const satisfies Partial<MemberFacts>;
const PEOPLE: Record<keyof ByStanding, MemberFacts> = {
  newcomer: { ...ACCOUNT, accountAgeMinutes: 30, approvedPosts: 0, trust: 0 },
  member: { ...ACCOUNT, accountAgeMinutes: 30 * 24 * 60, approvedPosts: 12, trust: 1 },
};
const WORDS_SHOWN = 40;

export function evaluate(lines: readonly LabelledLine[], onStep: () => void = () => {}): Evaluation {
  const learnt = finish(learn(lines.map(exampleOf)), onStep);
  const filter = {
    model: learnt.model,
    threshold: learnt.threshold,
    examples: Math.max(lines.length, FEWEST_EXAMPLES),
  };
  const rules = { newcomer: noFates(), member: noFates() };
  const together = { newcomer: noFates(), member: noFates() };
  const site = siteFacts(SETTINGS_DEFAULTS);
  lines.forEach((line, index) => {
    const isPointedAt = learnt.validation.judged[index]?.isPointedAt === true;
    const learned = isPointedAt ? { ...factsOf(filter, { body: line.text }, true), isProven: true } : null;
    const text = buildTextFacts({ body: line.text, language: line.language, domainOf: (host) => getDomain(host) });
    for (const standing of ["newcomer", "member"] as const) {
      const facts = handedIn(line, text, { author: PEOPLE[standing], site });
      count(rules[standing], facts, line.isBad);
      count(together[standing], { ...facts, learned }, line.isBad);
    }
    onStep();
  });
  const bad = lines.filter(({ isBad }) => isBad).length;
  const words = wordsAgainst(
    learnt.model,
    lines.flatMap(({ text, isBad }) => (isBad ? [text] : [])),
    WORDS_SHOWN,
  );
  return { filter: { ...learnt.validation.figures, threshold: learnt.threshold }, rules, together, words, bad };
}

function handedIn(
  { text: body }: LabelledLine,
  text: TextFacts,
  { author, site }: Pick<SubmissionFacts, "author" | "site">,
): SubmissionFacts {
  return {
    kind: "comment",
    isEdit: false,
    author,
    place: { areaId: null, productId: null, allowsAdvertising: false },
    text,
    // What is read here was accepted somewhere: its length is nobody's fault.
    lengthBefore: body.length,
    history: NO_HISTORY,
    typingSeconds: null,
    learned: null,
    site,
  };
}

function noFates(): Fates {
  return { held: 0, marked: 0, missed: 0, wrong: 0 };
}

function count(fates: Fates, facts: SubmissionFacts, isBad: boolean): void {
  const verdict = judgePost(facts);
  const isHeld =
    verdict.outcome === "hold" || (verdict.outcome === "refuse" && verdict.reasons.some(({ rule }) => rule !== null));
  if (!isBad) {
    if (isHeld) fates.wrong += 1;
  } else if (isHeld) fates.held += 1;
  else if (verdict.outcome === "publish" && verdict.marks?.some(({ rung }) => rung === "tag")) fates.marked += 1;
  else fates.missed += 1;
}
