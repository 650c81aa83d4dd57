// What a model cannot give, and what then happens: the work ends here, and the edge answers with the page that says why.
//
// For what an address or a form asked for. What a command may come to is an outcome with a type; only bugs throw besides.
import type { PermissionReason } from "#moderation/reasons";

/** `left`: the member has gone meanwhile; `busy`: too many wait already. A reason of moderation says why somebody may not. */
export type Unavailability = "not-found" | "bad-form" | "left" | "busy" | PermissionReason;

export class Unavailable extends Error {
  constructor(readonly because: Unavailability) {
    super(because);
    this.name = NAME;
  }
}

const NAME = "Unavailable";

/** By its name: a server in development may know this file twice. */
export function isUnavailable(error: unknown): error is Unavailable {
  return error instanceof Error && error.name === NAME;
}
