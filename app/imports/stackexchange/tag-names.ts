import { parseTags } from "~/models/question/tag.server";

/** Slugs as they are everywhere here, in the given order, none twice. */
export function importedTags(names: readonly string[]): string[] {
  return [...new Set(names.flatMap((name) => parseTags(name)[0] ?? []))];
}
