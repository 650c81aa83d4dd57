/**
 * Runs the detector a rule names. Promises: every name in `DetectorUse` is handled (the compiler
 * checks), and no detector returns more than MAX_HITS, whatever the text.
 */
import type { SubmissionFacts } from "../facts";
import { detectListedDomains } from "../own-rules/listed-domains";
import { detectListedWords } from "../own-rules/listed-words";
import type { DetectorUse } from "../rules";
import { detectContact } from "./contact";
import { detectContent } from "./content";
import { type Hit, MAX_HITS } from "./hit";
import { detectLearned } from "./learned";
import { detectLinks } from "./links";
import { detectPromotion } from "./promotion";
import { detectRepetition } from "./repetition";
import { detectShouting } from "./shouting";
import { detectTopics } from "./spam-topics";
import { detectThreats } from "./threats";
import { detectVelocity } from "./velocity";
import { detectWords } from "./words";

export function detect(facts: SubmissionFacts, use: DetectorUse): Hit[] {
  return run(facts, use).slice(0, MAX_HITS);
}

function run(facts: SubmissionFacts, use: DetectorUse): Hit[] {
  switch (use.detector) {
    case "contact":
      return detectContact(facts, use.parameters);
    case "content":
      return detectContent(facts, use.parameters);
    case "learned":
      return detectLearned(facts, use.parameters);
    case "listed-domains":
      return detectListedDomains(facts, use.parameters);
    case "listed-words":
      return detectListedWords(facts, use.parameters);
    case "links":
      return detectLinks(facts, use.parameters);
    case "promotion":
      return detectPromotion(facts, use.parameters);
    case "repetition":
      return detectRepetition(facts, use.parameters);
    case "threats":
      return detectThreats(facts, use.parameters);
    case "topics":
      return detectTopics(facts, use.parameters);
    case "shouting":
      return detectShouting(facts, use.parameters);
    case "velocity":
      return detectVelocity(facts, use.parameters);
    case "words":
      return detectWords(facts, use.parameters);
  }
}
