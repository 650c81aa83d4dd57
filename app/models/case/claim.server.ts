// Claims: "I am on it" for five minutes, so that two people do not read the same text.
//
// A claim decides nothing (the version check in decision.server does), so a forgotten one hurts nobody.
import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";

export const CLAIM_MINUTES = 5;

export type ClaimOutcome =
  | { kind: "mine"; until: Date }
  | { kind: "taken"; byName: string; until: Date }
  | { kind: "gone" };

/** Takes the case for five minutes, or for five more. One statement, so of two people one gets it. */
export async function claimCase(
  db: Db,
  { caseId, actorId }: { caseId: number; actorId: number },
): Promise<ClaimOutcome> {
  const mine = await db.execute<{ until: Date }>(sql`
    update cases set state = 'claimed', claimed_by = ${actorId}::bigint, claimed_until = now() + make_interval(mins => ${CLAIM_MINUTES})
    where id = ${caseId}::bigint and state <> 'decided'
      and not exists (select 1 from verdicts v where v.case_id = cases.id and v.refusal is null)
      and (claimed_by is null or claimed_by = ${actorId}::bigint or claimed_until is null or claimed_until < now())
    returning claimed_until as until`);
  if (mine[0]) return { kind: "mine", until: mine[0].until };
  const taken = await db.execute<{ byName: string | null; until: Date }>(sql`
    select u.display_name as "byName", c.claimed_until as until from cases c left join users u on u.id = c.claimed_by
    where c.id = ${caseId}::bigint and c.state <> 'decided'`);
  return taken[0] ? { kind: "taken", byName: taken[0].byName ?? "", until: taken[0].until } : { kind: "gone" };
}

/** Gives it back before the five minutes are over. */
export async function releaseCase(db: Db, { caseId, actorId }: { caseId: number; actorId: number }): Promise<void> {
  await db.execute(sql`
    update cases set state = 'open', claimed_by = null, claimed_until = null
    where id = ${caseId}::bigint and state = 'claimed' and claimed_by = ${actorId}::bigint
      and not exists (select 1 from verdicts v where v.case_id = cases.id and v.refusal is null)`);
}
