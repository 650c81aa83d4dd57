// The labelled texts: what a moderator would want to see, and harmless ones that look like it. Half of them was tuned on, the
// other half is only measured, so that the figures say something about texts that nobody has seen.
import { readFileSync } from "node:fs";
import { getDomain } from "tldts";
import type { Language, MemberFacts } from "#moderation/facts";
import { judgePost } from "#moderation/publishing";
import { buildTextFacts } from "#moderation/text/text-facts";
import { submission } from "../sample";

export type Labelled = { language: Language; what: string; half: "a" | "b"; text: string };
export type Fate = "held" | "marked" | "published";

export function labelled(): Labelled[] {
  return readFileSync(new URL("./texts.txt", import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const [language = "en", what = "ham", half = "a", ...text] = line.split("|");
      return { language: language as Language, what, half: half as "a" | "b", text: text.join("|") };
    });
}

export function fateOf({ text, language }: Labelled, author: MemberFacts): { fate: Fate; codes: string[] } {
  const facts = submission({ body: text, kind: "comment", author, language });
  const verdict = judgePost({
    ...facts,
    text: buildTextFacts({ body: text, language, domainOf: (host) => getDomain(host) }),
  });
  if (verdict.outcome !== "publish") return { fate: "held", codes: verdict.reasons.map(({ code }) => code) };
  const marks = verdict.marks ?? [];
  return { fate: marks.length > 0 ? "marked" : "published", codes: marks.map(({ code }) => code) };
}
