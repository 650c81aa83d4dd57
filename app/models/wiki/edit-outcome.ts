// A change of a page, and what can come of it.
import type { Reason } from "#moderation/reason";
import type { PermissionReason } from "#moderation/reasons";
import type { Actor } from "~/actor";
import type { DraftingForm } from "~/models/document/draft.server";
import { draftTargets, type EditedPart } from "~/models/document/draft-target";
import type { Conflict } from "~/models/document/edit-merge.server";
import type { WikiPage } from "./page.server";

export type PageEdit = DraftingForm & {
  actor: Actor;
  page: WikiPage;
  body: string;
  summary: string;
  isMinor: boolean;
  /** The revision the author began with. */
  base: number;
  /** Number of the revision whose text this brings back, for the history of what happened. */
  reverts?: number | null;
  /** What the form was about, for the draft it kept; left out: the whole page. */
  part?: EditedPart;
};

export function draftTargetOf({ page, part }: Pick<PageEdit, "page" | "part">): string {
  return draftTargets.edit(page.id, part ?? null);
}

export type PageEditOutcome =
  | { kind: "published"; documentId: number; isMerged: boolean }
  | { kind: "held"; documentId: number; reasons: Reason[] }
  | { kind: "proposed"; proposalId: number; reasons: Reason[] }
  | { kind: "unchanged" }
  | { kind: "refused"; reasons: Reason[] }
  | { kind: "limited"; retryAfterSeconds: number }
  | { kind: "forbidden"; reason: PermissionReason }
  | Conflict;
