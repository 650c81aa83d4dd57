// Whether a Markdown text, once rendered, says what a piece of HTML says: an old site's history may end before the text
// that was shown. Compared by words, as the two sites write the same text in different HTML. Pure.
import { htmlToText } from "./html-to-markdown";

/** Of all words of both texts; shared by texts that are versions of each other far more often than not. */
const LEAST_SHARED = 0.4;
/** Fewer words than this in both together prove nothing: a post may be one image, or one link that has another name here. */
const FEWEST_WORDS = 24;

/** `isStrict`: every letter counts. */
export function saysTheSame(plain: string, html: string, isStrict: boolean): boolean {
  const [ours, theirs] = [wordsOf(plain), wordsOf(htmlToText(html))];
  if (isStrict) return ours.join("") === theirs.join("");
  if (ours.length + theirs.length < FEWEST_WORDS) return true;
  return sharedWords(ours, theirs) >= LEAST_SHARED;
}

function wordsOf(text: string): string[] {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

function sharedWords(a: readonly string[], b: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const word of a) counts.set(word, (counts.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of b) {
    const left = counts.get(word) ?? 0;
    if (left === 0) continue;
    counts.set(word, left - 1);
    shared += 1;
  }
  return (2 * shared) / (a.length + b.length);
}
