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
  let state = number;
  const pick = (words: readonly string[]) => {
    state = (state * 48_271 + 11) % 2_147_483_647;
    return words[Math.floor(state / 97) % words.length];
  };
  const step = () =>
    `${pick(VERBS)} the ${pick(SIDES)} ${pick(PARTS)} ${pick(PLACES)} its ${pick(SIDES)} ${pick(PARTS)}`;
  return `Advice ${number}: ${step()}, ${step()}, then ${step()} and ${step()}.`;
}
