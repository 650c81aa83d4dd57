// What changing a page takes and comes to; known to suggesting a change as well.
import type { Reason } from "#moderation/reason";
import type { Actor } from "~/actor";
import type { DraftingForm } from "~/models/document/draft.server";
import { draftTargets, type EditedPart } from "~/models/document/draft-target";
import type { Conflict } from "~/models/document/edit-merge.server";
import type { Landing, SubmitOutcome } from "~/models/document/writing";
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

/** What the reply must know. */
export type PageLanding = Landing & { isMerged: boolean };

export type PageEditOutcome =
  | SubmitOutcome<PageLanding>
  | { kind: "proposed"; proposalId: number; reasons: Reason[] }
  | { kind: "unchanged" }
  | Conflict;
