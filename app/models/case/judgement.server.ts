// "Was the detector right?": said beside the verdict and apart from it, because a post may be let through although the finding was
// right, and taken down although it was wrong.
//
// Promises: it counts when the case is decided (`tellFlaggers`): a finding that was right or wrong is written down as such, one that
// was right in part counts for neither; without a word the decision itself says it. Only of findings that nobody has settled.
import { sql } from "drizzle-orm";
import type { Judgement } from "#moderation/verdicts";
import type { Db } from "~/database/db.server";

/** The same again takes it back. False: there is no such finding. */
export async function judgeFinding(
  db: Db,
  { caseId, signalId, judged }: { caseId: number; signalId: number; judged: Judgement },
): Promise<boolean> {
  const rows = await db.execute(sql`
    update signals set judged = nullif(${judged}, coalesce(judged, ''))
    where id = ${signalId}::bigint and case_id = ${caseId}::bigint and kind = 'detector' and settled_at is null returning id`);
  return rows.length > 0;
}
