// The index follows what comes into view and leaves it: its own row, those of a question's answers, and those that say its title.
import type { Db } from "~/database/db.server";
import type { Follower, HeldDocument } from "~/models/document/visibility.server";
import { indexDocument, indexQuestionAndAnswers, indexWhatNames } from "./indexing.server";

export const indexFollows: Follower = { shown: indexAround, hidden: indexAround };

async function indexAround(tx: Db, { id, kind }: HeldDocument): Promise<void> {
  switch (kind) {
    case "question":
      await indexQuestionAndAnswers(tx, id);
      return indexWhatNames(tx, id);
    case "answer":
    case "page":
    case "faq":
      return indexDocument(tx, id);
    case "comment": // is found with nothing
  }
}
