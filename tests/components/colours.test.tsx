// The tokens themselves keep the contrast that people need to read, in both themes.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const css = readFileSync(new URL("../../app/styles/tokens.css", import.meta.url), "utf8");
const THEMES = ["light", "dark"] as const;
const PAPERS = ["paper", "sheet", "wash"] as const;

describe.each(THEMES)("the %s theme", (theme) => {
  test.each(["ink", "faint", "link", "good", "wait", "bad", "brand"])(
    "reads %s on every paper with at least 4.5 : 1",
    (name) => {
      for (const paper of PAPERS)
        expect(contrast(theme, name, paper), `${name} on ${paper}`).toBeGreaterThanOrEqual(4.5);
    },
  );

  test.each(["good", "wait", "bad"])("reads %s and plain text on its own wash with at least 4.5 : 1", (name) => {
    for (const text of [name, "ink", "link"]) {
      expect(contrast(theme, text, `${name}-wash`), `${text} on ${name}-wash`).toBeGreaterThanOrEqual(4.5);
    }
  });

  test("reads the words on the one main button with at least 4.5 : 1", () => {
    expect(contrast(theme, "on-brand", "brand")).toBeGreaterThanOrEqual(4.5);
  });

  test("shows the outline of fields and buttons with at least 3 : 1", () => {
    for (const paper of PAPERS) expect(contrast(theme, "edge", paper), paper).toBeGreaterThanOrEqual(3);
  });
});

function contrast(theme: (typeof THEMES)[number], one: string, other: string): number {
  const [a, b] = [luminance(token(theme, one)), luminance(token(theme, other))];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

type Oklch = { lightness: number; chroma: number; hue: number };

function token(theme: (typeof THEMES)[number], name: string): Oklch {
  const colours = new RegExp(`--${name}: light-dark\\(oklch\\(([^)]+)\\), oklch\\(([^)]+)\\)\\)`).exec(css);
  const text = colours?.[theme === "light" ? 1 : 2];
  if (!text) throw new Error(`no token --${name}`);
  const [lightness = "", chroma, hue] = text.split(/\s+/);
  return { lightness: Number.parseFloat(lightness) / 100, chroma: Number(chroma), hue: Number(hue) };
}

/** Relative luminance of WCAG 2; OKLab to linear sRGB by Björn Ottosson's matrices. */
function luminance({ lightness, chroma, hue }: Oklch): number {
  const [a, b] = [chroma * Math.cos((hue * Math.PI) / 180), chroma * Math.sin((hue * Math.PI) / 180)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map((part) => Math.min(1, Math.max(0, part)));
  return 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0);
}
