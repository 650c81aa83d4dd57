import type { Db } from "~/database/db.server";
import type { MessageKey } from "~/i18n";
import { urls } from "~/urls";
import { FORGET_HISTORY } from "~/web/history.server";
import { endSession } from "~/web/session.server";
import { redirectWithNotice } from "./reply.server";

/** Home as a guest; nothing this browser kept for going back is shown to who comes next. */
export async function loggedOut(
  { db, sessionId }: { db: Db; sessionId: string | null },
  notice: MessageKey,
): Promise<Response> {
  const response = redirectWithNotice(urls.home(), notice, [await endSession(db, sessionId)]);
  for (const [name, value] of Object.entries(FORGET_HISTORY)) response.headers.set(name, value);
  return response;
}
