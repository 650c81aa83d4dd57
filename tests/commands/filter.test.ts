import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { filterCommand } from "~/commands/filter/filter.server";
import { readLabelled } from "~/commands/filter/labelled-file.server";

const LABELLED = join(import.meta.dirname, "../moderation/labelled/tuned.jsonl");

describe("npm run filter -- evaluate", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "filter-"));
    vi.spyOn(process.stdout, "write").mockReturnValue(true);
    vi.spyOn(process.stderr, "write").mockReturnValue(true);
  });
  afterAll(async () => {
    vi.restoreAllMocks();
    await rm(folder, { recursive: true, force: true });
  });

  const file = async (name: string, content: string | Buffer) => {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  };

  it("measures filter and rules, and writes the figures as JSON", { timeout: 120_000 }, async () => {
    const out = join(folder, "figures.json");
    await filterCommand(["evaluate", LABELLED, "--json", out]);
    const figures = JSON.parse(await readFile(out, "utf8"));
    expect(Object.keys(figures).sort()).toEqual(["filter", "rules", "together", "words"]);
    expect(Object.keys(figures.filter).sort()).toEqual(["n", "precision", "recall", "threshold"]);
    for (const part of [figures.rules, figures.together]) {
      for (const who of ["newcomer", "member"]) {
        const { held, marked, missed } = part[who];
        expect(held + marked + missed).toBe(190);
        expect(part[who].wrong).toBeLessThanOrEqual(3);
      }
    }
    expect(figures.filter.n).toBe(354);
    expect(figures.words[0]).toMatchObject({ word: expect.any(String), weight: expect.any(Number) });
  });

  it("reads compressed files, Windows' line ends, empty lines and texts of any length", async () => {
    const lines = [
      JSON.stringify({ text: "a ".repeat(60_000), label: 0 }),
      "",
      JSON.stringify({ text: "加我微信", label: 1, group: 7, language: "zh-TW", more: true }),
      "   ",
    ];
    const plain = `\uFEFF${lines.join("\r\n")}\r\n`;
    const read = await readLabelled(await file("plain.jsonl", plain));
    expect(read).toEqual(await readLabelled(await file("packed.jsonl.gz", gzipSync(plain))));
    expect(read.map(({ isBad, group, language }) => [isBad, group, language])).toEqual([
      [false, "", "en"],
      [true, "7", "zh-Hant"],
    ]);
    expect(read[0]?.text.length).toBeLessThanOrEqual(30_001);
  });

  it("takes the language that the letters say where none is named", async () => {
    const lines = ["Насос гудит", "水泵嗡嗡响", "The pump hums"].map((text) => JSON.stringify({ text, label: 0 }));
    const read = await readLabelled(await file("silent.jsonl", lines.join("\n")));
    expect(read.map(({ language }) => language)).toEqual(["ru", "zh-Hans", "en"]);
  });

  it("measures ten lines, one group and one kind of text as what they are", { timeout: 60_000 }, async () => {
    const ten = Array.from({ length: 10 }, (_, n) =>
      JSON.stringify({ text: `The pump of kettle ${n} hums`, label: 0 }),
    );
    const out = join(folder, "ten.json");
    await filterCommand(["evaluate", await file("ten.jsonl", ten.join("\n")), "--json", out]);
    const figures = JSON.parse(await readFile(out, "utf8"));
    expect(figures.filter).toEqual({ precision: null, recall: 0, threshold: null, n: 10 });
    expect(figures.rules.newcomer).toEqual({ held: 0, marked: 0, missed: 0, wrong: 0 });
  });

  it.each([
    ["{", /line 2: not a JSON object/],
    ['{"text": "x"}', /line 2: "label" must be 1/],
    ['{"text": "x", "label": "spam"}', /line 2: "label" must be 1/],
    ['{"label": 1}', /line 2: "text" must be/],
    ["[1, 2]", /line 2: must be an object/],
    ["null", /line 2: must be an object/],
  ])("names the line that is %s", async (line, sentence) => {
    const path = await file("bad.jsonl", `{"text":"fine","label":0}\n${line}\n`);
    await expect(filterCommand(["evaluate", path])).rejects.toThrow(sentence);
  });

  it("says what is wrong with a file that is missing, empty or damaged, and with its arguments", async () => {
    await expect(filterCommand(["evaluate", join(folder, "none")])).rejects.toThrow(/cannot be read/);
    await expect(filterCommand(["evaluate", await file("empty.jsonl", "\n\n")])).rejects.toThrow(/holds no texts/);
    const damaged = gzipSync(`{"text":"${"fine ".repeat(2000)}","label":0}\n`).subarray(0, 60);
    await expect(filterCommand(["evaluate", await file("damaged.gz", damaged)])).rejects.toThrow(/cannot be read/);
    await expect(filterCommand([])).rejects.toThrow(/Usage/);
    await expect(filterCommand(["evaluate", LABELLED, "--nonsense"])).rejects.toThrow(/Usage/);
  });
});
