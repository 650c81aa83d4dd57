import { type SQL, sql } from "drizzle-orm";

/** Somebody appealed against this decision: what was taken back without that is an undoing, and no appeal that was right. */
export function wasContested(decisionId: SQL): SQL {
  return sql`exists (select 1 from signals s where s.decision_id = ${decisionId} and s.kind = 'appeal')`;
}
