/**
 * What a new FAQ entry starts with: the question in the customers' own words, and the cause if somebody named it.
 *
 * Promises: one of the titles that people really wrote, the one whose words most of the others use too; the asker's own when
 * it is a tie. Looks at 50 titles of 200 characters and 20,000 characters of text at most.
 */
import { cut } from "./text/cut";

const MOST_TITLES = 50;
const LONGEST_TITLE = 200;
const LONGEST_TEXT = 20_000;
const LONGEST_CAUSE = 500;

/** `titles`: the question's first, then those of its duplicates. */
export function commonWording(titles: readonly string[]): string {
  const known = titles.slice(0, MOST_TITLES).map((title) => ({ title, words: wordsOf(title) }));
  let best = { title: titles[0] ?? "", score: 0 };
  for (const one of known) {
    const score = known.reduce((sum, other) => (other === one ? sum : sum + overlap(one.words, other.words)), 0);
    if (score > best.score + 1e-9) best = { title: one.title, score };
  }
  return best.title;
}

/** Words in lower case; Han text has no spaces, so pairs of its characters stand for words. */
function wordsOf(title: string): Set<string> {
  const words = new Set<string>();
  const text = title.slice(0, LONGEST_TITLE).normalize("NFKC").toLowerCase();
  for (const [run] of text.matchAll(/\p{Script=Han}+|[^\P{L}\p{Script=Han}]+|\p{N}+/gu)) {
    if (!/\p{Script=Han}/u.test(run)) words.add(run);
    else for (let at = 0; at < Math.max(1, run.length - 1); at++) words.add(run.slice(at, at + 2));
  }
  return words;
}

/** Shared words among all words of the two (Jaccard). */
function overlap(one: Set<string>, other: Set<string>): number {
  const shared = [...one].filter((word) => other.has(word)).length;
  const all = one.size + other.size - shared;
  return all === 0 ? 0 : shared / all;
}

const CAUSE = /^[\s>*_#-]*(?:cause|reason|ursache|grund|причина|原因)[\s*_]*[:：][\s*_]*(\S.*)$/imu;

/** "Cause: the sensor is dry." on a line of its own; empty where nobody says it like that. */
export function namedCause(source: string): string {
  const named = CAUSE.exec(source.slice(0, LONGEST_TEXT))?.[1] ?? "";
  return cut(named.replace(/[*_]+$/, "").trim(), LONGEST_CAUSE);
}
