// The choices that a conflict asks for: one per passage, or one for the whole text where a list of them would be longer
// than anybody reads. The same on the way out (the screen) and on the way back (the form).
import { type ConflictPart, type MergePart, type MergeResult, resolveMerge } from "./merge";

/** What two people changed differently. `against`: the version that was live then, with which the author's text is compared. */
export type EditConflict = {
  against: number;
  merge: MergeResult;
  title: FieldConflict | null;
  tags: FieldConflict | null;
  /** The same member saved what is live now, in another window. */
  isOwn?: boolean;
};
/** A field is one passage. */
export type FieldConflict = { mine: string; theirs: string };

/** A form carries two fields for each. */
const MOST_CHOICES = 20;

export const CHOICES = ["mine", "theirs", "both", "own"] as const;
export type Choice = (typeof CHOICES)[number];

/** One passage with what stands around it, so that a single word can be judged. */
export type Passage = ConflictPart & { before: string; after: string };

export function partsToChoose(merge: MergeResult): MergePart[] {
  if (merge.clean) return [{ kind: "text", text: merge.text }];
  const conflicts = merge.parts.filter((part) => part.kind === "conflict");
  if (conflicts.length <= MOST_CHOICES) return merge.parts;
  const all = (side: "mine" | "theirs" | "base") => resolveMerge(merge.parts, Array(conflicts.length).fill(side));
  return [{ kind: "conflict", base: all("base"), mine: all("mine"), theirs: all("theirs") }];
}

const LONGEST_CONTEXT = 300;

export function passagesOf(parts: MergePart[]): Passage[] {
  return parts.flatMap((part, at) => {
    if (part.kind === "text") return [];
    const [before, after] = [parts[at - 1], parts[at + 1]];
    return {
      ...part,
      before: before?.kind === "text" ? (before.text.split(/\n\s*\n/).at(-1) ?? "").slice(-LONGEST_CONTEXT) : "",
      after: after?.kind === "text" ? (after.text.split(/\n\s*\n/)[0] ?? "").slice(0, LONGEST_CONTEXT) : "",
    };
  });
}

/** The text that the form's choices give; null where one is missing. */
export function chosenText(parts: MergePart[], fields: Record<string, unknown>): string | null {
  const conflicts = parts.filter((part) => part.kind === "conflict");
  const chosen = conflicts.map((conflict, at) => chosenSide(conflict, fields, at));
  if (chosen.some((text) => text === null)) return null;
  return resolveMerge(
    parts,
    chosen.map((text) => ({ text: text ?? "" })),
  );
}

/** `name`: a passage's number, or what the field is called. Null where nothing was chosen. */
export function chosenSide(
  { mine, theirs }: FieldConflict,
  fields: Record<string, unknown>,
  name: number | keyof EditConflict,
): string | null {
  const own = fields[`own-${name}`];
  switch (fields[`choice-${name}`]) {
    case "mine":
      return mine;
    case "theirs":
      return theirs;
    case "both":
      return mine.endsWith("\n") || theirs === ""
        ? mine + theirs
        : `${mine}${mine.includes("\n") ? "\n\n" : " "}${theirs}`;
    case "own":
      return typeof own === "string" ? own : null;
    default:
      return null;
  }
}
