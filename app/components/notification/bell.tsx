import { usePage } from "~/page-context";
import { urls } from "~/urls";

const MOST_SHOWN = 99;

/** The way to one's notifications, with how many are new. The count came with the session; script keeps it true. */
export function NotificationBell() {
  const { t, actor, unreadCount, path } = usePage();
  if (actor === null) return null;
  return (
    <a
      className="bell"
      href={urls.notifications()}
      data-bell={urls.notificationCount()}
      aria-current={path.split("?", 1)[0] === urls.notifications() ? "page" : undefined}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 2h-15zM10 21h4" />
      </svg>
      <span className="visually-hidden">{t("notifications:bell", { count: unreadCount })}</span>
      <span className="bell-count" aria-hidden="true" hidden={unreadCount === 0}>
        {unreadCount > MOST_SHOWN ? `${MOST_SHOWN}+` : unreadCount}
      </span>
    </a>
  );
}
