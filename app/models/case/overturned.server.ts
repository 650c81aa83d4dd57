// What rests on a decision and falls with it: whether those who pointed at the text were right, and what they were told.
//
// Promises: in the transaction of the overturning; whoever was told before is told again.
import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";
import { recordEvent } from "~/models/event.server";

export type Fallen = { appealedId: number; actorId: number; subjectId: number };

/** Flags and detectors that the decision had agreed with were wrong. */
export async function takeBackAgreement(tx: Db, { appealedId, actorId, subjectId }: Fallen): Promise<void> {
  const rows = await tx.execute<{ byUserId: number }>(sql`
    with changed as (
      update signals set is_upheld = false
      where settled_by = ${appealedId}::bigint and kind in ('flag', 'detector') and is_upheld returning kind, by_user_id
    )
    select distinct by_user_id as "byUserId" from changed where kind = 'flag' and by_user_id is not null`);
  if (rows.length === 0) return;
  const details = { flaggerIds: rows.map((row) => row.byUserId), isUpheld: false };
  await recordEvent(tx, { actorId, verb: "flag-decided", subjectId, details });
}
