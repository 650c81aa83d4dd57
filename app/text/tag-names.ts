// What somebody typed in the line of tags ("Water pump, TW 300", "水泵、除垢") as words, and each word as the name of a tag.
import { plainLine } from "#moderation/text/hidden-signs";

const TAG_SHAPE = /[^\p{L}\p{N}.+#-]+/gu;

/** Word by word, in small letters; what was typed twice stands twice. */
export function typedTags(line: string): string[] {
  return line
    .normalize("NFKC")
    .toLowerCase()
    .split(/[,,、;;\n]+|\s{2,}/u)
    .map(plainLine)
    .filter((tag) => tag !== "");
}

/** Lower case, no spaces, as long as it was typed; empty when no sign of it can stand in a tag. */
export function slugOfTag(word: string): string {
  return word
    .replace(/\s+/g, "-")
    .replace(TAG_SHAPE, "")
    .replace(/^[-.]+|[-.]+$/g, "");
}
