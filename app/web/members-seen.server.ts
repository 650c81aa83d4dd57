// Which session cookies have lately turned out to be members': their readers go first when many ask at once.
//
// Promises: a cookie that somebody invents is nobody's until the database has said so; what is remembered is a hash, for
// an hour at most. Being remembered opens nothing: every page still asks for its session.
import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import { readCookie, SESSION_COOKIES } from "./cookies.server";

const MOST = 50_000;
const REMEMBERED_MS = 60 * 60_000;

export class MembersSeen {
  readonly #seen = new LRUCache<string, true>({ max: MOST, ttl: REMEMBERED_MS });

  isMember(cookies: string | undefined): boolean {
    const key = keyOf(cookies);
    return key !== null && this.#seen.has(key);
  }

  note(cookies: string | undefined, isMember: boolean): void {
    const key = keyOf(cookies);
    if (key === null) return;
    if (isMember) this.#seen.set(key, true);
    else this.#seen.delete(key);
  }
}

function keyOf(cookies: string | undefined): string | null {
  for (const name of SESSION_COOKIES) {
    const token = readCookie(cookies, name);
    if (token) return createHash("sha256").update(token).digest("base64url");
  }
  return null;
}
