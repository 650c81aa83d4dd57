// Whether and where mails go, and what their links look like.
import type { Env } from "~/env.server";

/**
 * `smtp`: mails are sent. `page`: development, they are listed at /outbox. `none`: nobody gets any.
 * A built server is never in development, whatever NODE_ENV says: a page with everybody's links must not come by accident.
 */
export function mailMode(env: Pick<Env, "SMTP_URL" | "NODE_ENV">): "smtp" | "page" | "none" {
  if (env.SMTP_URL !== null) return "smtp";
  return import.meta.env.DEV && env.NODE_ENV !== "production" ? "page" : "none";
}

/** An address of this community for a mail. */
export function mailLink(env: Pick<Env, "PUBLIC_URL">, path: string): string {
  return new URL(path, `${env.PUBLIC_URL}/`).href;
}
