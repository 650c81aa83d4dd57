// A company's colours: checked for contrast where they are chosen, turned into tokens where pages are shown.
//
// The brand colour is a button's background, a mark's text and the focus ring, so it must stand out from the paper by
// 4.5 : 1 (WCAG 2.2, 1.4.3), in the light theme and in the dark one. The colour of text on it is chosen here: for colours
// that passed, whichever of near-white and near-black stands out more reaches 4.5 : 1 as well.
import type { Settings } from "./settings";

export const LEAST_CONTRAST = 4.5;
/** `--wash` of tokens.css as sRGB: of the backgrounds the one that is hardest to stand out from. */
const PAPER = { light: "#f5f3ef", dark: "#202327" } as const;
/** `--brand` of tokens.css as sRGB, to begin with in the form. */
export const OWN_BRAND = { light: "#006465", dark: "#61c0bf" } as const;
const LIGHT_TEXT = "#fcfcfc";
const DARK_TEXT = "#14171a";
const STEPS = 100;

export type Theme = keyof typeof PAPER;

/** Relative luminance contrast, 1 to 21. Both colours as #rrggbb. */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** Null when the colour can be used; else how far it falls short and the nearest one that would do. */
export function judgeColour(colour: string, theme: Theme): { contrast: number; nearest: string } | null {
  const reached = contrast(colour, PAPER[theme]);
  return reached >= LEAST_CONTRAST ? null : { contrast: reached, nearest: nearestUsable(colour, theme) };
}

/** Mixed with black (light theme) or white (dark theme) until it stands out enough. */
function nearestUsable(colour: string, theme: Theme): string {
  const towards = theme === "light" ? 0 : 255;
  for (let step = 1; step <= STEPS; step += 1) {
    const mixed = toHex(channels(colour).map((value) => value + ((towards - value) * step) / STEPS));
    if (contrast(mixed, PAPER[theme]) >= LEAST_CONTRAST) return mixed;
  }
  return theme === "light" ? "#000000" : "#ffffff";
}

/** Overrides of the tokens; empty when the company keeps ours. Only colours that were checked as #rrggbb get in. */
export function brandStylesheet({ brandColour, brandColourDark }: Settings["brand"]): string {
  const light = knownColour(brandColour);
  const dark = knownColour(brandColourDark) ?? (light === null ? null : usable(light, "dark"));
  if (light === null && dark === null) return "";
  const lightOrOurs = light ?? "oklch(45% 0.09 195)";
  const darkOrOurs = dark ?? "oklch(75% 0.09 195)";
  const onLight = light === null ? "oklch(99% 0 0)" : textOn(light);
  const onDark = dark === null ? "oklch(18% 0.02 195)" : textOn(dark);
  // Outside of any layer, so that it wins over the tokens however the sheets are ordered.
  return `:root{--brand:light-dark(${lightOrOurs},${darkOrOurs});--on-brand:light-dark(${onLight},${onDark})}\n`;
}

/** A light colour alone serves both themes: for the dark one it is made bright enough. */
function usable(colour: string, theme: Theme): string {
  return judgeColour(colour, theme)?.nearest ?? colour;
}

export function textOn(colour: string): string {
  return contrast(colour, LIGHT_TEXT) >= contrast(colour, DARK_TEXT) ? LIGHT_TEXT : DARK_TEXT;
}

function knownColour(text: string): string | null {
  return /^#[0-9a-f]{6}$/i.test(text) ? text.toLowerCase() : null;
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

function toHex(values: number[]): string {
  return `#${values.map((value) => Math.round(value).toString(16).padStart(2, "0")).join("")}`;
}
