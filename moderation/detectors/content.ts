/**
 * Too little content: nothing but a link, nothing but signs, the same word again and again, keys struck at random; and
 * matters that have nothing to do with any product, as a mark for moderators.
 *
 * Promises: code and pictures count as content; a short plain sentence is content. Refuses: to
 * measure quality by length, which the form's minimum already does as far as length says anything.
 */
import type { SubmissionFacts } from "../facts";
import { isHan } from "../text/han";
import { codeRanges } from "../text/markdown-prose";
import { findGibberish } from "./gibberish";
import { type Hit, hit, wholeHit } from "./hit";
import { detectOffTopic } from "./off-topic";

export type ContentParameters = {
  /** A link with fewer words beside it says nothing by itself. */
  fewestWordsBesideLink: number;
  /** From so many words on, a single one repeated is no text. */
  repeatedWords: number;
  strength: number;
  /** Keys struck at random: of most words, of nearly all. */
  gibberish: { most: number; all: number };
  /** Below what holds: which matters belong here is the community's affair. */
  offTopic: number;
};

export const CONTENT: ContentParameters = {
  fewestWordsBesideLink: 4,
  repeatedWords: 4,
  strength: 0.6,
  gibberish: { most: 0.35, all: 0.6 },
  offTopic: 0.3,
};

const NEARLY_ALL = 0.8;
/** The same few words again and again. */
const REPEATED_PHRASE = 8;
const REPEATED_TIMES = 4;
/** A log or a table repeats itself as well. */
const REPEATED_MOST = 150;

export function detectContent({ kind, text }: SubmissionFacts, parameters: ContentParameters): Hit[] {
  const { fewestWordsBesideLink, repeatedWords, strength } = parameters;
  const words = text.words.filter(({ field }) => field === "body");
  const link = text.links.find(({ field, isMention }) => field === "body" && !isMention);
  const hasCode = codeRanges(text.body).length > 0;
  const hasPicture = text.body.includes("![");
  const aside = detectOffTopic(text, parameters.offTopic);
  if (hasCode || hasPicture) return aside;

  if (link !== undefined) {
    const isBare = kind !== "comment" && words.length < fewestWordsBesideLink;
    return isBare ? [hit(text, link, "only-link", strength, { domain: link.domain })] : aside;
  }
  const struck = findGibberish(text);
  if (struck !== null) {
    const sure = struck.share >= NEARLY_ALL ? parameters.gibberish.all : parameters.gibberish.most;
    return [hit(text, { field: "body", ...struck }, "gibberish", sure)];
  }
  const distinct = new Set(words.map(({ folded }) => folded));
  const isRepeated =
    (words.length >= repeatedWords && distinct.size === 1) ||
    (words.length >= REPEATED_PHRASE &&
      words.length <= REPEATED_MOST &&
      distinct.size * REPEATED_TIMES <= words.length);
  const hasWord = words.some(({ folded }) => isHan(folded) || /\p{L}{2}/u.test(folded));
  const hasQuotation = /^ {0,3}>/m.test(text.body);
  const isEmpty = !hasWord && !hasQuotation && !text.isTruncated;
  return isRepeated || isEmpty ? [wholeHit(text, "no-content", strength)] : aside;
}
