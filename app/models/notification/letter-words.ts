// The words of mails about what happened.

import type { Env } from "~/env.server";
import type { Translate } from "~/i18n";
import { mailLink } from "~/mail/mode.server";
import { kindKey, notificationWords } from "~/notification-words";
import { urls } from "~/urls";
import type { NotificationItem } from "./notification.server";

export type LetterWords = { subject: string; text: string };
export type About = { t: Translate; env: Env; community: string; stop: string };

/** Of several things a mail names this many and counts the rest. */
const MOST_LINES = 40;
const MOST_PASSAGES = 10;

export function singleWords(item: NotificationItem, about: About): LetterWords {
  const { t } = about;
  const subject = withTitle(notificationWords(t, [item]), item, t);
  return { subject, text: lines([subject, item.passage, linkOf(item, about), footOfKind(item, about)]) };
}

/** Several of one kind about one thing, as the list of notifications folds them: each in its own words, one link. */
export function bundleWords(items: readonly NotificationItem[], about: About): LetterWords {
  const { t } = about;
  const [first] = items;
  if (!first) return { subject: "", text: "" };
  const subject = withTitle(notificationWords(t, items), first, t);
  const passages = items
    .filter(({ passage }) => passage !== "")
    .slice(0, MOST_PASSAGES)
    .map(({ actorName, passage }) => (actorName === null ? passage : `${actorName}:\n${passage}`));
  const since = t("notifications:mail.gathered", { count: items.length });
  return { subject, text: lines([subject, since, ...passages, linkOf(first, about), footOfKind(first, about)]) };
}

export function digestWords(items: readonly NotificationItem[], about: About): LetterWords {
  const { t, env, community } = about;
  const shown = items.slice(0, MOST_LINES);
  const entries = shown.map((item) => `${withTitle(notificationWords(t, [item]), item, t)}\n${linkOf(item, about)}`);
  const more =
    items.length > shown.length ? t("notifications:digest.more", { url: mailLink(env, urls.notifications()) }) : "";
  return {
    subject: t("notifications:digest.subject", { community, count: shown.length }),
    text: lines([
      t("notifications:digest.intro", { community }),
      ...entries,
      more,
      foot(about, t("notifications:digest.why"), t("notifications:digest.stop")),
    ]),
  };
}

function withTitle(what: string, { title }: NotificationItem, t: Translate): string {
  return title === null ? what : t("notifications:mail.subject", { what, title });
}

function linkOf({ path }: NotificationItem, { env }: About): string {
  return mailLink(env, path ?? urls.notifications());
}

function footOfKind({ kind }: NotificationItem, about: About): string {
  const { t } = about;
  return foot(about, t("notifications:mail.why", { kind: t(kindKey(kind)) }), t("notifications:mail.stop"));
}

function foot({ t, env, community, stop }: About, why: string, stopWords: string): string {
  const settings = mailLink(env, urls.settings("notifications"));
  return [
    "-- ",
    community,
    t("notifications:mail.no-reply"),
    why,
    `${stopWords} ${stop}`,
    `${t("notifications:mail.settings")} ${settings}`,
    "",
  ].join("\n");
}

function lines(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("\n\n");
}
