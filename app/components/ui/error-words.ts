import { waitParameters } from "#moderation/limits";
import type { FieldError } from "~/field-errors";
import { ERROR_WORDS, findMessage, type MessageValues, type Translate } from "~/i18n";

/** Never fails: an error page that breaks over its own wording helps nobody. */
export function errorWords(t: Translate, { code, values }: FieldError): string {
  for (const prefix of ERROR_WORDS) {
    const words = safeMessage(t, prefix + code, values);
    if (words !== null) return words;
  }
  return t("common:error.invalid");
}

/** Null where there is no such message or values are missing. `seconds` are said in the unit that people use. */
export function safeMessage(t: Translate, key: string, values: MessageValues = {}): string | null {
  const seconds = Number(values.seconds);
  try {
    return findMessage(t, key, seconds > 0 ? { ...values, ...waitParameters(seconds) } : values);
  } catch {
    return null;
  }
}
