// The choices that a conflict asks for: one per passage, or one for the whole text where a list of them would be longer
// than anybody reads. The same on the way out (the screen) and on the way back (the form).
import { type ConflictPart, type MergePart, type MergeResult, resolveMerge } from "./merge";

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
  const chosen = conflicts.map((conflict, at) => textOfChoice(conflict, fields[`choice-${at}`], fields[`own-${at}`]));
  if (chosen.some((text) => text === null)) return null;
  return resolveMerge(
    parts,
    chosen.map((text) => ({ text: text ?? "" })),
  );
}

function textOfChoice({ mine, theirs }: ConflictPart, choice: unknown, own: unknown): string | null {
  switch (choice) {
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
