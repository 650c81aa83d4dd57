// Comparing and merging people's texts without holding up the server: short ones at once, long ones in the rendering threads.
//
// Promises: the same result on either road, as the work is bounded by counting (text/alignment). At most one thread compares and
// one merges, so that the others who wait for a thread are served between. A comparison that finds no thread in time is shown
// roughly; a merge must not be guessed and is "busy", for the person to send again.
import { runInThread } from "~/markdown/rendering.server";
import { Unavailable } from "~/models/unavailable";
import { type DocumentDiff, diffDocuments } from "~/text/diff";
import { readable, roughDiff } from "~/text/diff-coarse";
import { type MergeResult, mergeText } from "~/text/merge";

/** Of all texts together: some 50 ms where it is Chinese. */
const LONGEST_AT_ONCE = 20_000;

export async function compareTexts(
  before: string,
  after: string,
  language?: string,
): Promise<DocumentDiff & { isRough: boolean }> {
  if (before.length + after.length <= LONGEST_AT_ONCE)
    return { ...readable(diffDocuments(before, after, language)), isRough: false };
  const diff = await runInThread({ kind: "compare", before, after, language }, { who: "comparing" });
  return typeof diff === "object" ? { ...diff, isRough: false } : { ...roughDiff(before, after), isRough: true };
}

/** Throws the page "busy" where no thread had time for it. */
export async function mergeTexts(base: string, mine: string, theirs: string): Promise<MergeResult> {
  if (base.length + mine.length + theirs.length <= LONGEST_AT_ONCE) return mergeText(base, mine, theirs);
  // What the alignment need not look at is decided here.
  if (mine === theirs || theirs === base) return { clean: true, text: mine };
  if (mine === base) return { clean: true, text: theirs };
  const merge = await runInThread({ kind: "merge", base, mine, theirs }, { who: "merging" });
  if (typeof merge !== "object") throw new Unavailable("busy");
  return merge;
}
