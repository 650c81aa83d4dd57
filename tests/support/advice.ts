// Advice that nobody has given before: rules look for the same text again, also in other words, and what is only a fixture
// must not be taken for that. The same number gives the same words.
const VERBS = ["loosen", "tighten", "clean", "replace", "lift", "turn", "press", "warm", "dry", "oil", "check", "swap"];
const PARTS = [
  "screw",
  "spring",
  "filter",
  "cable",
  "switch",
  "bulb",
  "shade",
  "socket",
  "plug",
  "hinge",
  "seal",
  "fuse",
];
const PLACES = [
  "below",
  "above",
  "behind",
  "beside",
  "under",
  "near",
  "inside",
  "opposite",
  "around",
  "past",
  "along",
  "before",
];
const SIDES = [
  "left",
  "right",
  "upper",
  "lower",
  "front",
  "back",
  "first",
  "second",
  "third",
  "smaller",
  "longer",
  "older",
];

export function advice(number: number): string {
  const pick = (words: readonly string[], nth: number) =>
    words[Math.floor(number / 12 ** (nth % 3) + nth * 5 + number * nth) % 12];
  const step = (nth: number) =>
    `${pick(VERBS, nth)} the ${pick(SIDES, nth + 1)} ${pick(PARTS, nth + 2)} ${pick(PLACES, nth + 1)} its ${pick(PARTS, nth + 4)}`;
  return `Number ${number}: ${step(1)}, ${step(2)}, then ${step(3)} and ${step(4)}.`;
}
