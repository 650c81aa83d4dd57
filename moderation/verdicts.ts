/**
 * How moderators get through the queue: how long a verdict can be taken back, and how long a case that was put aside is not
 * offered again.
 */

/** Long enough to see that the wrong key was pressed, short enough for whoever waits. */
export const UNDO_SECONDS = 10;

/** Somebody else may know better meanwhile; after that it is offered again. */
export const SKIP_MINUTES = 60;

/** What a moderator says about a detector, beside the verdict. */
export const JUDGEMENTS = ["right", "partly", "wrong"] as const;
export type Judgement = (typeof JUDGEMENTS)[number];
