import { surenessOf } from "#moderation/own-rules/sureness";
import type { Translate } from "~/i18n";

/** How sure the software is of a text. */
export function sureWords(t: Translate, strength: number): string {
  return t(`rules:seen.${surenessOf(strength) ?? "nothing"}`);
}
