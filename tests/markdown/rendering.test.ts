// Hostile texts against the real worker threads. Nothing here measures time: a text that would take minutes can only
// come back before the test's own limit if the deadline ends it.
import { afterAll, describe, expect, it } from "vitest";
import { closeRendering, renderDiffInWorker, renderInWorker } from "~/markdown/rendering.server";
import { faultsOf } from "./strict-html";

const options = { resolve: { origin: "https://community.example" } };
const render = (source: string) => renderInWorker(source, options);

afterAll(closeRendering);

describe("rendering in a worker", () => {
  it("renders ordinary text there", async () => {
    const rendered = await render("Hello **you** @jonas_k");
    expect(rendered.isFallback).toBe(false);
    expect(rendered.html).toContain("<strong>you</strong>");
    expect(rendered.mentions).toEqual(["jonas_k"]);
  });

  it("falls back to plain text where the parser throws, and the thread lives on", async () => {
    const hostile = await render(">".repeat(20_000));
    expect(hostile.isFallback).toBe(true);
    expect(hostile.html === `<p>${"&gt;".repeat(20_000)}</p>`).toBe(true);
    expect((await render("*fine*")).html).toBe("<p><em>fine</em></p>");
  });

  it("ends a text that would take the better part of a minute, and goes on with a new thread", async () => {
    const hostile = await render(`*a_`.repeat(20_000));
    expect(hostile).toMatchObject({ isFallback: true, isRetryable: false });
    expect(hostile.text).toHaveLength(60_000);
    expect((await render("*fine*")).isFallback).toBe(false);
  });

  it("answers everybody else while a hostile text runs", async () => {
    const hostile = render(`b*a_`.repeat(20_000));
    const others = await Promise.all(Array.from({ length: 40 }, (_, n) => render(`post *${n}*`)));
    expect(others.every((rendered) => !rendered.isFallback)).toBe(true);
    expect((await hostile).isFallback).toBe(true);
  });

  it("gives every text an answer when far more come than it can take", async () => {
    const all = await Promise.all(Array.from({ length: 2000 }, (_, n) => render(`post ${n}`)));
    expect(all.map((rendered) => rendered.text)).toEqual(all.map((_, n) => `post ${n}`));
    // Those that found no place are not to blame, and may be rendered another time.
    const turnedAway = all.filter((rendered) => rendered.isFallback);
    expect(turnedAway.length).toBeGreaterThan(0);
    expect(turnedAway.every((rendered) => rendered.isRetryable)).toBe(true);
  });

  it("finds outbound addresses in the fallback, so that hostile form hides no advertising", async () => {
    const rendered = await render(`${">".repeat(20_000)}\nbuy at https://shop.example/x now`);
    expect(rendered).toMatchObject({ isFallback: true, links: ["https://shop.example/x"] });
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

  it("compares hostile texts, in plain text where it must", async () => {
    const hostile = `${">".repeat(20_000)} some words that stay`;
    const diff = await renderDiffInWorker(`fine\n\n${hostile} old`, `fine\n\n${hostile} new`, options);
    expect(diff.isFallback).toBe(true);
    expect(diff.blocks.map((block) => block.kind)).toEqual(["same", "changed"]);
    const ordinary = await renderDiffInWorker("one *two* three", "one *two* four", options);
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
