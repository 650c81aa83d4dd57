// What the rules need to know about a member, in one statement.
//
// Counts stop where no decision changes any more, so a member with a million posts costs as much as one with fifty.

import { sql } from "drizzle-orm";
import type { MemberFacts, RestrictedFunction, Restriction, TrustLevel } from "#moderation/facts";
import {
  CASE_MEMORY_DAYS,
  CONTRIBUTIONS_FOR_LEVEL_3,
  type TrustFacts,
  trustLevel,
  WELL_VOTED_SCORE,
} from "#moderation/trust";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { type JsonMoment, momentInJson } from "~/database/moments";
import { env } from "~/env.server";

/**
 * What counts against an author for a while: a removal that was not overturned and whose text has not come back, mended or
 * as it was. The same for the level and for what members read of it.
 */
const STRIKES = sql`(select x.id, x.at, x.rule, x.case_id from decisions x where x.outcome = 'remove'
    and x.at > now() - make_interval(days => ${CASE_MEMORY_DAYS})
    and not exists (select 1 from decisions y where y.appealed_id = x.id and y.outcome = 'overturn')) x
  join cases c on c.id = x.case_id join documents d on d.id = c.document_id and d.state <> 'published'`;

export type Strike = {
  decisionId: number;
  rule: string | null;
  title: string;
  productId: number | null;
  at: Date;
  until: Date;
};

const STRIKES_SHOWN = 20;

/** What counts at present, the newest first, each with the day on which it fades. */
export function listStrikes(db: Db, userId: number): Promise<Strike[]> {
  return db.execute<Strike>(sql`
    select x.id as "decisionId", x.rule, coalesce(q.title, p.title, '') as title, d.product_id as "productId", x.at,
      x.at + make_interval(days => ${CASE_MEMORY_DAYS}) as until
    from ${STRIKES} left join answers a on a.id = d.id left join comments m on m.id = d.id
    left join questions q on q.id = coalesce(a.question_id, m.question_id, d.id) and (q.is_listed or q.id = d.id) left join pages p on p.id = d.id
    where d.author_id = ${userId}::bigint order by x.id desc limit ${STRIKES_SHOWN}`);
}

/** No rule asks for more approved posts than this. */
const APPROVED_POSTS_COUNTED = 50;
const RESTRICTIONS_READ = 50;

type MemberRow = {
  minutes: number;
  approved: number;
  helpful: number;
  edits: number;
  upheld: number;
  restrictions: { kind: string; areaId: number | null; productId: number | null; endsAt: JsonMoment | null }[] | null;
};

/** `productId: null` asks for no product: trust is then what is shown in general, over all products. */
type FactsQuery = { actor: Actor; productId: number | null };

export async function loadMemberFacts(db: Db, asked: FactsQuery): Promise<MemberFacts> {
  const { actor } = asked;
  const row = await readRow(db, asked);
  const trust = trustFactsOf(row, actor);
  const restrictions = (row.restrictions ?? []).map(restrictionOf);
  return {
    id: actor.id,
    role: actor.role,
    isVerified: actor.isVerified,
    mayVerify: mayVerify(),
    isSuspended: restrictions.some(
      ({ kind, areaId, productId: product }) => kind === "everything" && areaId === null && product === null,
    ),
    restrictions,
    accountAgeMinutes: row.minutes,
    approvedPosts: row.approved,
    trust: trustLevel(trust) satisfies TrustLevel,
  };
}

/** What a member reads about their own trust; the level is computed from the same row as for the rules. */
export type TrustView = {
  productId: number | null;
  level: TrustLevel;
  contributions: number;
  /** Decisions against the member hold the level below what was earned. */
  isCapped: boolean;
  isRestricted: boolean;
};

export async function loadTrust(db: Db, asked: FactsQuery): Promise<TrustView> {
  const row = await readRow(db, asked);
  const facts = trustFactsOf(row, asked.actor);
  const level = trustLevel(facts);
  return {
    productId: asked.productId,
    level,
    contributions: facts.helpfulAnswers + facts.publishedEdits,
    isCapped: level < trustLevel({ ...facts, upheldCases: 0 }),
    isRestricted: row.restrictions !== null,
  };
}

async function readRow(db: Db, { actor, productId }: FactsQuery): Promise<MemberRow> {
  const inProduct = productId === null ? sql`true` : sql`d.product_id = ${productId}::bigint`;
  const most = CONTRIBUTIONS_FOR_LEVEL_3;
  const rows = await db.execute<MemberRow>(sql`
    select
      extract(epoch from now() - u.created_at)::float8 / 60 as minutes,
      (select count(*)::int from (select 1 from documents d where d.author_id = u.id and d.state = 'published'
        and d.kind in ('question', 'answer', 'comment') limit ${APPROVED_POSTS_COUNTED}) x) as approved,
      (select count(*)::int from (select 1 from documents d join answers a on a.id = d.id
        where d.author_id = u.id and d.kind = 'answer' and d.state = 'published' and ${inProduct}
        and (a.is_accepted or a.score >= ${WELL_VOTED_SCORE}) limit ${most}) x) as helpful,
      (select count(*)::int from (select 1 from revisions r join documents d on d.id = r.document_id
        where r.author_id = u.id and r.published_at is not null and d.author_id is distinct from u.id and ${inProduct} limit ${most}) x) as edits,
      (select count(*)::int from (select 1 from ${STRIKES} where d.author_id = u.id and ${inProduct} limit 5) x) as upheld,
      (select json_agg(json_build_object('kind', s.function_name, 'areaId', s.area_id, 'productId', s.product_id, 'endsAt', s.ends_at))
        from (select * from restrictions where user_id = u.id and lifted_at is null and (ends_at is null or ends_at > now())
        limit ${RESTRICTIONS_READ}) s) as restrictions
    from users u where u.id = ${actor.id}::bigint`);
  const row = rows[0];
  if (!row) throw new Error(`member ${actor.id} vanished`);
  return row;
}

/** Without a mail server nobody can confirm an address: nobody is asked to, and nobody counts as confirmed. */
function mayVerify(): boolean {
  return env().SMTP_URL !== null;
}

function trustFactsOf(row: MemberRow, actor: Actor): TrustFacts {
  return {
    hasProvenAddress: actor.isVerified || !mayVerify(),
    accountAgeMinutes: row.minutes,
    helpfulAnswers: row.helpful,
    publishedEdits: row.edits,
    upheldCases: row.upheld,
  };
}

function restrictionOf(row: NonNullable<MemberRow["restrictions"]>[number]): Restriction {
  const kinds: Record<string, RestrictedFunction> = { all: "everything", wiki: "edit" };
  return {
    kind: kinds[row.kind] ?? (row.kind as RestrictedFunction),
    areaId: row.areaId,
    productId: row.productId,
    endsAt: momentInJson(row.endsAt),
  };
}
