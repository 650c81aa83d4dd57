const EXCERPT_LENGTH = 240;

/** First words of a plain text, at most EXCERPT_LENGTH characters, cut between words where there are any. */
export function excerptOf(plain: string): string {
  const text = plain.replace(/\s+/g, " ").trim();
  if (text.length <= EXCERPT_LENGTH) return text;
  const cut = text.slice(0, EXCERPT_LENGTH);
  const space = cut.lastIndexOf(" ");
  return `${(space > EXCERPT_LENGTH / 2 ? cut.slice(0, space) : cut).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
