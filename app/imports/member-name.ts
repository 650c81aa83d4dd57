// Names for imported members: what they were called stays as the display name, the name in addresses is made from it.
import { FIELD_LIMITS } from "#moderation/limits";
import { plainLine } from "#moderation/text/hidden-signs";
import { judgeUsername } from "#moderation/usernames";

const { maximum: LONGEST_NAME, minimum: SHORTEST_NAME } = FIELD_LIMITS.username;

/** Letters that do not come apart into a letter and a mark. */
const LATIN: Record<string, string> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
  ħ: "h",
};
const CYRILLIC = new Map(
  "а a б b в v г g ґ g д d е e ё e є ie ж zh з z и i і i ї i й i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ъ - ы y ь - э e ю iu я ia"
    .split(" ")
    .reduce<[string, string][]>((pairs, part, at, all) => {
      if (at % 2 === 0) pairs.push([part, all[at + 1] === "-" ? "" : (all[at + 1] ?? "")]);
      return pairs;
    }, []),
);

/** What is shown: composed, on one line, without signs that turn or hide text. Never empty. */
export function importedDisplayName(written: string | null, externalId: string): string {
  const clean = cleanLine(written ?? "", FIELD_LIMITS.displayName.maximum);
  return clean === "" ? `user${externalId}` : clean;
}

/** The name to try first: lower-case ASCII of the right length, never a reserved word. */
export function memberNameOf(displayName: string, externalId: string): string {
  const plain = [...displayName.normalize("NFKC").toLowerCase()]
    .map((character) => CYRILLIC.get(character) ?? LATIN[character] ?? character)
    .join("")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "");
  const name = plain
    .replace(/['’.]/g, "")
    .replace(/[^a-z0-9_]+/g, "-")
    .slice(0, LONGEST_NAME)
    .replace(/^[-_]+|[-_]+$/g, "");
  if (name.length < SHORTEST_NAME) return name === "" ? `user-${externalId}` : memberNameWith(name, externalId);
  return judgeUsername(name).allowed ? name : memberNameWith(name, externalId);
}

/** The same name with something behind it, for when it is taken. */
export function memberNameWith(name: string, addition: string): string {
  return `${name.slice(0, LONGEST_NAME - addition.length - 1).replace(/[-_]+$/, "")}-${addition}`;
}

/** One line of text without control signs and signs that turn text; at most `longest` characters. */
export function cleanLine(text: string, longest: number): string {
  const clean = plainLine(text.normalize("NFC")).replace(/\s+/gu, " ");
  return clean.length <= longest ? clean : [...clean].slice(0, longest).join("").trim();
}
