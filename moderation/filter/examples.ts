/**
 * Examples as the filter learns from them: what was said, what became of it, and to which group it belongs.
 *
 * Promises: texts that differ only in case, spaces and figures are one text (`key`), wherever they stand.
 */
import type { GroupedExample } from "./cross-validation";
import { featuresOf, READ_CHARACTERS } from "./features";

export type LabelledText = { text: string; isBad: boolean; group: string };

export function exampleOf({ text, isBad, group }: LabelledText): GroupedExample {
  return { features: featuresOf(text), isBad, group, key: keyOf(text) };
}

function keyOf(text: string): string {
  return text
    .slice(0, READ_CHARACTERS)
    .toLowerCase()
    .replace(/\d+/g, "0")
    .replace(/[\s\p{P}]+/gu, " ")
    .trim();
}
