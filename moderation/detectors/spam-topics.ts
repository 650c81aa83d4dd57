/**
 * What spam is about, per language: gambling, quick money, loans, pills, sex, bought followers and papers, stolen accounts.
 *
 * Promises: a single common word (casino, loan) is weak; two of them, or one beside a link, are what nobody writes into a
 * question about a product. Looked for in every language, because spam declares any.
 */
import type { SubmissionFacts } from "../facts";
import { type Hit, hit, MAX_HITS } from "./hit";
import { findPhrases, firstOfEach, lexiconOf } from "./phrases";
import { HAN, ORDERS, TOPICS } from "./spam-lists";
import { findTemplates } from "./templates";

export type TopicsParameters = { /** What an address beside it adds. */ linkAdds: number };

export const TOPICS_PARAMETERS: TopicsParameters = { linkAdds: 0.15 };

const MOST_PER_TEXT = 5;

export function detectTopics({ text, site }: SubmissionFacts, { linkAdds }: TopicsParameters): Hit[] {
  const isLinking = text.links.some(
    ({ domain }) => !site.domains.includes(domain) && !site.knownDomains.includes(domain),
  );
  const strengthOf = (strength: number) => Math.min(strength + (isLinking ? linkAdds : 0), 0.95);
  const phrases = firstOfEach(findPhrases(text, lexiconOf(TOPICS), MAX_HITS))
    .filter(({ from }) => text.words[from]?.isQuoted !== true)
    .map((one) => hit(text, one, "spam-topic", strengthOf(one.entry.strength)));
  const ordered = findTemplates(text, ORDERS, MOST_PER_TEXT).map((one) =>
    hit(text, one, "spam-topic", strengthOf(one.strength)),
  );
  const fields = [
    ["title", text.proseTitle],
    ["body", text.proseBody],
  ] as const;
  const han = fields.flatMap(([field, prose]) =>
    HAN.flatMap(({ pattern, strength }) => {
      const found = pattern.exec(prose);
      if (found === null) return [];
      const where = { field, start: found.index, end: found.index + found[0].length };
      return [hit(text, where, "spam-topic", strengthOf(strength))];
    }),
  );
  return [...phrases, ...ordered, ...han].sort((a, b) => b.strength - a.strength).slice(0, MOST_PER_TEXT);
}
