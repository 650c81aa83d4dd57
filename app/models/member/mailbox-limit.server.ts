// How often a mailbox is written to because somebody typed its address.
//
// Promises: a mailbox gets a few mails an hour, and never more than `mail-most` a day; whoever owns it is not shut out by
// others who have used that up, because each asker has a small reserve of their own. Nobody is told when nothing was
// sent: the answer must be the same for every address.
import type { LimitKind } from "#moderation/limits";
import type { Db } from "~/database/db.server";
import { takeFromGuestLimit } from "~/models/rate-limit.server";

/** `asker`: what tells one asker from another, such as the network or the member. */
export async function mayWriteTo(
  db: Db,
  { kind, email, asker }: { kind: Extract<LimitKind, "reset-mail" | "verify-mail">; email: string; asker: string },
): Promise<boolean> {
  const mailbox = `mailbox ${email}`;
  // Both are counted: the reserve is for whoever has not had a letter sent within the hour.
  const first = await takeFromGuestLimit(db, { kind: "mail-reserve", guest: `${asker} ${kind} ${mailbox}` });
  const shared = await takeFromGuestLimit(db, { kind, guest: mailbox });
  if (!shared.ok && !first.ok) return false;
  return (await takeFromGuestLimit(db, { kind: "mail-most", guest: mailbox })).ok;
}
