import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { allowGuests } from "~/web/visit.server";

/** For the bell of a page that stays open. The count came with the session; a guest (logged out meanwhile) has none. */
export async function loader(args: LoaderFunctionArgs) {
  const { actor, unreadCount, t } = allowGuests(args);
  return json({ count: actor === null ? null : unreadCount, words: t("notifications:bell", { count: unreadCount }) });
}
