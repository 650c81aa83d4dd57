// What else waits of the same member, and what was decided about them lately: beside a case, for moderators.
import { sql } from "drizzle-orm";
import type { DecisionOutcome } from "#moderation/appeals";
import type { Db } from "~/database/db.server";

export type AuthorNow = {
  pending: { caseId: number; kind: string; title: string; excerpt: string; language: string }[];
  recent: {
    id: number;
    caseId: number;
    outcome: DecisionOutcome;
    rule: string | null;
    at: string;
    isOverturned: boolean;
  }[];
};

const SHOWN = 5;
/** Of the member's texts, the latest ones. */
const MOST_LOOKED_AT = 1_000;

/** Costs: one statement, by the indexes of authors. */
export async function findAuthorNow(
  db: Db,
  { memberId, exceptCaseId }: { memberId: number; exceptCaseId: number },
): Promise<AuthorNow> {
  const rows = await db.execute<AuthorNow>(sql`
    select coalesce((select json_agg(x) from (
      select c.id as "caseId", d.kind, coalesce(q.title, p.title, f.question, '') as title, d.language,
        left(regexp_replace(left(coalesce(r.plain, ''), 300), '\\s+', ' ', 'g'), 100) as excerpt
      from (select id from documents where author_id = ${memberId}::bigint order by created_at desc limit ${MOST_LOOKED_AT}) mine
      join cases c on c.document_id = mine.id and c.state <> 'decided' and c.id <> ${exceptCaseId}::bigint
      join documents d on d.id = mine.id left join answers a on a.id = d.id left join comments m on m.id = d.id
      left join questions q on q.id = coalesce(a.question_id, m.question_id, d.id) left join pages p on p.id = d.id
      left join faq_entries f on f.id = d.id left join revisions v on v.id = d.latest_revision_id
      left join lateral (select plain from renderings where hash = v.blob order by renderer_version desc limit 1) r on true
      order by c.opened_at limit ${SHOWN}) x), '[]') as pending,
    coalesce((select json_agg(y) from (
      select e.id, e.case_id as "caseId", e.outcome, e.rule, e.at,
        exists (select 1 from decisions o where o.appealed_id = e.id and o.outcome = 'overturn') as "isOverturned"
      from decisions e where e.author_id = ${memberId}::bigint order by e.at desc, e.id desc limit ${SHOWN}) y), '[]') as recent`);
  return rows[0] ?? { pending: [], recent: [] };
}
