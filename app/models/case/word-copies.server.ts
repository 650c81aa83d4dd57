// Where the words of a decision stand beside the log: in the closing, the suggestion or the restriction it made, in the draft that was
// given back with it, in events, in what was said against it, and in what moderators wrote to each other when they handed its case on.
//
// Promises: erasing them from the log takes them from there too; nothing else of those rows changes, and what was said in other
// decisions about the same text stays. Called before the log's own words go: some copies are known by them.
import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";
import { findSubject } from "~/models/document/subject.server";
import { invalidatePages } from "~/models/invalidate-pages.server";

/** A handover never is without a word; this stands where one was. */
const ERASED = "–";

/** Of one decision. Guests' pages that show such words are forgotten. */
export async function eraseCopies(tx: Db, decisionId: number): Promise<void> {
  const rows = await tx.execute<{ documentId: number | null }>(sql`
    with x as (
      select d.*, c.document_id from decisions d join cases c on c.id = d.case_id where d.id = ${decisionId}::bigint
    ), imposed as (update restrictions set reason = '' where decision_id = ${decisionId}::bigint),
      said as (update signals set passage = null where decision_id = ${decisionId}::bigint and settled_at is not null),
      closed as (update question_closures k set note = '' from x
        where x.outcome in ('close', 'duplicate', 'merge') and k.id = (x.effects -> 'closure' ->> 'id')::bigint and k.question_id = x.document_id),
      reviewed as (update proposals p set review_note = '' from x
        where x.outcome = 'reject' and p.id = (x.effects ->> 'proposalId')::bigint and p.review_note = x.note),
      given as (update drafts t set fields = t.fields - 'note' from x join proposals p on p.id = (x.effects ->> 'proposalId')::bigint
        where x.outcome = 'reject' and t.user_id = p.author_id and t.fields ->> 'proposal' = p.id::text and t.fields ->> 'note' = x.note),
      handed as (update handovers h set note = ${ERASED} from x where h.case_id = x.case_id and h.ended_at is not null and h.at <= x.at),
      told as (update events e set details = e.details - 'note' - 'because' from x
        where e.subject_id = x.document_id and (e.details ->> 'decisionId' = x.id::text
          or e.actor_id = x.decider_id and x.note in (e.details ->> 'note', e.details ->> 'because')))
    select document_id as "documentId" from x`);
  const documentId = rows[0]?.documentId ?? null;
  const subject = documentId === null ? null : await findSubject(tx, documentId);
  if (subject) await invalidatePages(tx, [subject.pageTag]);
}

/**
 * Of everything that was decided about a member and their texts, and what they said themselves about it. Whoever calls forgets the
 * pages.
 */
export async function eraseCopiesAbout(tx: Db, memberId: number): Promise<void> {
  const id = sql`${memberId}::bigint`;
  await tx.execute(sql`
    with said as (update signals set passage = null where by_user_id = ${id} and passage is not null and (settled_at is not null or kind = 'appeal')),
      noted as (update events e set details = e.details - 'note' - 'because' from documents d
        where d.author_id = ${id} and e.subject_id = d.id and (e.details ? 'note' or e.details ? 'because')),
      closed as (update question_closures k set note = '' from documents d where d.author_id = ${id} and k.question_id = d.id and k.note <> ''),
      reviewed as (update proposals set review_note = '' where author_id = ${id} and review_note <> ''),
      handed as (update handovers h set note = ${ERASED} from cases c left join documents d on d.id = c.document_id
        where h.case_id = c.id and (c.user_id = ${id} or d.author_id = ${id}))
    update restrictions set reason = '' where user_id = ${id} and reason <> ''`);
}
