// Hostile texts against the real worker threads. Nothing here measures time: a text that would take minutes can only
// come back before the test's own limit if its work is bounded.
import { afterAll, describe, expect, it } from "vitest";
import { closeRendering, renderDiffInWorker, renderInWorker } from "~/markdown/rendering.server";
import { faultsOf } from "./strict-html";

const options = { resolve: { origin: "https://community.example" } };
// Whoever has time gets an answer on any machine.
const render = (source: string) => renderInWorker(source, options, { hasTime: true });

afterAll(closeRendering);

describe("rendering in a worker", () => {
  it("renders ordinary text there", async () => {
    const rendered = await render("Hello **you** @jonas_k");
    expect(rendered.isFallback).toBe(false);
    expect(rendered.html).toContain("<strong>you</strong>");
    expect(rendered.mentions).toEqual(["jonas_k"]);
  });

  it("renders what nests without end as deep as anybody reads, and keeps the signs behind it", async () => {
    const hostile = await render(">".repeat(20_000));
    expect(hostile.isFallback).toBe(false);
    expect(hostile.text).toMatch(/^>{19000,20000}$/);
  });

  it("keeps all words of a text whose marks would take the better part of a minute", async () => {
    const hostile = await render("*a_".repeat(20_000));
    expect(hostile.isFallback).toBe(false);
    expect(hostile.text.replace(/[*_]/g, "")).toBe("a".repeat(20_000));
  });

  it("gives every text an answer when far more come than it can take", async () => {
    const all = await Promise.all(Array.from({ length: 2000 }, (_, n) => renderInWorker(`post ${n}`, options)));
    expect(all.map((rendered) => rendered.text)).toEqual(all.map((_, n) => `post ${n}`));
    // Those that found no place are not to blame, and may be rendered another time.
    const turnedAway = all.filter((rendered) => rendered.isFallback);
    expect(turnedAway.length).toBeGreaterThan(0);
    expect(turnedAway.every((rendered) => rendered.isRetryable)).toBe(true);
  });

  it.each([
    ["[", 50_000],
    ["![", 25_000],
    ["*", 50_000],
    ["*a ", 16_000],
    ["**a", 16_000],
    ["_", 50_000],
    ["_a", 25_000],
    ["`", 50_000],
    ["`a", 25_000],
    ["~~a", 16_000],
    ["|", 50_000],
    ["a|b\n-|-\n", 6000],
    ["<", 50_000],
    ['<a b="', 8000],
    ["<!--", 6000],
    ["<div>\n", 8000],
    ["- ", 25_000],
    ["1. ", 16_000],
    ["> - ", 12_000],
    ["[a](", 12_000],
    ["[^1]: a\n", 6000],
    ["[^1]", 12_000],
    ["[a]: b\n", 7000],
    ["[[a|", 12_000],
    ["@abc ", 4000],
    [":::applies 1\n", 1500],
    ["```js\n", 8000],
    ["# a\n", 5000],
    ["&#", 25_000],
    ["http://a", 6000],
    ["a@b", 16_000],
    ["\n", 50_000],
    [" ", 50_000],
    ["\t", 50_000],
  ])("answers %j repeated %d times with safe HTML that keeps the words", async (piece, count) => {
    const rendered = await render(`start ${piece.repeat(count)} end`);
    expect(faultsOf(rendered.html)).toEqual([]);
    expect(rendered.text).toMatch(/^start[\s\S]*end$/);
  });

  it("answers lists, quotes and tags hundreds of levels deep", async () => {
    const deep = (line: (level: number) => string) => Array.from({ length: 300 }, (_, level) => line(level)).join("\n");
    for (const source of [
      deep((level) => `${"  ".repeat(level)}- a`),
      deep((level) => `${">".repeat(level)} a`),
      `${"<b>".repeat(300)}x${"</b>".repeat(300)}`,
      `${"<table><tr><td>".repeat(300)}x`,
      `${"*a **b ".repeat(300)}x${"** *".repeat(300)}`,
    ]) {
      expect(faultsOf((await render(source)).html)).toEqual([]);
    }
  });

  it("compares hostile texts", async () => {
    const hostile = `${">".repeat(20_000)} some words that stay`;
    const diff = await renderDiffInWorker(`fine\n\n${hostile} old`, `fine\n\n${hostile} new`, options, {
      hasTime: true,
    });
    expect(diff.isFallback).toBe(false);
    expect(diff.blocks.map((block) => block.kind)).toEqual(["same", "changed"]);
    const ordinary = await renderDiffInWorker("one *two* three", "one *two* four", options, { hasTime: true });
    expect(ordinary).toMatchObject({
      isFallback: false,
      blocks: [
        {
          kind: "changed",
          together: '<p>one <em>two</em> <del class="change">three</del><ins class="change">four</ins></p>',
        },
      ],
    });
  });
});
