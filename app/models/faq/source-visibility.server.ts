// Entries follow what they stand on: answers, and answers follow their question.
import type { Db } from "~/database/db.server";
import type { Follower, HeldDocument } from "~/models/document/visibility.server";
import { noteSourceChange } from "./source.server";

export const entriesFollow: Follower = { shown: noteAsSource, hidden: noteAsSource };

async function noteAsSource(tx: Db, { id, kind }: HeldDocument): Promise<void> {
  if (kind === "question") await noteSourceChange(tx, { questionId: id }, null);
  if (kind === "answer") await noteSourceChange(tx, { documentId: id }, null);
}
