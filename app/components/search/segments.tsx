import type { Segment } from "~/search/highlight";

/** A text with the words that were looked for marked in it. */
export function Segments({ segments }: { segments: readonly Segment[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text in their order; nothing is ever moved.
  return <>{segments.map(({ text, isHit }, index) => (isHit ? <mark key={index}>{text}</mark> : text))}</>;
}
