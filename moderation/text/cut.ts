/**
 * The first characters of a text, never half of one: an address with half a character in it is none, and the database
 * does not take it in JSON.
 */
export function cut(text: string, longest: number): string {
  return text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, "");
}
