// The examples of a rule. Of one's own they are data; of the five they stand in its text: items of the lists under its headings
// "Good" and "Not good", in the words of its language.
import type { OwnLook } from "#moderation/own-rules/look";
import { INTERFACE_LANGUAGES, isInterfaceLanguage, translator } from "~/i18n";

export type RuleExample = { text: string; isBad: boolean; language: string };

const MOST_EXAMPLES = 12;
const LONGEST_EXAMPLE = 1_000;
/** Quoted, a text is somebody else's; as an example it is meant. */
const QUOTED = /^[“„«「『"](.+)[”“»」』"]$/su;

export function readExamples(source: string, language: string): RuleExample[] {
  if (!isInterfaceLanguage(language)) return [];
  const t = translator(language);
  const headings = { good: t("admin:rules.good"), bad: t("admin:rules.bad") };
  const examples: RuleExample[] = [];
  let under: "good" | "bad" | null = null;
  for (const line of source.split("\n")) {
    const heading = /^#{1,6}\s+(.+?)\s*#*$/.exec(line)?.[1];
    if (heading !== undefined) under = heading === headings.good ? "good" : heading === headings.bad ? "bad" : null;
    const item = under !== null ? /^\s*[-*+]\s+(\S.*)$/.exec(line)?.[1]?.trim() : undefined;
    if (under === null || item === undefined || examples.length >= MOST_EXAMPLES) continue;
    const text = (QUOTED.exec(item)?.[1] ?? item).slice(0, LONGEST_EXAMPLE);
    examples.push({ text, isBad: under === "bad", language });
  }
  return examples;
}

export function ownExamples({ examples }: OwnLook): RuleExample[] {
  return INTERFACE_LANGUAGES.flatMap((language) => {
    const { good = [], bad = [] } = examples[language] ?? {};
    return [
      ...good.map((text) => ({ text, isBad: false, language })),
      ...bad.map((text) => ({ text, isBad: true, language })),
    ];
  });
}
