import { limitsFor } from "#moderation/limits";
import type { MessageKey } from "~/i18n";
import { takeFromLimit } from "~/models/rate-limit.server";
import { rememberDevice } from "~/web/device.server";
import { resolveSession, rotateSession } from "~/web/session.server";
import type { MemberVisit, Visit } from "~/web/visit.server";
import { tryLater } from "./again.server";
import { carryOut } from "./pressed.server";
import { redirectWithNotice } from "./reply.server";

/** Pages whose address holds a token: no other site is told. (`no-referrer` would also make browsers send `Origin: null`.) */
export const SECRET_ADDRESS = { "referrer-policy": "same-origin" };

export function tokenOf(request: Request): string {
  return new URL(request.url).searchParams.get("token") ?? "";
}

export function accountTitle({ t, community }: Visit, key: MessageKey): string {
  return `${t(key)} · ${community.settings.brand.name}`;
}

/** A new session in place of whatever was there, what was pressed before it, and on to `to`. */
export async function letIn(
  visit: Visit,
  request: Request,
  { userId, to, notice, pressed = "" }: { userId: number; to: string; notice: MessageKey; pressed?: string },
): Promise<Response> {
  const userAgent = request.headers.get("user-agent");
  const session = await rotateSession(visit.db, { userId, sessionId: visit.sessionId, userAgent });
  const device = await rememberDevice(visit.db, request.headers.get("cookie"), userId);
  const actor =
    pressed === "" ? null : ((await resolveSession(visit.db, session.split(";", 1)[0] ?? ""))?.actor ?? null);
  const done = actor && (await carryOut(visit.db, actor, pressed));
  return redirectWithNotice(to, done ?? notice, [session, device]);
}

/** A member's own changes to their account, so many in ten minutes. */
export async function refuseHaste(visit: MemberVisit, typed: Record<string, string>): Promise<Response | null> {
  const limits = limitsFor("settings", null);
  const limit = await takeFromLimit(visit.db, { kind: "settings", who: String(visit.actor.id), limits });
  return limit.ok ? null : tryLater(typed, limit.retryAfterSeconds);
}
