// A reply that turns out to be an offer is taken along to the Marketplace as a draft.
import type { Db } from "~/database/db.server";
import { findMarketplace } from "~/models/community/community.server";
import { type DraftingForm, discardDraft, saveDraft, settleDraft } from "~/models/document/draft.server";
import { draftTargets } from "~/models/document/draft-target";

export const OFFER_DRAFT = draftTargets.offer();

/**
 * An answer or comment that is an offer becomes the draft of one: nothing is typed again, only a title is added. The
 * draft it came from is thrown away. False when there is no Marketplace, or no room for another draft.
 */
export async function takeToMarketplace(
  db: Db,
  {
    userId,
    body,
    language,
    from,
    form,
  }: { userId: number; body: string; language: string; from: string; form?: DraftingForm },
): Promise<boolean> {
  const areaId = await findMarketplace(db);
  if (areaId === null) return false;
  return db.transaction(async (tx) => {
    const fields = { title: firstWords(body), body, language, area: String(areaId), disclosed: "1" };
    // A form of its own: what the answer's form kept goes, the offer stays.
    const own = form && { key: `offer-${form.key}`, drafted: [] };
    if (!(await saveDraft(tx, { userId, target: OFFER_DRAFT, fields, form: own }))) return false;
    if (form) await settleDraft(tx, { userId, target: from, form });
    else await discardDraft(tx, { userId, target: from });
    return true;
  });
}

const TITLE_CHARACTERS = 80;

/** A title to begin with, which its author sees before anything is posted. */
function firstWords(body: string): string {
  const line = body.trim().split("\n", 1)[0] ?? "";
  const sentence = /^.{15,}?[.!?。！？]/u.exec(line)?.[0] ?? line;
  return [...sentence].slice(0, TITLE_CHARACTERS).join("");
}
