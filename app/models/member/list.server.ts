// The administrators' list of members, and one member in detail. Addresses and sessions are for administrators' eyes only.

import { sql } from "drizzle-orm";
import type { Role } from "~/actor";
import type { Db } from "~/database/db.server";
import { containing } from "~/database/patterns";
import { MEMBERS_PER_PAGE } from "~/models/page-sizes";
import { findPendingAddress } from "./email-token.server";

const MOST_RESTRICTIONS = 50;

export type MemberRow = {
  id: number;
  name: string;
  displayName: string;
  email: string | null;
  isVerified: boolean;
  isUnclaimed: boolean;
  role: Role;
  joinedAt: Date;
  lastSeenOn: Date | null;
  isRestricted: boolean;
};

export type MemberFilter = { query: string; role: Role | null; only: "unclaimed" | "restricted" | null };

/** Newest first. `query` finds names, display names and addresses that contain it. */
export async function listMembers(
  db: Db,
  { filter, beforeId }: { filter: MemberFilter; beforeId: number | null },
): Promise<{ members: MemberRow[]; hasMore: boolean }> {
  const pattern = containing(filter.query.trim());
  const rows = await db.execute<MemberRow>(sql`
    select ${columns} from users u
    where u.deleted_at is null
      ${filter.query.trim() === "" ? sql`` : sql`and (u.name like ${pattern.toLowerCase()} or u.display_name ilike ${pattern} or u.email like ${pattern.toLowerCase()})`}
      ${filter.role === null ? sql`` : sql`and u.role = ${filter.role}`}
      ${filter.only === "unclaimed" ? sql`and u.is_unclaimed` : sql``}
      ${filter.only === "restricted" ? sql`and ${inForce}` : sql``}
      ${beforeId === null ? sql`` : sql`and u.id < ${beforeId}::bigint`}
    order by u.id desc limit ${MEMBERS_PER_PAGE + 1}`);
  return { members: rows.slice(0, MEMBERS_PER_PAGE), hasMore: rows.length > MEMBERS_PER_PAGE };
}

const inForce = sql`exists (select 1 from restrictions r where r.user_id = u.id and r.lifted_at is null and (r.ends_at is null or r.ends_at > now()))`;
const columns = sql`
  u.id, u.name, u.display_name as "displayName", u.email, u.email_verified_at is not null as "isVerified", u.is_unclaimed as "isUnclaimed",
  u.role, u.created_at as "joinedAt", u.last_seen_on as "lastSeenOn", ${inForce} as "isRestricted"`;

export type RestrictionRow = {
  id: number;
  functionName: string;
  areaId: number | null;
  productId: number | null;
  caseId: number | null;
  decisionId: number | null;
  rule: string | null;
  reason: string;
  startsAt: Date;
  endsAt: Date | null;
  liftedAt: Date | null;
  imposedBy: string | null;
  isInForce: boolean;
};

export type MemberDetails = MemberRow & {
  /** The address that waits to be confirmed. */
  pendingEmail: string | null;
  sessions: number;
  questions: number;
  answers: number;
  restrictions: RestrictionRow[];
};

export async function findMember(db: Db, id: number): Promise<MemberDetails | null> {
  const rows = await db.execute<Omit<MemberDetails, "pendingEmail" | "restrictions">>(sql`
    select ${columns},
      (select count(*) from sessions s where s.user_id = u.id and s.expires_at > now()) as sessions,
      (select count(*) from documents d where d.author_id = u.id and d.kind = 'question' and d.state = 'published') as questions,
      (select count(*) from documents d where d.author_id = u.id and d.kind = 'answer' and d.state = 'published') as answers
    from users u where u.id = ${id}::bigint and u.deleted_at is null`);
  const row = rows[0];
  if (!row) return null;
  const pendingEmail = (await findPendingAddress(db, { userId: id }))?.email ?? null;
  return { ...row, pendingEmail, restrictions: await listRestrictions(db, id) };
}

/** Newest first, lifted and ended ones included: the member's record. */
export async function listRestrictions(db: Db, userId: number): Promise<RestrictionRow[]> {
  const rows = await db.execute<RestrictionRow>(sql`
    select r.id, r.function_name as "functionName", r.area_id as "areaId", r.product_id as "productId", r.case_id as "caseId",
      r.decision_id as "decisionId", (select x.rule from decisions x where x.id = r.decision_id) as rule, r.reason, r.starts_at as "startsAt", r.ends_at as "endsAt", r.lifted_at as "liftedAt",
      u.display_name as "imposedBy", r.lifted_at is null and (r.ends_at is null or r.ends_at > now()) as "isInForce"
    from restrictions r left join users u on u.id = r.imposed_by
    where r.user_id = ${userId}::bigint order by r.id desc limit ${MOST_RESTRICTIONS}`);
  return [...rows];
}
