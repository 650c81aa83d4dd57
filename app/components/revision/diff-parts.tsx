import type { Part } from "~/text/diff";

/** Words of a changed block, title or list of tags. */
export function DiffParts({ parts }: { parts: Part[] }) {
  return (
    <>
      {parts.map((part, at) => {
        const isRemarkable = part.flags.length > 0 ? "remarkable" : undefined;
        if (part.kind === "same") return part.text;
        return part.kind === "added" ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: words have no other name, and the text never changes.
          <ins key={at} className={isRemarkable}>
            {part.text}
          </ins>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: words have no other name, and the text never changes.
          <del key={at} className={isRemarkable}>
            {part.text}
          </del>
        );
      })}
    </>
  );
}
