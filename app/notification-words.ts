// What a notification says, in words: the list and the mails say the same.
import { findMessage, type MessageKey, type Translate } from "./i18n";

export type Tellable = { kind: string; what: string; actorName: string | null; query: string | null };

/** One sentence without an end, for one notification or several of the same kind about the same thing. */
export function notificationWords(t: Translate, group: readonly Tellable[]): string {
  const [first] = group;
  if (!first) return "";
  const names = new Set(group.map((one) => one.actorName));
  const values = {
    who: isolated(first.actorName ?? t("notifications:somebody")),
    others: Math.max(0, names.size - 1),
    count: group.length,
    query: isolated(first.query ?? ""),
  };
  const key = first.what === "" ? `item.${first.kind}` : `item.${first.kind}.${first.what}`;
  return findMessage(t, `notifications:${key}`, values) ?? t("notifications:item.other");
}

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** A name that runs the other way must not turn the sentence around it. */
function isolated(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
}

export function kindKey(kind: string): MessageKey {
  return `notifications:kind.${kind}` as MessageKey;
}
