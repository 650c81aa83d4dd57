// The shapes that travel through the import of posts: a post as staged, and with its texts.
import type { ExactMoment } from "~/database/moments";
import type { HistoryRow, PlannedRevision } from "./revisions";
import type { ShownText } from "./texts.server";

export type StagedPost = {
  id: number;
  document: number;
  question: number;
  questionDocument: number;
  created_at: ExactMoment;
  active_at: ExactMoment;
  edited_at: ExactMoment | null;
  closed_at: ExactMoment | null;
  owner_id: number | null;
  owner_name: string | null;
  editor_id: number | null;
  editor_name: string | null;
  title: string | null;
  tags: string | null;
  score: number;
  viewCount: number;
  bodySize: number;
  up: number;
  down: number;
  isAccepted: boolean;
  acceptedAt: ExactMoment | null;
  askerId: number | null;
};

export type ImportedPost = { post: StagedPost; rows: HistoryRow[]; texts: PostTexts };

export type StoredRevision = PlannedRevision & { hash: string };

/** `shown`: what readers will see, the text of the last revision. */
export type PostTexts = { revisions: StoredRevision[]; shown: ShownText };
