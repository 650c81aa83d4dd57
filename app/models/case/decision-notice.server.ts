// The notice about one decision: what was decided about which text, under which rule in which version, what follows, how to
// put it right, until when to appeal and what came of that.
//
// Promises: only the person concerned and moderators find it; for everybody else it is not there. Who decided is shown to
// moderators only. Costs: one statement.

import { type SQL, sql } from "drizzle-orm";
import {
  answerBy,
  appealUntil,
  type DecisionEffects,
  type DecisionOutcome,
  isAppealable,
  type TextOutcome,
} from "#moderation/appeals";
import type { ClosingReason } from "#moderation/closing";
import type { MemberFacts } from "#moderation/facts";
import { canAppeal } from "#moderation/permissions/office";
import { isModerator } from "#moderation/permissions/permission";
import { canSeeDocument } from "#moderation/permissions/posts";
import type { Db } from "~/database/db.server";
import { type JsonMoment, momentInJson } from "~/database/moments";
import { findSubject, type Subject } from "~/models/document/subject.server";

export type DecisionNotice = {
  id: number;
  caseId: number;
  outcome: TextOutcome;
  rule: string | null;
  ruleVersion: number | null;
  passage: string | null;
  note: string;
  /** When passage and note were erased. */
  erasedAt: Date | null;
  at: Date;
  effects: DecisionEffects | null;
  /** For moderators only. */
  deciderName: string | null;
  isOwn: boolean;
  /** Without title and path where the reader may not see them. */
  subject: Subject;
  /** The version of the text it is about, and the newest one. */
  revisionNumber: number | null;
  latestNumber: number;
  appeal: WaitingOrAnswered | null;
  /** Null where an appeal makes no sense: nothing went against the author. */
  appealUntil: Date | null;
  mayAppeal: boolean;
  appealedId: number | null;
  /** Of a closing: why, where the question leads since (as far as everybody may see that), and whether it holds. */
  closure: NoticeClosure | null;
  /** Of a suggestion that was not taken. */
  proposal: NoticeProposal | null;
};

type NoticeClosure = {
  reason: ClosingReason;
  isInForce: boolean;
  /** The question, by whatever closing. */
  isClosed: boolean;
  into: { id: number; title: string; language: string }[];
};
type NoticeProposal = { id: number; state: "waiting" | "accepted" | "partly" | "rejected" | "withdrawn" };

/** Neither waiting nor answered: what it was about was put right meanwhile. */
export type WaitingOrAnswered = {
  because: string | null;
  at: Date;
  answerUntil: Date;
  isWaiting: boolean;
  answer: Answer | null;
};

type Answer = { id: number; outcome: DecisionOutcome; note: string; at: Date };

type NoticeRow = {
  id: number;
  caseId: number;
  documentId: number;
  outcome: TextOutcome;
  rule: string | null;
  ruleVersion: number | null;
  passage: string | null;
  note: string;
  /** When passage and note were erased. */
  erasedAt: Date | null;
  at: Date;
  now: Date;
  effects: DecisionEffects | null;
  deciderName: string | null;
  authorId: number | null;
  revisionNumber: number | null;
  latestNumber: number;
  appealedId: number | null;
  closure: NoticeClosure | null;
  proposal: NoticeProposal | null;
  appeal: { because: string | null; at: JsonMoment; isWaiting: boolean } | null;
  answer: { id: number; outcome: DecisionOutcome; note: string; at: JsonMoment } | null;
};

/** `member`: with the facts of the one who reads. Null: not there, or not for them. */
export async function findDecisionNotice(db: Db, member: MemberFacts, id: number): Promise<DecisionNotice | null> {
  const rows = await db.execute<NoticeRow>(sql`
    select x.id, x.case_id as "caseId", c.document_id as "documentId", x.outcome, x.rule, x.rule_version as "ruleVersion", x.passage, x.note,
      x.erased_at as "erasedAt", x.at, now() as now, x.effects, u.display_name as "deciderName", x.appealed_id as "appealedId",
      case when x.format = 1 then d.author_id else x.author_id end as "authorId", v.number as "revisionNumber", l.number as "latestNumber",
      ${closureOf()} as closure, ${proposalOf()} as proposal,
      (select json_build_object('because', s.passage, 'at', s.at, 'isWaiting', s.settled_at is null) from signals s where s.decision_id = x.id and s.kind = 'appeal') as appeal,
      (select json_build_object('id', y.id, 'outcome', y.outcome, 'note', y.note, 'at', y.at) from decisions y where y.appealed_id = x.id) as answer
    from decisions x join cases c on c.id = x.case_id join documents d on d.id = c.document_id
    left join users u on u.id = x.decider_id left join revisions v on v.id = x.revision_id
    join revisions l on l.id = d.latest_revision_id
    where x.id = ${id}::bigint`);
  const row = rows[0];
  const isOwn = row !== undefined && row.authorId === member.id;
  if (!row || (!isOwn && !isModerator(member))) return null;
  const subject = await findSubject(db, row.documentId);
  return subject && noticeOf(row, { member, subject: asSeen(member, subject), isOwn });
}

function closureOf(): SQL {
  return sql`(select json_build_object('reason', k.reason, 'isInForce', k.reopened_at is null,
      'isClosed', (select q.is_closed from questions q where q.id = k.question_id), 'into', (
      select coalesce(json_agg(json_build_object('id', q.id, 'title', q.title, 'language', q.language) order by q.id), '[]')
      from jsonb_array_elements_text(x.effects -> 'closure' -> 'into') o (id) join questions q on q.id = o.id::bigint and q.is_listed))
    from question_closures k where k.id = (x.effects -> 'closure' ->> 'id')::bigint)`;
}

function proposalOf(): SQL {
  return sql`(select json_build_object('id', o.id, 'state', o.state) from proposals o where o.id = (x.effects ->> 'proposalId')::bigint)`;
}

/** An answer may stand under a question that is out of sight: nothing leads there, and its title is not said. */
function asSeen(member: MemberFacts, subject: Subject): Subject {
  if (canSeeDocument(member, subject.facts).allowed) return subject;
  const hasOwnTitle = subject.questionId === null || subject.questionId === subject.id;
  return { ...subject, title: hasOwnTitle ? subject.title : "", path: "" };
}

function noticeOf(
  row: NoticeRow,
  { member, subject, isOwn }: { member: MemberFacts; subject: Subject; isOwn: boolean },
): DecisionNotice {
  const { at, now, appeal, answer, authorId, documentId: _, ...rest } = row;
  const isWithinTime = isAppealable({ outcome: row.outcome, at }, now);
  const permission = canAppeal(member, { authorId, isAppealed: appeal !== null, isWithinTime });
  return {
    ...rest,
    at,
    isOwn,
    subject,
    deciderName: isModerator(member) ? row.deciderName : null,
    appeal: appeal && {
      because: appeal.because,
      isWaiting: appeal.isWaiting,
      at: momentInJson(appeal.at),
      answerUntil: answerBy(momentInJson(appeal.at)),
      answer: answer && { ...answer, at: momentInJson(answer.at) },
    },
    appealUntil: isAppealable({ outcome: row.outcome, at }, at) ? appealUntil(at) : null,
    mayAppeal: permission.allowed,
  };
}
