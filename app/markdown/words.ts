// The few words that a rendered text contains and its author did not write: "Note" above a callout, "Applies to".
// They are in the language of the text. Imported one by one, as the renderer runs in a worker that needs no other words.
import de from "~/messages/de/prose";
import en from "~/messages/en/prose";
import ru from "~/messages/ru/prose";
import zhHans from "~/messages/zh-Hans/prose";
import zhHant from "~/messages/zh-Hant/prose";

export type ProseWords = Record<keyof typeof en, string>;

/** `language` is a BCP 47 tag; a language without words of its own gets the English ones. */
export function proseWords(language: string | undefined): ProseWords {
  const tag = (language ?? "en").toLowerCase();
  if (/^zh\b/.test(tag)) return /hant|-(?:tw|hk|mo)\b/.test(tag) ? zhHant : zhHans;
  if (/^de\b/.test(tag)) return de;
  return /^ru\b/.test(tag) ? ru : en;
}
