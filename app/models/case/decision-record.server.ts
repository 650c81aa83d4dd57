// A member's own record: everything that was decided about what they wrote and about them, newest first.
import { sql } from "drizzle-orm";
import type { DecisionOutcome } from "#moderation/appeals";
import type { Role } from "~/actor";
import type { Db } from "~/database/db.server";
import { wasContested } from "~/models/rule/contested";

export type RecordRow = {
  id: number;
  /** Of what was decided about the member: what was taken away, as the column has it. */
  functionName: string | null;
  /** The office that was given, or is left. */
  office: Role | null;
  outcome: DecisionOutcome;
  rule: string | null;
  at: Date;
  title: string;
  kind: string;
  isAppealed: boolean;
  /** "undo": taken back without an appeal. */
  answer: DecisionOutcome | "undo" | null;
};

export const RECORD_ROWS = 50;

/** Decisions about what a member wrote, newest first. */
export async function listRecord(
  db: Db,
  { userId, before }: { userId: number; before: number | null },
): Promise<{ rows: RecordRow[]; next: number | null }> {
  const rows = await db.execute<RecordRow>(sql`
    select x.id, x.outcome, x.rule, x.at, coalesce(d.kind, 'member') as kind, x.effects -> 'restriction' ->> 'functionName' as "functionName", x.effects -> 'office' ->> 'to' as office, coalesce(q.title, p.title, f.question, '') as title,
      ${wasContested(sql`x.id`)} as "isAppealed",
      (select case when ${wasContested(sql`x.id`)} then y.outcome else 'undo' end from decisions y where y.appealed_id = x.id) as answer
    from (
      select * from decisions where author_id = ${userId}::bigint and ${before === null ? sql`true` : sql`id < ${before}::bigint`}
      order by id desc limit ${RECORD_ROWS + 1}
    ) x join cases c on c.id = x.case_id left join documents d on d.id = c.document_id
    left join answers a on a.id = d.id left join comments m on m.id = d.id
    left join questions q on q.id = coalesce(a.question_id, m.question_id, d.id) and (q.is_listed or q.id = d.id)
    left join pages p on p.id = d.id left join faq_entries f on f.id = d.id
    order by x.id desc`);
  const shown = rows.slice(0, RECORD_ROWS);
  return { rows: shown, next: rows.length > RECORD_ROWS ? (shown.at(-1)?.id ?? null) : null };
}
