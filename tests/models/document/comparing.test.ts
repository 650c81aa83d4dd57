// Long texts are compared beside the server's own thread: whoever asks for something small meanwhile is answered first.
import { afterAll, describe, expect, it } from "vitest";
import { FIELD_LIMITS } from "#moderation/limits";
import { plainDiffFallback } from "~/markdown/diff";
import { closeRendering, runInThread } from "~/markdown/rendering.server";
import { compareTexts, mergeTexts } from "~/models/document/comparing.server";
import { diffDocuments } from "~/text/diff";
import type { BlockDiff } from "~/text/diff-blocks";
import { readable, roughDiff, sidesFrom } from "~/text/diff-coarse";
import { mergeText } from "~/text/merge";
import { HOSTILE_PAIRS, type Versions } from "../../support/hostile-pairs";

const LARGEST: number = FIELD_LIMITS.pageBody.maximum;

afterAll(closeRendering);

function versions(name: string, length = LARGEST): Versions {
  const pair = HOSTILE_PAIRS.find((each) => each.name === name);
  if (!pair) throw new Error(`no pair is called ${name}`);
  return pair.of(length);
}

/** What ended first: the large work, or something small that was asked for after it. */
async function orderOf(large: () => Promise<unknown>): Promise<string[]> {
  const order: string[] = [];
  const largest = large().finally(() => order.push("large"));
  const small = new Promise<void>((resolve) => setImmediate(resolve)).then(() => order.push("small"));
  await Promise.allSettled([largest, small]);
  return order;
}

describe("a small request is answered while", () => {
  it("the largest comparison runs", async () => {
    const [before, after] = versions("Chinese here and there");
    expect(await orderOf(() => compareTexts(before, after, "zh-Hans"))).toEqual(["small", "large"]);
  });

  it("the largest merge runs", async () => {
    expect(await orderOf(() => mergeTexts(...versions("alternating blocks")))).toEqual(["small", "large"]);
  });
});

describe("a long text", () => {
  // Whoever has time is answered on any machine.
  const patiently = { hasTime: true };

  it("is compared and merged in a thread as it would be at once", async () => {
    const [base, mine, theirs] = versions("paragraphs here and there", 30_000);
    const diff = await runInThread({ kind: "compare", before: base, after: mine, language: "en" }, patiently);
    expect(diff).toEqual(diffDocuments(base, mine, "en"));
    expect(await runInThread({ kind: "merge", base, mine, theirs }, patiently)).toEqual(mergeText(base, mine, theirs));
  });

  it("that only one side changed is what that side made of it", async () => {
    const [base, mine] = versions("other paragraphs", 30_000);
    expect(await mergeTexts(base, mine, base)).toEqual({ clean: true, text: mine });
    expect(await mergeTexts(base, base, mine)).toEqual({ clean: true, text: mine });
    expect(await mergeTexts(base, mine, mine)).toEqual({ clean: true, text: mine });
  });
});

describe("a difference that is too large to be shown piece by piece", () => {
  const bare = (text: string) => text.replace(/\s+/g, "");
  const wordsOf = (blocks: BlockDiff[], side: "before" | "after") =>
    bare(
      sidesFrom(blocks, side)
        .map(({ text }) => text)
        .join("\n"),
    );

  it.each(HOSTILE_PAIRS.map(({ name }) => name))("has all words of both sides in few pieces: %s", (name) => {
    const [before, after] = versions(name, 60_000);
    for (const diff of [readable(diffDocuments(before, after)), roughDiff(before, after)]) {
      // Nobody wants to read the two where they differ.
      expect(wordsOf(diff.blocks, "before") === bare(before)).toBe(true);
      expect(wordsOf(diff.blocks, "after") === bare(after)).toBe(true);
      const pieces = diff.blocks.map((block) => 1 + ("parts" in block ? (block.parts?.length ?? 0) : 0));
      expect(pieces.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(10_000);
    }
  });

  it("counts the unchanged blocks that it shows as one", () => {
    const lines = Array.from({ length: 12_000 }, (_, at) => `w${at}\n\n`);
    const changed = lines.map((line, at) => (at === 6_000 ? "other words\n\n" : line));
    const { blocks } = readable(diffDocuments(lines.join(""), changed.join("")));
    expect(blocks.map((block) => (block.kind === "same" ? (block.count ?? 1) : block.kind))).toEqual([
      1,
      5_998,
      1,
      "replaced",
      1,
      5_997,
      1,
    ]);
  });

  it("leads from where a block was to where it is", () => {
    const lines = Array.from({ length: 12_000 }, (_, at) => `w${at} and some words more\n\n`);
    const moved = [...lines.slice(1, 9_000), lines[0] ?? "", ...lines.slice(9_000)];
    const { blocks } = readable(diffDocuments(lines.join(""), moved.join("")));
    const ends = blocks.flatMap((block) => (block.kind === "moved" ? [blocks[block.other]?.kind] : []));
    expect(ends).toEqual(["moved", "moved"]);
  });

  it("that took too long is shown roughly, with all its words", () => {
    const [before, after] = versions("other paragraphs", 30_000);
    const { blocks } = plainDiffFallback(before, after);
    expect(blocks.map(({ kind }) => kind)).toEqual(["replaced"]);
  });
});
