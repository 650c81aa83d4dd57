// Who is here, in which language, and what they may do: the first step of every loader and action.
//
// `openVisit` runs once per request before Remix; the guards below are what each loader and action names for itself,
// because sibling loaders run in parallel and a parent's guard protects nobody.
import { redirect } from "@remix-run/node";
import { canEnterOffice, canManageSettings } from "#moderation/permissions/office";
import type { Permission } from "#moderation/permissions/permission";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { type InterfaceLanguage, type Translate, translator } from "~/i18n";
import type { Community } from "~/models/community/community.server";
import type { SessionEnding } from "~/models/member/session.server";
import { urls, withoutVisit } from "~/urls";
import { guestLanguage, NOTICE_COOKIE, readCookie } from "./cookies.server";

export type Visit = {
  db: Db;
  actor: Actor | null;
  /** Id of the session row, so that the member can tell this one from the others. */
  sessionId: string | null;
  /** Whose session a ban has ended, for whom this browser still has the cookie. */
  ended?: SessionEnding | null;
  /** Notifications the member has not read, as counted with the session. */
  unreadCount: number;
  language: InterfaceLanguage;
  t: Translate;
  community: Community;
  /** Path and query of this request. */
  path: string;
  /** Remote address; only ever stored as a keyed hash. */
  address: string;
  /** Key of a message to show once (`common:notice.…`). */
  notice: string | null;
};

declare module "@remix-run/node" {
  interface AppLoadContext {
    visit: Visit;
  }
}

export type MemberVisit = Visit & { actor: Actor };
type Arguments = { context: { visit: Visit } };

export function makeVisit(
  request: Request,
  parts: Pick<Visit, "db" | "actor" | "sessionId" | "community" | "address"> &
    Partial<Pick<Visit, "unreadCount" | "ended">>,
): Visit {
  const url = new URL(request.url);
  const cookie = request.headers.get("cookie");
  const language = parts.actor?.language ?? guestLanguage(cookie, request.headers.get("accept-language"));
  return {
    unreadCount: 0,
    ...parts,
    language,
    t: translator(language),
    path: withoutVisit(`${url.pathname}${url.search}`),
    notice: readCookie(cookie, NOTICE_COOKIE),
  };
}

/** Everybody may read this. */
export function allowGuests({ context }: Arguments): Visit {
  return context.visit;
}

/** Members only; guests log in first and come back. Whom a ban has logged out is told so, whatever they had open. */
export function requireActor({ context }: Arguments): MemberVisit {
  const { visit } = context;
  if (visit.ended) throw new Response("suspended", { status: 403 });
  if (!isMember(visit)) throw redirect(urls.login(visit.path));
  return visit;
}

/** Moderators, staff and administrators. */
export function requireModerator(args: Arguments): MemberVisit {
  const visit = requireActor(args);
  requirePermission(canEnterOffice(visit.actor));
  return visit;
}

export function requireAdmin(args: Arguments): MemberVisit {
  const visit = requireActor(args);
  requirePermission(canManageSettings(visit.actor));
  return visit;
}

/** Turns a "no" of moderation/ into the page that says why. */
export function requirePermission(permission: Permission): void {
  if (!permission.allowed) throw new Response(permission.reason, { status: 403 });
}

function isMember(visit: Visit): visit is MemberVisit {
  return visit.actor !== null;
}
