// The few cookies there are, read without a framework because the page cache needs them for every request.
import { LRUCache } from "lru-cache";
import { type InterfaceLanguage, isInterfaceLanguage, negotiateLanguage } from "~/i18n";

/** `__Host-` binds the cookie to this host and to TLS; browsers refuse the prefix without TLS. */
export const SESSION_COOKIES = ["__Host-session", "session"] as const;
export const LANGUAGE_COOKIE = "language";
export const NOTICE_COOKIE = "notice";

const negotiated = new LRUCache<string, InterfaceLanguage>({ max: 500 });

export function readCookie(header: string | null | undefined, name: string): string | null {
  if (!header) return null;
  // All of them (headers end at 16 KB): a session behind many others is still one, and its pages are nobody else's.
  for (const part of header.split(";")) {
    const at = part.indexOf("=");
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}

export function hasSession(header: string | null | undefined): boolean {
  return header !== undefined && header !== null && SESSION_COOKIES.some((name) => readCookie(header, name) !== null);
}

/** The language of a visitor without account: chosen by hand, else what the browser asks for. */
export function guestLanguage(
  cookie: string | null | undefined,
  accepted: string | null | undefined,
): InterfaceLanguage {
  const chosen = readCookie(cookie, LANGUAGE_COOKIE);
  if (isInterfaceLanguage(chosen)) return chosen;
  const key = (accepted ?? "").slice(0, 300);
  let language = negotiated.get(key);
  if (!language) {
    language = negotiateLanguage(key);
    negotiated.set(key, language);
  }
  return language;
}
