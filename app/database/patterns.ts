// Patterns for LIKE that find what was typed, also where it holds the signs that LIKE gives a meaning.

export function containing(text: string): string {
  return `%${escaped(text)}%`;
}

export function beginningWith(text: string): string {
  return `${escaped(text)}%`;
}

function escaped(text: string): string {
  return text.replace(/[%_\\]/g, "\\$&");
}
