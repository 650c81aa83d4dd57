import type { Translate } from "~/i18n";

/** The column's names of the two functions that moderation names otherwise. */
const AS_MODERATION_SAYS: Record<string, "everything" | "edit"> = { all: "everything", wiki: "edit" };
const NAMES = ["everything", "post", "link", "vote", "edit", "upload", "flag", "marketplace"] as const;

/** What a restriction takes away, in words. */
export function restrictionWords(t: Translate, functionName: string): string {
  const wanted = AS_MODERATION_SAYS[functionName] ?? functionName;
  const name = NAMES.find((one) => one === wanted);
  return name ? t(`moderation:restriction.${name}`) : functionName;
}
