// What can come of posting something.
import type { Reason } from "#moderation/reason";
import type { PermissionReason } from "#moderation/reasons";

/** What a command that writes text can come to. */
export type PostOutcome =
  | { kind: "published"; documentId: number }
  | { kind: "held"; documentId: number; reasons: Reason[] }
  /** Advertising outside the Marketplace: nothing is stored, the author is offered to move the draft there. */
  | { kind: "offer"; reasons: Reason[] }
  | { kind: "refused"; reasons: Reason[] }
  | { kind: "limited"; retryAfterSeconds: number }
  | { kind: "forbidden"; reason: PermissionReason };
