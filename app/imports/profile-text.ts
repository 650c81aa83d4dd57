// What somebody said of themselves, as plain words: profiles here have no marks. Links are their words and their addresses,
// items of lists stand on lines of their own. Pure, linear.
import { FIELD_LIMITS } from "#moderation/limits";
import { cut } from "#moderation/text/cut";
import { htmlToText } from "./html-to-markdown";

const LINK =
  /<a\s[^<>]{0,300}?href\s{0,5}=\s{0,5}["']([^"'<>]{1,2000})["'][^<>]{0,300}>((?:(?!<\/a>)[\s\S]){0,2000})<\/a>/gi;

export function profileText(html: string): string {
  const withAddresses = html.replace(LINK, (_link, address: string, words: string) => {
    const said = htmlToText(words).trim();
    const bare = address.replace(/^(?:https?:\/\/|mailto:)/i, "").replace(/\/$/, "");
    if (said === "") return address;
    return said.includes(bare) ? words : `${words} (${address})`;
  });
  return htmlToText(withAddresses.replace(/<li[^<>]*>/gi, "– "))
    .split("\n")
    .map((line) => line.replace(/[ \t\u00a0]+/g, " ").trim())
    .filter((line, at, all) => line !== "" || (all[at - 1] ?? "") !== "")
    .join("\n")
    .trim();
}

/** As much as fits, to the end of a word. */
export function cutProfile(text: string): string {
  const { maximum } = FIELD_LIMITS.about;
  if (text.length <= maximum) return text;
  const first = cut(text, maximum - 1);
  const space = first.lastIndexOf(" ");
  return `${space > maximum / 2 ? first.slice(0, space) : first}…`;
}
