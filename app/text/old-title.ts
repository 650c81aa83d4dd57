// Titles of an old wiki as its addresses wrote them: underscores or spaces, any case of the letters, more or less encoded.

const LONGEST = 300;

/** Two spellings of a title that lead to the same page have the same key. Empty for what is no title. */
export function titleKey(written: string): string {
  return spelledTitle(written).toLowerCase();
}

/** Spaces instead of underscores, no section behind it. */
export function spelledTitle(written: string): string {
  return (written.split("#", 1)[0] ?? "")
    .normalize("NFC")
    .slice(0, LONGEST)
    .replace(/[\s_]+/g, " ")
    .replace(/^[ :]+|[ /]+$/g, "");
}
