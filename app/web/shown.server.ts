// What a page shows to a member has been read: said by the loader that shows it, and true for this very page's bell too. A
// mail that gathers news leaves out what was shown.
import { markDecisionShown, markShown } from "~/models/notification/notification.server";
import type { Visit } from "./visit.server";

export async function nowShown(visit: Visit, documentIds: readonly number[]): Promise<void> {
  if (visit.actor === null || documentIds.length === 0) return;
  visit.unreadCount = (await markShown(visit.db, { userId: visit.actor.id, documentIds })) ?? visit.unreadCount;
}

export async function nowDecisionShown(
  visit: Visit,
  decision: { decisionId: number; documentId: number | null },
): Promise<void> {
  if (visit.actor === null) return;
  visit.unreadCount = (await markDecisionShown(visit.db, { userId: visit.actor.id, ...decision })) ?? visit.unreadCount;
}
