// A verdict: what a moderator pressed, and ten seconds to take it back.
//
// Promises: nothing happens until it is due, so there is nothing to reverse: text, notices, mails, the log, flaggers' records and the
// filter's examples are as before, and taking it back leaves no trace. The row says that the case is as good as decided: nobody is
// offered it, and a second verdict is told whose the first is. Carried out exactly once, by a job (carry-out.server). Locks in the
// order of everybody: the document, its case, the verdict.
import { sql } from "drizzle-orm";
import { UNDO_SECONDS } from "#moderation/verdicts";
import type { Db } from "~/database/db.server";
import { nudge } from "~/models/job/queue.server";
import { CLAIM_MINUTES } from "./claim.server";
import { checkDecision, type DecideOutcome, lockCase } from "./decision-check.server";
import { fitsText } from "./decision-effects.server";
import type { Decide, Outcome } from "./decision-kinds";

/** What the row keeps of a decision, until it is carried out or refused; who, which case and which version are columns. */
export type Noted = Pick<Decide, "outcome" | "rule" | "passage" | "note" | "about" | "appealedId" | "revisionId">;

/** Notes a decision that is carried out in ten seconds. `batch`: what one press decided, to be taken back together. */
export async function noteVerdict(db: Db, decide: Decide, batch: string = crypto.randomUUID()): Promise<DecideOutcome> {
  return db.transaction(async (tx) => {
    const checked = await checkDecision(tx, decide);
    if (checked.kind !== "fit") return checked;
    const { outcome, rule, passage, note, about = null, appealedId = null, caseId, actor, version } = decide;
    if (!fitsText(outcome, checked.subject)) return { kind: "stale", latest: null };
    const revisionId = decide.revisionId ?? checked.subject.latestRevisionId;
    const noted: Noted = { outcome, rule, passage, note, about, appealedId, revisionId };
    await tx.execute(sql`
      with claimed as (
        update cases set state = 'claimed', claimed_by = ${actor.id}::bigint, claimed_until = now() + make_interval(mins => ${CLAIM_MINUTES})
        where id = ${caseId}::bigint
      ), gone as (
        delete from verdicts where case_id = ${caseId}::bigint and decider_id = ${actor.id}::bigint and refusal is not null
      )
      insert into verdicts (case_id, decider_id, decision, version, batch, due_at)
      values (${caseId}::bigint, ${actor.id}::bigint, ${JSON.stringify(noted)}::jsonb, ${version}::int, ${batch},
        now() + make_interval(secs => ${UNDO_SECONDS}))`);
    await tx.execute(nudge("carry-out", {}, UNDO_SECONDS));
    return { kind: "decided", outcome, subject: checked.subject, decisionId: null };
  });
}

/** Takes back what one press decided, as far as it was not carried out. The cases that wait again, still held by the decider. */
export async function takeBackVerdicts(
  db: Db,
  { actorId, batch }: { actorId: number; batch: string },
): Promise<number[]> {
  const rows = await db.execute<{ caseId: number }>(sql`
    select case_id as "caseId" from verdicts where decider_id = ${actorId}::bigint and batch = ${batch} and refusal is null order by case_id`);
  const back: number[] = [];
  for (const { caseId } of rows)
    await db.transaction(async (tx) => {
      await lockCase(tx, caseId);
      const gone = await tx.execute(sql`
        delete from verdicts where case_id = ${caseId}::bigint and decider_id = ${actorId}::bigint and batch = ${batch} and refusal is null
        returning id`);
      if (gone.length > 0) back.push(caseId);
    });
  return back;
}

/** What a moderator can take back, or has to hear about. */
export type OwnVerdicts = {
  batch: string;
  outcome: Outcome;
  count: number;
  /** Of the only one, or the first one. */
  caseId: number;
  title: string;
  secondsLeft: number;
  /** Null: it will be carried out. */
  refusal: RefusedVerdict | null;
  /** Of a refused one: something waits there still. */
  isWaiting: boolean;
};

/** "failed": by our own fault, again and again. */
export type RefusedVerdict = DecideOutcome["kind"] | "failed";

const MOST_SHOWN = 5;

/** Newest first. */
export async function listOwnVerdicts(db: Db, actorId: number): Promise<OwnVerdicts[]> {
  return db.execute<OwnVerdicts>(sql`
    select x.batch, x.outcome, x.count, x.case_id as "caseId", x."secondsLeft", x.refusal, c.state <> 'decided' as "isWaiting",
      coalesce(q.title, p.title, f.question, u.display_name, '') as title
    from (select batch, refusal, min(decision ->> 'outcome') as outcome, count(*)::int as count, min(case_id) as case_id, max(id) as newest,
        greatest(ceil(extract(epoch from max(due_at) - now())), 0)::int as "secondsLeft"
      from verdicts where decider_id = ${actorId}::bigint group by batch, refusal order by max(id) desc limit ${MOST_SHOWN}) x
    join cases c on c.id = x.case_id left join documents d on d.id = c.document_id
    left join answers a on a.id = d.id left join comments m on m.id = d.id
    left join questions q on q.id = coalesce(a.question_id, m.question_id, d.id)
    left join pages p on p.id = d.id left join faq_entries f on f.id = d.id left join users u on u.id = c.user_id
    order by x.newest desc`);
}

/** "I have read that it was not carried out." */
export async function forgetRefused(db: Db, { actorId, batch }: { actorId: number; batch: string }): Promise<void> {
  await db.execute(sql`
    delete from verdicts where decider_id = ${actorId}::bigint and batch = ${batch} and refusal is not null`);
}

const REFUSALS_DAYS = 30;

/** Refusals that nobody has read in a month; and the words of those that an older version kept whole (until 2026-11-30). */
export async function deleteOldRefusals(db: Db): Promise<void> {
  await db.execute(sql`
    delete from verdicts where refusal is not null and due_at < now() - make_interval(days => ${REFUSALS_DAYS})`);
  await db.execute(sql`
    update verdicts set decision = jsonb_build_object('outcome', decision -> 'outcome') where refusal is not null and decision ? 'note'`);
}
