import { SPOKEN_TO_AUTHOR } from "#moderation/reasons";
import { findMessage, type Translate } from "~/i18n";

/** What was found, said about the author instead of to them. Null: the code has no words. */
export function wordsForModerators(
  t: Translate,
  code: string,
  parameters: Record<string, string | number>,
): string | null {
  const isSpoken = (SPOKEN_TO_AUTHOR as readonly string[]).includes(code);
  return findMessage(t, `moderation:${isSpoken ? "about" : "reason"}.${code}`, parameters);
}
