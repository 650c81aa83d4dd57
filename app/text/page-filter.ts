// A long list of pages made short: by words of the title, or by its first letter. Pure; the same for every script.
export type PageFilter = { query: string; letter: string };

const LONGEST_QUERY = 100;

export function readPageFilter(parameters: URLSearchParams): PageFilter {
  const letter = [...(parameters.get("letter") ?? "")][0] ?? "";
  return { query: (parameters.get("q") ?? "").slice(0, LONGEST_QUERY).trim(), letter: letterOf(letter) };
}

/** Digits and signs stand together. */
export function letterOf(title: string): string {
  const first = [...title.normalize("NFKC").trim()][0] ?? "";
  if (first === "") return "";
  return /\p{L}/u.test(first) ? first.toUpperCase() : "#";
}

export function fitsFilter(title: string, { query, letter }: PageFilter): boolean {
  if (letter !== "" && letterOf(title) !== letter) return false;
  const folded = fold(title);
  return fold(query)
    .split(" ")
    .every((word) => folded.includes(word));
}

function fold(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_]+/g, " ")
    .trim();
}

/** In the order of the reader's language. */
export function lettersOf(titles: readonly string[], language: string): string[] {
  return [...new Set(titles.map(letterOf))].filter((letter) => letter !== "").sort(new Intl.Collator(language).compare);
}
