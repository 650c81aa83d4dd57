// A Set-Cookie line of ours: for this site only, and over TLS only where the community is reached by it.
import { env } from "~/env.server";

export function cookieLine(
  name: string,
  value: string,
  { seconds, isHttpOnly, path = "/" }: { seconds: number; isHttpOnly: boolean; path?: string },
): string {
  const parts = [`${name}=${value}`, `Path=${path}`, `Max-Age=${seconds}`];
  if (isHttpOnly) parts.push("HttpOnly");
  parts.push("SameSite=Lax");
  if (isSecure()) parts.push("Secure");
  return parts.join("; ");
}

/** Whether the community is reached by https. */
export function isSecure(): boolean {
  return env().PUBLIC_URL.startsWith("https:");
}
