// An FAQ entry as one reader may see it, and what the reader may do with it.

import { canEditEntry, canSeeTeam, canTakeStep, ENTRY_STEPS, type EntryStep } from "#moderation/permissions/faq";
import { holdsOffice } from "#moderation/permissions/permission";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { Unavailable } from "~/models/unavailable";
import { type EntryPage, findEntryPage } from "./page.server";
import { listRelatedEntries, type RelatedEntry } from "./stuck.server";

export type OpenedEntry = {
  entry: EntryPage;
  related: RelatedEntry[];
  team: { edit: boolean; steps: EntryStep[] } | null;
};

/** The page "not found" for what this reader may not see. Facts are loaded only for those who hold an office. */
export async function loadEntryPage(
  db: Db,
  actor: Actor | null,
  slug: string,
  visitor: string | null = null,
): Promise<OpenedEntry> {
  const facts = actor !== null && holdsOffice(actor) ? await loadMemberFacts(db, { actor, productId: null }) : null;
  const isTeam = canSeeTeam(facts).allowed;
  const entry = await findEntryPage(db, { slug, isTeam, userId: actor?.id ?? null, visitor });
  if (!entry) throw new Unavailable("not-found");
  const related = entry.state === "published" ? await listRelatedEntries(db, entry.id) : [];
  if (!isTeam) return { entry, related, team: null };
  const steps = (Object.keys(ENTRY_STEPS) as EntryStep[]).filter((step) => canTakeStep(facts, entry, step).allowed);
  return { entry, related, team: { edit: canEditEntry(facts, entry).allowed, steps } };
}
