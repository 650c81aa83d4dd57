import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderDiffHtml } from "~/markdown/diff.server";
import { alignAround } from "~/text/alignment";
import { splitBlocks } from "~/text/blocks";
import { type BlockDiff, diffDocuments, diffLine, type Flag, type Part } from "~/text/diff";
import { wordsOf } from "~/text/words";

const shown = (blocks: BlockDiff[]) =>
  blocks.map((block) => {
    const [before, after] = ["before" in block ? block.before.text : "", "after" in block ? block.after.text : ""];
    if (block.kind === "moved") return `moved ${block.end} (${block.other}): ${block.end === "from" ? before : after}`;
    return block.kind === "same" ? `same: ${after}` : `${block.kind}: ${[before, after].filter(Boolean).join(" → ")}`;
  });
const diff = (before: string, after: string) => shown(diffDocuments(before, after).blocks);
const marked = (parts: Part[]) =>
  parts
    .map((part) => (part.kind === "same" ? part.text : part.kind === "added" ? `{+${part.text}+}` : `[-${part.text}-]`))
    .join("");
const line = (before: string, after: string, language?: string) => marked(diffLine(before, after, language));
const flags = (before: string, after: string): Flag[] => diffDocuments(before, after).flags;

const word = fc.constantFrom("alpha", "beta", "gamma", "delta", "one", "two", "4.2", "not");
const paragraph = fc.array(word, { minLength: 1, maxLength: 10 }).map((words) => words.join(" "));
const document = fc.array(paragraph, { maxLength: 10 }).map((paragraphs) => paragraphs.join("\n\n"));

describe("diff of documents", () => {
  it("shows every block of both texts once, in its order", () => {
    const texts = (source: string) =>
      splitBlocks(source)
        .filter((block) => block.kind !== "space")
        .map((block) => block.raw.trimEnd());
    fc.assert(
      fc.property(document, document, (before, after) => {
        const { blocks } = diffDocuments(before, after);
        const old = blocks.flatMap((block) =>
          block.kind === "added" || (block.kind === "moved" && block.end === "to") ? [] : [block.before.text],
        );
        const now = blocks.flatMap((block) =>
          block.kind === "removed" || (block.kind === "moved" && block.end === "from") ? [] : [block.after.text],
        );
        expect([...old].sort()).toEqual(texts(before).sort());
        expect(now).toEqual(texts(after));
      }),
      { numRuns: 400 },
    );
  });

  it("has word parts that give back both versions of a changed block", () => {
    fc.assert(
      fc.property(document, document, (before, after) => {
        for (const block of diffDocuments(before, after).blocks) {
          if (!("parts" in block) || !block.parts) continue;
          const side = (kind: Part["kind"]) =>
            (block.parts ?? [])
              .filter((part) => part.kind === "same" || part.kind === kind)
              .map((part) => part.text)
              .join("");
          expect(side("removed")).toBe(block.before.text);
          expect(side("added")).toBe(block.after.text);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("finds nothing where only white space between blocks differs", () => {
    expect(diffDocuments("a\n\n\nb\n", "a\r\n\r\nb").isSame).toBe(true);
  });

  it("tells changed, added, removed and replaced blocks apart", () => {
    expect(
      diff(
        "# Head\n\nThe pump hums for ten seconds.\n\nold words here\n\nend",
        "# Head\n\nThe pump hums for five seconds.\n\nutterly different stuff\n\nend\n\nmore",
      ),
    ).toEqual([
      "same: # Head",
      "changed: The pump hums for ten seconds. → The pump hums for five seconds.",
      "replaced: old words here → utterly different stuff",
      "same: end",
      "added: more",
    ]);
    expect(diff("one\n\ntwo\n\nthree", "one\n\nthree")).toEqual(["same: one", "removed: two", "same: three"]);
  });

  it("shows a moved block at both places, each knowing the other, with what changed on the way", () => {
    const [a, b, c] = ["alpha beta gamma delta", "one two three four five", "red green blue white"];
    const { blocks } = diffDocuments(`${a}\n\n${b}\n\n${c}`, `${c}\n\n${a}\n\n${b}`);
    expect(shown(blocks)).toEqual([`moved to (3): ${c}`, `same: ${a}`, `same: ${b}`, `moved from (0): ${c}`]);
    const changed = diffDocuments(`${a}\n\n${b}\n\n${c}`, `${c}\n\n${a}\n\n${b}`.replace("green", "yellow")).blocks[0];
    expect(changed?.kind === "moved" && changed.parts && marked(changed.parts)).toBe(
      "red [-green-]{+yellow+} blue white",
    );
  });

  it("answers for two long unrelated texts and for many blocks", () => {
    const words = (seed: string) => Array.from({ length: 10_000 }, (_, n) => `${seed}${n * 7919}`).join(" ");
    expect(diff(words("a"), words("b"))[0]).toMatch(/^replaced/);
    const blocks = (seed: string) => Array.from({ length: 3000 }, (_, n) => `${seed} block ${n * 7919}`).join("\n\n");
    expect(diffDocuments(blocks("a"), blocks("b")).blocks).toHaveLength(3000);
    const shuffled = Array.from({ length: 2000 }, (_, n) => `block number ${(n * 1031) % 2000}`).join("\n\n");
    expect(diffDocuments(blocks("a"), shuffled).isSame).toBe(false);
  });

  it("counts the words that came and went", () => {
    expect(diffDocuments("one two three", "one two four five")).toMatchObject({ added: 2, removed: 1 });
  });
});

describe("diff of words", () => {
  it("replaces words as a group and leaves the spaces alone", () => {
    expect(line("the old pump stops", "the new motor stops")).toBe("the [-old pump-]{+new motor+} stops");
    expect(line("a b", "a x b")).toBe("a {+x +}b");
  });

  it("never takes spaces for what two texts have in common", () => {
    const { hunks } = alignAround((token) => token === " ", ["a", " ", "b", " ", "c"], ["c", " ", "x", " ", "a"]);
    expect(hunks.some((hunk) => hunk.end - hunk.start >= 4 || hunk.to - hunk.from >= 4)).toBe(true);
  });

  it("cuts Chinese and Thai by word, and keeps numbers, identifiers and addresses whole", () => {
    expect(line("请等待五秒钟再启动", "请等待八秒钟再启动", "zh-Hans")).toMatch(
      /^请等待\[-五秒?钟?-\]\{\+八秒?钟?\+\}秒?钟?再启动$/,
    );
    expect(wordsOf("E-1042 at 4.2 bar, see https://a.example/x?y=1.")).toEqual([
      "E-1042",
      " ",
      "at",
      " ",
      "4.2",
      " ",
      "bar",
      ",",
      " ",
      "see",
      " ",
      "https://a.example/x?y=1.",
    ]);
    expect(wordsOf("ฉันรักภาษาไทย", "th").length).toBeGreaterThan(2);
  });

  it("joined are the text, whatever it is", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }),
        fc.constantFrom("en", "zh", "th", "xx-strange", ""),
        (text, language) => {
          expect(wordsOf(text, language).join("")).toBe(text);
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe("what deserves a second look", () => {
  it.each<[string, string, Flag[]]>([
    ["wait five seconds", "wait eight seconds", ["number"]],
    ["wait 5 seconds", "wait 8 seconds", ["number"]],
    ["use part E-1042", "use part E-1043", ["number"]],
    ["wait five seconds", "wait five minutes", ["unit"]],
    ["costs ten €", "costs ten $", ["unit"]],
    ["you should turn it", "you should not turn it", ["negation"]],
    ["you can turn it", "you can't turn it", ["negation"]],
    ["das ist sicher", "das ist nicht sicher", ["negation"]],
    ["das ist ein Fehler", "das ist kein Fehler", ["negation"]],
    ["это опасно", "это не опасно", ["negation"]],
    ["这个可以用", "这个不可以用", ["negation"]],
    ["這個有用", "這個沒有用", ["negation"]],
    ["see https://a.example/x", "see https://b.example/x", ["link"]],
    ["see [it](/a)", "see [it](https://b.example)", ["link"]],
    ["```\nrun this\n```", "```\nrun that\n```", ["code"]],
    ["plain words here", "plain other words here", []],
  ])("%s → %s", (before, after, expected) => {
    expect(flags(before, after)).toEqual(expected);
  });

  it("is marked on the very parts", () => {
    const parts = diffLine("wait 5 seconds and press it", "wait 8 seconds and push it").filter(
      (part) => part.kind !== "same",
    );
    expect(parts.map((part) => [part.text, part.flags])).toEqual([
      ["5", ["number"]],
      ["8", ["number"]],
      ["press", []],
      ["push", []],
    ]);
  });
});

describe("rendered diff", () => {
  const options = { resolve: { origin: "https://community.example" } };
  const rendered = (before: string, after: string) => renderDiffHtml(before, after, options).blocks;

  it("marks words inside the markup where it is the same on both sides", () => {
    expect(rendered("- one **two** three\n- x", "- one **3** three\n- x")).toEqual([
      {
        kind: "changed",
        together:
          '<ul>\n<li>one <strong><del class="change">two</del><ins class="change">3</ins></strong> three</li>\n<li>x</li>\n</ul>',
        flags: ["number"],
      },
    ]);
  });

  it("shows both sides, marked, where the markup itself changed", () => {
    expect(rendered("one two three four", "one **two** three four")).toEqual([
      {
        kind: "changed-apart",
        before: '<p>one <del class="change">two</del> three four</p>',
        after: '<p>one <strong><ins class="change">two</ins></strong> three four</p>',
        flags: [],
      },
    ]);
  });

  it("marks words whose link leads elsewhere now", () => {
    expect(rendered("see [this page](/a) for more words", "see [this page](/b) for more words")).toMatchObject([
      {
        kind: "changed-apart",
        after: '<p>see <a href="/b"><ins class="change">this page</ins></a> for more words</p>',
      },
    ]);
  });

  it("resolves the link definitions of each side and adds no ids", () => {
    expect(rendered("# [Head][1]\n\n[1]: /old", "# [Head][1]\n\n[1]: /new")).toMatchObject([
      { kind: "same", html: '<h3><a href="/new">Head</a></h3>' },
      { kind: "changed", together: '<p>[1]: /<del class="change">old</del><ins class="change">new</ins></p>' },
    ]);
  });

  it("skips what is far from any change and keeps the ends of a move together", () => {
    const page = Array.from({ length: 12 }, (_, n) => `paragraph number ${n} says its own thing ${n * 31}`);
    const moved = [page[11], ...page.slice(0, 11)].join("\n\n");
    const blocks = rendered(page.join("\n\n"), moved);
    expect(blocks.map((block) => block.kind)).toEqual(["moved", "same", "skipped", "same", "moved"]);
    expect(blocks[0]).toMatchObject({ end: "to", other: 4 });
    expect(blocks[4]).toMatchObject({ end: "from", other: 0 });
    expect(blocks[2]).toEqual({ kind: "skipped", count: 9 });
  });
});
