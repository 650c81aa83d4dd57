// How a question, answer or comment comes into view and leaves it: what the three have in common.
import type { Db } from "~/database/db.server";
import { setDocumentState } from "~/models/document/document.server";
import { forgetReferences, storeReferences } from "~/models/document/rendering.server";
import { type HeldDocument, type NounPart, publishShown, type ShownText } from "~/models/document/visibility.server";
import { invalidatePages } from "~/models/invalidate-pages.server";

/** What differs: the rows that say what is live, and its counters. Both return the pages that say so too. */
export type PostRows = {
  enter(tx: Db, document: HeldDocument, text: ShownText): Promise<string[]>;
  leave(tx: Db, document: HeldDocument): Promise<string[]>;
};

export function postPart({ enter, leave }: PostRows): NounPart {
  return {
    show: async (tx, document, { rendered }) => {
      const text = await publishShown(tx, document, rendered);
      if (!text) return false;
      const pages = await enter(tx, document, text);
      await storeReferences(tx, document.id, text.rendered);
      await invalidatePages(tx, pages);
      return true;
    },
    hide: async (tx, document, { state }) => {
      await setDocumentState(tx, document.id, state);
      if (document.state !== "published") return;
      const pages = await leave(tx, document);
      await forgetReferences(tx, document.id);
      await invalidatePages(tx, pages);
    },
  };
}

/** Where a question's replies are shown. */
export function pagesOfQuestion(questionId: number): string[] {
  return [`question:${questionId}`, "lists"];
}
