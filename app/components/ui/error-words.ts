import type { FormReply } from "~/forms";
import { findMessage, type Translate } from "~/i18n";

/** Namespaces in which the words of an error code are looked for, in this order. */
const ERROR_KEYS = ["common:error.", "moderation:reason.", "account:error.", "forum:error."];

export function errorWords(t: Translate, { code, values }: FormReply["errors"][string]): string {
  for (const prefix of ERROR_KEYS) {
    const words = findMessage(t, prefix + code, values);
    if (words !== null) return words;
  }
  return t("common:error.invalid");
}
