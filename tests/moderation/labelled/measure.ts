// The labelled posts: what a moderator would want to see, and harmless ones that look like it, as customers of seven products
// write them. Those about kettles, routers, bicycles and printers may be read while detectors and filter are made better
// (tuned.jsonl); those about coffee machines, cameras, heaters and guitars are only counted (held-back.jsonl), so that the figures
// say something about texts that nobody has seen. A product is in one half for good.
//
// The second set (second.jsonl) was written after the lists, without looking at what they find, and counted once before anything was
// mended by it. Which half one of its posts is in follows from its text (halfOf): mended is by the half that may be read.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { getDomain } from "tldts";
import type { Language, MemberFacts } from "#moderation/facts";
import { judgePost } from "#moderation/publishing";
import { buildTextFacts } from "#moderation/text/text-facts";
import { submission } from "../sample";

export type Labelled = { text: string; label: 0 | 1; group: string; language: Language; kind: string };
export type Half = "tuned" | "held-back";
export type SetName = Half | "second";
export type Fate = "held" | "marked" | "published";

export function labelled(set: SetName): Labelled[] {
  return readFileSync(new URL(`./${set}.jsonl`, import.meta.url), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Labelled);
}

/** Half of the second set, by a sum of the text, so that no choice was made. */
export function halfOf({ text }: Pick<Labelled, "text">): Half {
  return (createHash("sha256").update(text).digest()[0] ?? 0) % 2 === 0 ? "tuned" : "held-back";
}

export function fateOf(
  { text, language }: Pick<Labelled, "text" | "language">,
  author: MemberFacts,
): { fate: Fate; codes: string[] } {
  const facts = submission({ body: text, kind: "comment", author, language });
  const verdict = judgePost({
    ...facts,
    text: buildTextFacts({ body: text, language, domainOf: (host) => getDomain(host) }),
  });
  if (verdict.outcome !== "publish") return { fate: "held", codes: verdict.reasons.map(({ code }) => code) };
  const marks = verdict.marks ?? [];
  return { fate: marks.length > 0 ? "marked" : "published", codes: marks.map(({ code }) => code) };
}
