// Images in a Markdown source that have no address: they were still on their way when the text was sent.
//
// Promises: code is left alone, so that Markdown can be explained in Markdown; linear. An image of this browser's own
// that waits for its address stands as `![…](uploading:3)` in the text (enhance/editor-uploads).
import { blank, codeRanges } from "#moderation/text/markdown-prose";

export const WAITING_SCHEME = "uploading:";

const MARKDOWN =
  /!\[(?:[^\]\\]|\\.){0,300}\]\(\s{0,20}(?:<\s{0,20}>|uploading:[^)]{0,40})?\s{0,20}(?:"[^"\n]{0,300}"\s{0,20})?\)/i;
const HTML = /<img(?:\s[^<>]{0,500})?>/gi;
const SOURCE = /\ssrc\s{0,20}=\s{0,20}(?:"\s{0,20}[^"\s]|'\s{0,20}[^'\s]|[^\s"'>])/i;

export type WaitingImage = { from: number; to: number; address: string; description: string };

const WAITING = /!\[((?:[^\]\\]|\\.){0,300})\]\((uploading:[^\s)]{1,40})\)/gi;

/** Images that stand in the text as being on their way, whether anybody still sends them or not. */
export function waitingImages(source: string): WaitingImage[] {
  if (!source.includes(`](${WAITING_SCHEME}`)) return [];
  return [...blank(source, codeRanges(source)).matchAll(WAITING)].map(
    ({ index: from, 0: all, 1: _, 2: address = "" }) => ({
      from,
      to: from + all.length,
      address,
      description: source.slice(from + 2, source.indexOf("](", from)),
    }),
  );
}

export function hasUnfinishedImage(source: string): boolean {
  const prose = blank(source, codeRanges(source));
  if (MARKDOWN.test(prose)) return true;
  return [...prose.matchAll(HTML)].some(([tag]) => !SOURCE.test(tag));
}
