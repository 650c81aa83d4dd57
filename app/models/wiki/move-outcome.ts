// What moving a page takes and comes to.
import type { Reason } from "#moderation/reason";
import type { PermissionReason } from "#moderation/reasons";
import type { Actor } from "~/actor";
import type { CreateOutcome, WikiPage } from "./page.server";

export type PageMove = {
  actor: Actor;
  page: WikiPage;
  title: string;
  productId: number | null;
  parentId: number | null;
  summary: string;
  /** Takes the address that still leads to a page which was called so before. */
  takesFormer?: boolean;
  /** Pages below that are called "Old title/Name" are called after the new title. */
  renamesBelow?: boolean;
  key: string;
};

export type MoveOutcome =
  | { kind: "done"; slug: string }
  | { kind: "unchanged" }
  | { kind: "refused"; reasons: Reason[] }
  | { kind: "limited"; retryAfterSeconds: number }
  | { kind: "forbidden"; reason: PermissionReason }
  /** What stands below cannot go to another product in one step. */
  | { kind: "too-many-below"; most: number }
  /** A page below would have this title. */
  | { kind: "too-long-below"; title: string }
  | Extract<CreateOutcome, { kind: "taken" | "former" | "wrong-parent" }>;
