// The cookie by which a browser shows that certain members were logged in with it: their tries to log in are counted apart
// from strangers', so that nobody else can use them up.
//
// Promises: it opens nothing and says no name, only ids signed with a key of the community; a forged or foreign one counts
// for nothing. It outlives logging out, which is its use. Refuses: more than MOST_MEMBERS to a browser.
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { Db } from "~/database/db.server";
import type { KnownDevice } from "~/models/member/login.server";
import { loadSecret } from "~/models/secret.server";
import { cookieLine, isSecure } from "./cookie-line.server";
import { readCookie } from "./cookies.server";

const SECRET_KEY = "device-key";
const MOST_MEMBERS = 4;
const KEPT_DAYS = 365;
const SHAPE = /^(\d{1,15})-([A-Za-z0-9_]{16})-([0-9a-f]{32})$/;

/** Whom this browser belonged to; empty when it shows nothing or nothing true. */
export async function devicesOf(db: Db, cookieHeader: string | null): Promise<KnownDevice[]> {
  const shown = readCookie(cookieHeader, cookieName());
  if (shown === null) return [];
  const key = await loadSecret(db, SECRET_KEY);
  return shown
    .split(".")
    .slice(0, MOST_MEMBERS)
    .flatMap((part) => {
      const [, userId = "", id = "", signature = ""] = SHAPE.exec(part) ?? [];
      const isTrue = id !== "" && timingSafeEqual(Buffer.from(sign(key, userId, id)), Buffer.from(signature));
      return isTrue ? [{ userId: Number(userId), id }] : [];
    });
}

/** The Set-Cookie line after `userId` has logged in here. */
export async function rememberDevice(db: Db, cookieHeader: string | null, userId: number): Promise<string> {
  const key = await loadSecret(db, SECRET_KEY);
  const known = await devicesOf(db, cookieHeader);
  const own = known.find((device) => device.userId === userId) ?? { userId, id: newId() };
  const all = [own, ...known.filter((device) => device !== own)].slice(0, MOST_MEMBERS);
  const value = all.map(({ userId: member, id }) => `${member}-${id}-${sign(key, String(member), id)}`).join(".");
  return cookieLine(cookieName(), value, { seconds: KEPT_DAYS * 86_400, isHttpOnly: true });
}

function newId(): string {
  return randomBytes(12).toString("base64url").replaceAll("-", "_");
}

function sign(key: Buffer, userId: string, id: string): string {
  return createHmac("sha256", key).update(`${userId} ${id}`).digest("hex").slice(0, 32);
}

function cookieName(): string {
  return isSecure() ? "__Host-device" : "device";
}
