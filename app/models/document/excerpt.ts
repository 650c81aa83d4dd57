import { cut } from "#moderation/text/cut";
import { leadOf } from "~/markdown/lead";

const EXCERPT_LENGTH = 240;

/** First words of a plain text, so many characters at most, cut between words where there are any. */
export function excerptOf(plain: string, longest = EXCERPT_LENGTH): string {
  const text = plain.replace(/\s+/g, " ").trim();
  if (text.length <= longest) return text;
  const first = cut(text, longest);
  const space = first.lastIndexOf(" ");
  return `${space > longest / 2 ? first.slice(0, space) : first}…`;
}

/** Of a page: where its prose begins, as pages begin with headings, tables and what old wikis put into templates. */
export function pageExcerptOf({ html, plain }: { html: string; plain: string }): string {
  return excerptOf(leadOf(html, EXCERPT_LENGTH) || plain);
}
