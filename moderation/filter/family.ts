/**
 * Which of a community's filters reads a text: languages that share their letters learn together.
 *
 * Promises: asks the letters, not what the text declares, because spam declares anything.
 */
export const FAMILIES = ["latin", "cyrillic", "han"] as const;
export type Family = (typeof FAMILIES)[number];

const READ_CHARACTERS = 2_000;
/** A sign says more than a letter: a third of them is a Chinese text with names in it. */
const HAN_COUNTS = 3;

export function familyOf(text: string): Family {
  const read = text.slice(0, READ_CHARACTERS);
  const count = (pattern: RegExp) => read.match(pattern)?.length ?? 0;
  const latin = count(/\p{Script=Latin}/gu);
  const cyrillic = count(/\p{Script=Cyrillic}/gu);
  const han = HAN_COUNTS * count(/\p{Script=Han}/gu);
  if (han > latin && han > cyrillic) return "han";
  return cyrillic > latin ? "cyrillic" : "latin";
}
