// A verdict: what a moderator pressed, and ten seconds to take it back.
//
// Promises: nothing happens until it is due, so there is nothing to reverse: text, notices, mails, the log, flaggers' records and the
// filter's examples are as before, and taking it back leaves no trace. The row says that the case is as good as decided: nobody is
// offered it, and a second verdict is told whose the first is. Carried out exactly once, by a job, with the same questions asked
// again; what changed meanwhile (its author wrote, an appeal came) is not decided over: the verdict is refused, the case waits
// again, and its decider reads why. Locks in the order of everybody: the document, its case, the verdict.
import { eq, sql } from "drizzle-orm";
import { verdicts } from "#drizzle/schema/queue";
import { UNDO_SECONDS } from "#moderation/verdicts";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { knownLanguage } from "~/i18n";
import { nudge } from "~/models/job/queue.server";
import { findUser } from "~/models/member/user.server";
import { CLAIM_MINUTES } from "./claim.server";
import { decideIn } from "./decision.server";
import { checkDecision, type DecideOutcome, lockCase } from "./decision-check.server";
import { fitsText } from "./decision-effects.server";
import type { Decide, Outcome } from "./decision-kinds";
import { endHandover } from "./handover.server";

/** What the row keeps of a decision; who, which case and which version are columns. */
type Noted = Pick<Decide, "outcome" | "rule" | "passage" | "note" | "about" | "appealedId">;

/** Notes a decision that is carried out in ten seconds. `batch`: what one press decided, to be taken back together. */
export async function noteVerdict(db: Db, decide: Decide, batch: string = crypto.randomUUID()): Promise<DecideOutcome> {
  return db.transaction(async (tx) => {
    const checked = await checkDecision(tx, decide);
    if (checked.kind !== "fit") return checked;
    const { outcome, rule, passage, note, about = null, appealedId = null, caseId, actor, version } = decide;
    if (!fitsText(outcome, checked.subject)) return { kind: "stale", latest: null };
    const noted: Noted = { outcome, rule, passage, note, about, appealedId };
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

type DueRow = { id: number; caseId: number; deciderId: number; version: number; decision: Noted };

const AT_ONCE = 50;

/** Everything that is due; one that fails does not stop the others, and is tried again. */
export async function carryOutDue(db: Db): Promise<number> {
  let done = 0;
  let after = 0;
  const failures: unknown[] = [];
  for (;;) {
    const rows = await db.execute<DueRow>(sql`
      select id, case_id as "caseId", decider_id as "deciderId", version, decision from verdicts
      where refusal is null and due_at <= now() and id > ${after}::bigint order by id limit ${AT_ONCE}`);
    for (const row of rows) {
      after = row.id;
      try {
        if (await carryOutOne(db, row)) done += 1;
      } catch (error) {
        failures.push(error);
      }
    }
    if (rows.length < AT_ONCE) break;
  }
  if (failures.length > 0) throw failures[0];
  return done;
}

async function carryOutOne(db: Db, row: DueRow): Promise<boolean> {
  return db.transaction(async (tx) => {
    await lockCase(tx, row.caseId);
    const still = await tx.execute(
      sql`select 1 from verdicts where id = ${row.id}::bigint and refusal is null for update`,
    );
    if (still.length === 0) return false;
    const actor = await findActor(tx, row.deciderId);
    const outcome: { kind: DecideOutcome["kind"] } =
      actor === null
        ? { kind: "missing" }
        : await decideIn(tx, { ...row.decision, actor, caseId: row.caseId, version: row.version }, row.id);
    if (outcome.kind === "decided") {
      await tx.delete(verdicts).where(eq(verdicts.id, row.id));
      await endHandover(tx, row.caseId);
      return true;
    }
    await tx.execute(sql`
      with freed as (
        update cases set state = 'open', claimed_by = null, claimed_until = null
        where id = ${row.caseId}::bigint and state = 'claimed' and claimed_by = ${row.deciderId}::bigint
      )
      update verdicts set refusal = ${outcome.kind} where id = ${row.id}::bigint`);
    return false;
  });
}

/** Whoever decided, as they are now: an office that was taken away meanwhile decides nothing. */
async function findActor(tx: Db, id: number): Promise<Actor | null> {
  const user = await findUser(tx, id);
  if (!user) return null;
  const { name, displayName, role, timeZone, avatar, isVerified, createdAt } = user;
  const language = knownLanguage(user.language);
  return {
    id,
    name,
    displayName,
    role,
    isSuspended: false,
    language,
    timeZone,
    avatar,
    isVerified,
    joinedAt: createdAt,
  };
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
  refusal: DecideOutcome["kind"] | null;
};

const MOST_SHOWN = 5;

/** Newest first. */
export async function listOwnVerdicts(db: Db, actorId: number): Promise<OwnVerdicts[]> {
  return db.execute<OwnVerdicts>(sql`
    select x.batch, x.outcome, x.count, x.case_id as "caseId", x."secondsLeft", x.refusal, coalesce(q.title, p.title, f.question, u.display_name, '') as title
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
