// What a page understands when its own form comes back: one shape for all of them, whose parts are there where they apply.
import type { Reason } from "#moderation/reason";
import type { FormReply } from "~/forms/form";
import type { LatestDecision } from "~/models/case/decision.server";
import type { SimilarGuide, SimilarQuestion } from "~/models/question/similar.server";
import type { EditConflict } from "~/text/merge-choices";

export type Reply = FormReply & {
  /** What the rules say about the text, in the order in which it is to be read. */
  reasons?: Reason[];
  retryAfterSeconds?: number;
  /** The text reads like advertising: the form offers to move it to the Marketplace. */
  isOffer?: boolean;
  /** Somebody changed the same text: the passages to choose between. */
  conflict?: EditConflict;
  /** What was decided meanwhile about the same case. */
  stale?: (Omit<LatestDecision, "at"> & { at: string }) | null;
  /** The page that has this title already. */
  taken?: { productSlug: string | null; slug: string; title: string } | null;
  /** The page that was called so, and to which the address still leads. */
  former?: { id: number; productSlug: string | null; slug: string; title: string };
  /** The text as it will be published. */
  preview?: string;
  /** What was asked and written before in these words. */
  similar?: { questions: SimilarQuestion[]; guides: SimilarGuide[] };
};
