// The reply to who may not: 403 with the reason, which the error page puts into words.
import type { PermissionReason } from "#moderation/reasons";

/** What may not be seen is not said to be there. */
export function forbidden(reason: PermissionReason): Response {
  return new Response(reason, { status: reason === "not-visible" ? 404 : 403 });
}
