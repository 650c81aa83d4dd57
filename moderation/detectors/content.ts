/**
 * Too little content: nothing but a link, nothing but signs, the same word again and again.
 *
 * Promises: code and pictures count as content; a short plain sentence is content. Refuses: to
 * measure quality by length, which the form's minimum already does as far as length says anything.
 */
import type { SubmissionFacts } from "../facts";
import { isHan } from "../text/han";
import { codeRanges } from "../text/markdown-prose";
import { type Hit, hit, wholeHit } from "./hit";

export type ContentParameters = {
  /** A link with fewer words beside it says nothing by itself. */
  fewestWordsBesideLink: number;
  /** From so many words on, a single one repeated is no text. */
  repeatedWords: number;
  strength: number;
};

export const CONTENT: ContentParameters = { fewestWordsBesideLink: 4, repeatedWords: 4, strength: 0.6 };

export function detectContent({ kind, text }: SubmissionFacts, parameters: ContentParameters): Hit[] {
  const { fewestWordsBesideLink, repeatedWords, strength } = parameters;
  const words = text.words.filter(({ field }) => field === "body");
  const link = text.links.find(({ field, isMention }) => field === "body" && !isMention);
  const hasCode = codeRanges(text.body).length > 0;
  const hasPicture = text.body.includes("![");
  if (hasCode || hasPicture) return [];

  if (link !== undefined) {
    const isBare = kind !== "comment" && words.length < fewestWordsBesideLink;
    return isBare ? [hit(text, link, "only-link", strength, { domain: link.domain })] : [];
  }
  const distinct = new Set(words.map(({ folded }) => folded));
  const isRepeated = words.length >= repeatedWords && distinct.size === 1;
  const hasWord = words.some(({ folded }) => isHan(folded) || /\p{L}{2}/u.test(folded));
  const hasQuotation = /^ {0,3}>/m.test(text.body);
  const isEmpty = !hasWord && !hasQuotation && !text.isTruncated;
  return isRepeated || isEmpty ? [wholeHit(text, "no-content", strength)] : [];
}
