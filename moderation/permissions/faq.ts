/**
 * The life of an FAQ entry, and who takes it from one state to the next.
 *
 * draft → review → published → archived; back from review to draft, from archived to draft or published.
 * Promises: moderators and staff see and write what is not published; only staff publish, change or
 * archive what readers see; nobody else learns that an unpublished entry exists. Whoever rates an entry
 * only has to be able to see it. Promoting an answer is `canPromote` in moderation/permissions/office.
 */
import type { ActorFacts, MemberFacts, Role } from "../facts";
import {
  ALLOWED,
  asMember,
  EXPERT,
  holdsOffice,
  isStaff,
  type OfficeFacts,
  type Permission,
  refused,
  when,
} from "./permission";

export type EntryState = "draft" | "review" | "published" | "archived";
export type EntryFacts = { state: EntryState; productId?: number | null };
export type EntryStep = "submit" | "withdraw" | "publish" | "archive" | "reopen";

type Way = { from: readonly EntryState[]; to: EntryState };

/** Every step there is. Archived entries may be published again as they are, or worked on first. */
export const ENTRY_STEPS: Readonly<Record<EntryStep, Way>> = {
  submit: { from: ["draft"], to: "review" },
  withdraw: { from: ["review"], to: "draft" },
  publish: { from: ["draft", "review", "archived"], to: "published" },
  archive: { from: ["draft", "review", "published"], to: "archived" },
  reopen: { from: ["archived"], to: "draft" },
};

const STAFF_STEPS: readonly EntryStep[] = ["publish", "reopen"];

export function canSeeEntry(actor: ActorFacts, entry: EntryFacts): Permission {
  return when(entry.state === "published" || holdsOffice(actor), "not-visible");
}

export function canEditEntry(actor: ActorFacts, entry: EntryFacts): Permission {
  return onEntry(actor, entry, () => {
    if (entry.state === "published" || entry.state === "archived") return when(isStaff(actor), "staff-only");
    return when(holdsOffice(actor), "staff-only");
  });
}

/** `not-published` stands for "not from this state". */
export function canTakeStep(actor: ActorFacts, entry: EntryFacts, step: EntryStep): Permission {
  return onEntry(actor, entry, () => {
    const isStaffStep = STAFF_STEPS.includes(step) || entry.state === "published";
    if (!(isStaffStep ? publishesFaq(actor) : holdsOffice(actor))) return refused("staff-only");
    return when(ENTRY_STEPS[step].from.includes(entry.state), "not-published");
  });
}

/** Whose word publishes an entry: what was handed in waits for them, and they are told. */
export const PUBLISHING: readonly Role[] = EXPERT;

export function publishesFaq(actor: OfficeFacts): boolean {
  return isStaff(actor);
}

/** Confirming that an entry is still right although its source changed: whoever may write it, and moderators. */
export function canSettleSource(actor: ActorFacts, entry: EntryFacts): Permission {
  return onEntry(actor, entry, () => when(holdsOffice(actor), "staff-only"));
}

/** The team's pages: drafts, what is due, ratings and comments, changed sources. */
export function canSeeTeam(actor: ActorFacts): Permission {
  return asMember(actor, null, () => when(holdsOffice(actor), "staff-only"));
}

/** Guests too: helpfulness is not a vote. */
export function canRateEntry(_actor: ActorFacts, entry: EntryFacts): Permission {
  return entry.state === "published" ? ALLOWED : refused("not-visible");
}

function onEntry(actor: ActorFacts, entry: EntryFacts, decide: (member: MemberFacts) => Permission): Permission {
  const seen = canSeeEntry(actor, entry);
  if (!seen.allowed) return seen;
  const place = { productId: entry.productId ?? null };
  return asMember(actor, { kind: "edit", place }, decide);
}
