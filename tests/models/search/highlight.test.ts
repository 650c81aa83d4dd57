import { describe, expect, it } from "vitest";
import { excerptAround, highlight, markerOf, type Segment } from "~/search/highlight";
import { parseQuery } from "~/search/query";

const marker = (query: string) => markerOf(parseQuery(query, { language: "en" }).words);
const shown = (segments: Segment[]) => segments.map(({ text, isHit }) => (isHit ? `[${text}]` : text)).join("");
const marked = (query: string, text: string, language = "en") => shown(highlight(text, language, marker(query)));

describe("highlights", () => {
  it("mark every form of a word and nothing else", () => {
    expect(marked("leak", "It leaks; the leaking pump, not the leader.")).toBe(
      "It [leaks]; the [leaking] pump, not the leader.",
    );
    expect(marked("pumpe", "Beide Pumpen der Pumpstation", "de")).toBe("Beide [Pumpen] der Pumpstation");
    expect(marked("kuehlung", "Die Kühlung", "de")).toBe("Die [Kühlung]");
    expect(marked("насосы", "нет насоса", "ru")).toBe("нет [насоса]");
  });

  it("mark Chinese in both scripts, joined where it is joined", () => {
    expect(marked("软件更新", "請先做軟件更新再試", "zh-Hant")).toBe("請先做[軟件更新]再試");
    expect(marked("泵", "水泵坏了", "zh-Hans")).toBe("水[泵]坏了");
  });

  it("mark a phrase only where it is one", () => {
    expect(marked('"dry hop"', "dry hopping, not hop dry", "en")).toBe("[dry hopping], not hop dry");
    expect(marked("TW-300", "TW 300 and TW300, but 300 litres")).toBe("[TW 300] and [TW300], but 300 litres");
  });

  it("show the part of a long text where the words stand together", () => {
    const text = `${"Nothing here. ".repeat(40)}A pump alone. ${"Still nothing. ".repeat(20)}The pump began to hum loudly.${" The end.".repeat(40)}`;
    const excerpt = shown(excerptAround(text, "en", marker("pump hum")));
    expect(excerpt).toContain("[pump] began to [hum]");
    expect(excerpt.startsWith("… ")).toBe(true);
    expect(excerpt.endsWith(" …")).toBe(true);
    expect(excerpt.length).toBeLessThan(320);
  });

  it("begin at the beginning when nothing is marked, and lose no letter of a short text", () => {
    const short = "A short text with 😀 in it.";
    expect(shown(excerptAround(short, "en", marker("pump")))).toBe(short);
    const emoji = "😀".repeat(300);
    for (const { text } of excerptAround(emoji, "en", marker("pump"))) expect(text).not.toMatch(/[\ud800-\udfff]/u);
  });
});
