// Everything a member was told, newest first; several of one kind about one thing are one line.

import type { SerializeFrom } from "@remix-run/node";
import { Button } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { Pagination } from "~/components/ui/pagination";
import { Time } from "~/components/ui/time";
import { writtenIn } from "~/languages/written-in";
import type { NotificationItem } from "~/models/notification/notification.server";
import { notificationWords } from "~/notification-words";
import { usePage } from "~/page-context";
import { urls } from "~/urls";

type Group = SerializeFrom<NotificationItem>[];
export type NotificationListProps = { groups: Group[]; next: string | null; isFirst: boolean };

export function NotificationList({ groups, next, isFirst }: NotificationListProps) {
  const { t } = usePage();
  const newest = Math.max(0, ...groups.flat().map((item) => item.id));
  const hasUnread = groups.some((group) => group[0]?.isUnread);
  return (
    <div className="narrow">
      <header className="page-head">
        <div className="row">
          <h1>{t("notifications:title")}</h1>
          {hasUnread && (
            <form method="post" action={urls.notifications()}>
              <input type="hidden" name="upTo" value={newest} />
              <Button>{t("notifications:list.mark-all")}</Button>
            </form>
          )}
        </div>
        <p className="meta row">
          <a href={urls.settings("notifications")}>{t("notifications:list.settings")}</a>
          <a href={urls.watches()}>{t("notifications:watches.title")}</a>
        </p>
      </header>
      {groups.length === 0 && (
        <EmptyState
          title={t("notifications:list.empty.title")}
          action={{ href: urls.questions(), text: t("common:empty.all-questions") }}
        >
          {t("notifications:list.empty.text")}
        </EmptyState>
      )}
      {groups.length > 0 && (
        <ul className="plain-list notifications">
          {groups.map((group) => (
            <Line key={group[0]?.id} group={group} />
          ))}
        </ul>
      )}
      <Pagination
        newer={isFirst ? null : urls.notifications()}
        older={next === null ? null : urls.notifications(next)}
        words={{ newer: t("common:pagination.first"), older: t("common:pagination.next") }}
      />
    </div>
  );
}

/** Leads to the oldest thing in it that was not read: reading goes on from there. */
function Line({ group }: { group: Group }) {
  const { t, language } = usePage();
  const newest = group[0];
  const oldest = group.at(-1);
  if (!newest || !oldest) return null;
  const ids = group.map((item) => item.id).join(",");
  const words = notificationWords(t, group);
  return (
    <li className={newest.isUnread ? "unread" : undefined}>
      <div>
        <p className="meta">
          {newest.isUnread && <span className="visually-hidden">{t("notifications:list.unread")}: </span>}
          {words} · <Time at={newest.at} />
        </p>
        <p className="title" {...writtenIn(newest.title === null ? null : newest.titleLanguage, language)}>
          <Title item={newest} path={oldest.path} ids={newest.isUnread ? ids : null} fallback={words} />
        </p>
        {newest.excerpt !== "" && group.length === 1 && (
          <p className="excerpt" dir="auto">
            {newest.excerpt}
          </p>
        )}
      </div>
      {newest.isUnread && (
        <form method="post" action={urls.notifications()}>
          <input type="hidden" name="ids" value={ids} />
          <Button
            tone="quiet"
            label={`${t("notifications:list.mark-one")}: ${newest.title ?? words}`}
            title={t("notifications:list.mark-one")}
          >
            ✓
          </Button>
        </form>
      )}
    </li>
  );
}

type TitleProps = { item: Group[number]; path: string | null; ids: string | null; fallback: string };

function Title({ item, path, ids, fallback }: TitleProps) {
  const text = item.title ?? (path === null ? null : fallback);
  if (text === null) return null;
  if (path === null) return text;
  return (
    <a href={path} data-read={ids ?? undefined}>
      {text}
    </a>
  );
}
