// The way of an FAQ entry: draft, in review, published, archived, and back. Who may take which step is moderation's to say.
import { eq, sql } from "drizzle-orm";
import { faqEntries } from "#drizzle/schema/faq";
import { canTakeStep, ENTRY_STEPS, type EntryStep } from "#moderation/permissions/faq";
import type { PermissionReason } from "#moderation/reasons";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { goDark, goLive } from "~/models/document/visibility.server";
import { recordEvent } from "~/models/event.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { type Entry, factsOfEntry, lockEntry } from "./faq.server";
import { beginReview, endReview } from "./review.server";
import { checkSources, lockSourcesOf } from "./source.server";

export type StepOutcome =
  | { kind: "done" | "unchanged"; entry: Entry }
  /** Somebody wrote a newer text since this one was looked at. */
  | { kind: "stale"; entry: Entry }
  | { kind: "missing" }
  | { kind: "forbidden"; reason: PermissionReason };

export type TakeStep = {
  actor: Actor;
  entryId: number;
  step: EntryStep;
  /** The newest revision as the actor saw it; left out: whichever is newest. */
  revisionId?: number | null;
  /** To whoever handed it in, when it goes back to them. */
  note?: string;
};

export async function moveFaqEntry(
  db: Db,
  { actor, entryId, step, revisionId, note = "" }: TakeStep,
): Promise<StepOutcome> {
  return db.transaction(async (tx): Promise<StepOutcome> => {
    await lockSourcesOf(tx, entryId);
    const entry = await lockEntry(tx, entryId);
    if (!entry) return { kind: "missing" };
    const member = await loadMemberFacts(tx, { actor, productId: entry.productId });
    const permission = canTakeStep(member, factsOfEntry(entry), step);
    // Pressed twice: it is where it was to go.
    const isThere = entry.state === ENTRY_STEPS[step].to;
    if (!permission.allowed)
      return permission.reason === "not-published" && isThere
        ? { kind: "unchanged", entry }
        : { kind: "forbidden", reason: permission.reason };
    if (step === "publish" && revisionId && revisionId !== entry.latestRevisionId) return { kind: "stale", entry };
    // Coming into view ends it by itself.
    const submitterId = step === "publish" ? null : await endReview(tx, entry.id);
    await carryOut(tx, { entry, step, actorId: actor.id });
    if (step === "submit") await beginReview(tx, { entry, actorId: actor.id });
    if (step === "withdraw" && submitterId !== actor.id)
      await recordEvent(tx, {
        actorId: actor.id,
        verb: "faq-returned",
        subjectId: entry.id,
        details: { submitterId, note },
      });
    return { kind: "done", entry };
  });
}

/** Publishes a draft, an entry in review or an archived one: staff only. The same as the step "publish". */
export function publishFaqEntry(
  db: Db,
  publish: { actor: Actor; entryId: number; revisionId?: number | null },
): Promise<StepOutcome> {
  return moveFaqEntry(db, { ...publish, step: "publish" });
}

async function carryOut(
  tx: Db,
  { entry, step, actorId }: { entry: Entry; step: EntryStep; actorId: number },
): Promise<void> {
  switch (step) {
    case "publish":
      await goLive(tx, entry.id, { actorId });
      return;
    case "archive":
      await goDark(tx, entry.id, "draft", { actorId });
      return;
    case "submit":
    case "withdraw":
    case "reopen":
      await tx
        .update(faqEntries)
        .set({ state: ENTRY_STEPS[step].to, changedAt: sql`now()` })
        .where(eq(faqEntries.id, entry.id));
      // What changed while it lay in the archive.
      if (step === "reopen") await checkSources(tx, entry.id, actorId, { isAnew: true });
  }
}
