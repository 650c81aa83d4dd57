// What a noun hands in to be written on the one road (submit.server), and what can come of it.
import type { SQL } from "drizzle-orm";
import type { DocumentKind, MemberFacts } from "#moderation/facts";
import type { LimitKind } from "#moderation/limits";
import type { Permission } from "#moderation/permissions/permission";
import type { Reason } from "#moderation/reason";
import type { PermissionReason } from "#moderation/reasons";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import type { Verb } from "~/models/event.server";
import type { DraftingForm } from "./draft.server";
import type { RenderedText } from "./rendered-text";

/** Something else was posted with this form. `draft`: what was typed since, kept as a change to it; null where there is no room. */
export type Overtaken = { kind: "overtaken"; documentId: number; draft: string | null };

/** Title and tags are null where the kind has none. */
export type WrittenText = { title: string | null; source: string; tags: string[] | null };

/** What the reply must know about what was written. */
export type Landing = { documentId: number };

export type Stopped =
  /** Advertising outside the Marketplace: nothing is stored, the author is offered to move the draft there. */
  | { kind: "offer"; reasons: Reason[] }
  | { kind: "refused"; reasons: Reason[] }
  | { kind: "limited"; retryAfterSeconds: number }
  | Refusal;

/** `isKept`: what was typed is among the drafts of its author. */
export type Refusal = { kind: "forbidden"; reason: PermissionReason; isKept?: boolean };

/** Where it is: in view, or waiting for a moderator. */
export type Landed<L> = ({ kind: "published" } & L) | ({ kind: "held"; reasons: Reason[] } & L);

export type SubmitOutcome<L extends Landing = Landing> = Landed<L> | Overtaken | Stopped;

/** What a command that writes something new can come to. */
export type PostOutcome = SubmitOutcome;

export type Other = { kind: string };
export type Written<T> = { text: T; rendered: RenderedText; author: MemberFacts; isHeld: boolean };
export type Stored<L> = { revisionId: number; landing: L };

/** Everything in which one kind of writing differs from another. `Other`: outcomes that only this kind has. */
export type Writing<T extends WrittenText, L extends Landing, X extends Other> = DraftingForm & {
  actor: Actor;
  /** Name of the command: one page may send its key to several. */
  command: string;
  limit: LimitKind;
  /** Where the form kept what was typed. */
  draft: string;
  kind: DocumentKind;
  language: string;
  place: { areaId: number | null; productId: number | null; allowsAdvertising: boolean };
  /** As it was sent. */
  typed: WrittenText;
  /** Where its author chose to put it; left out where the form leaves no choice. */
  chosenPlace?: readonly (number | string | null)[];
  /** What is changed; left out for something new. */
  changes?: { documentId: number; isLive: boolean; fields: Record<string, string> };
  /** In the Marketplace: whose offer it is was said. Left out: the form does not ask. */
  isDisclosed?: boolean;
  /** The author has not been offered to go to the Marketplace yet. */
  mayOffer?: boolean;
  /** Over documents d: where the same text by the same author is the same post. */
  twin?: { place: SQL; land(db: Db, documentId: number): Promise<L> };
  may(author: MemberFacts): Permission;
  /** The text to be written (merged with what others published), or what stands against it. */
  prepare(author: MemberFacts): Promise<T | X>;
  /** Where a text that a person must see goes instead of being held here. */
  heldElsewhere?(reasons: Reason[], author: MemberFacts): Promise<X>;
  /** Holds the place until the transaction ends; says so when it is not what the form knew. */
  lock(tx: Db, author: MemberFacts): Promise<X | null>;
  /** Why a person sees it first, besides what the rules found; null: nobody has to. */
  whyHeld?(tx: Db, found: Reason[], author: MemberFacts): Promise<Reason[] | null>;
  store(tx: Db, written: Written<T>): Promise<Stored<L> | X>;
  /** Rows of the noun that say what is in view: lists, tags, counters. */
  show(tx: Db, written: Written<T>, stored: Stored<L>): Promise<X | null>;
  event(stored: Stored<L>): { verb: Verb; details?: Record<string, unknown> };
  pages(stored: Stored<L>): string[];
  /** What follows from it elsewhere, when it is in view. */
  follow?(tx: Db, stored: Stored<L>): Promise<void>;
};
