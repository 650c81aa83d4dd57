// What waits, in statements: as little of each open case as its order and the filters of the queue need, and counts of it.
//
// Promises: what is as good as decided (a verdict that can still be taken back) does not wait. Costs: what it is ordered by is
// looked up for every open case; ten thousand of them in a tenth of a second (tests/bench).
import { type SQL, sql } from "drizzle-orm";
import { ANSWER_DAYS } from "#moderation/appeals";
import { HARMFUL, NEWCOMER_FACTOR, RISK } from "#moderation/urgency";
import { textArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { countMarked } from "./marks.server";
import { asGoodAsDecided } from "./queue-count.server";
import { FOR_PUBLISHERS, QUEUE_KINDS, type QueueKind, type QueueReader, STAFF_SIGNALS } from "./queue-kinds";

/** What the signals of a case say, a bit each: one number for a case is gathered far faster than lists of words. */
const BITS = {
  flag: 1,
  detector: 2,
  proposal: 4,
  appeal: 8,
  "source-changed": 16,
  review: 32,
  report: 64,
  respect: 128,
  spam: 256,
  harmful: 512,
  /** An appeal that has waited longer than it may. */
  late: 1024,
} as const;
type Bit = keyof typeof BITS;

const KIND_BITS: readonly Bit[] = ["flag", "detector", "proposal", "appeal", "source-changed", "review", "report"];

/** Numbers of ours in the statement itself: as parameters of a "case" they would be texts. */
export const whole = (value: number) => sql.raw(String(value));
const risk = (kind: keyof typeof RISK) => whole(RISK[kind]);
const any = (bits: readonly Bit[]) => whole(bits.reduce((sum, bit) => sum | BITS[bit], 0));
/** Of waiting cases w. */
const says = (...bits: Bit[]) => sql`(w.bits & ${any(bits)}) <> 0`;

const bitsOfSignals = sql`bit_or(
  case g.kind ${sql.join(
    KIND_BITS.map((kind) => sql`when ${sql.raw(`'${kind}'`)} then ${whole(BITS[kind])}`),
    sql` `,
  )} else 0 end
  | case when g.rule = 'respect' then ${whole(BITS.respect)} when g.rule in ('spam', 'advertising') then ${whole(BITS.spam)} else 0 end
  | case when g.code = any(${textArray(HARMFUL)}) then ${whole(BITS.harmful)} else 0 end
  | case when g.kind = 'appeal' and g.at < now() - make_interval(days => ${whole(ANSWER_DAYS)}) then ${whole(BITS.late)} else 0 end)`;

/** The kinds of signals that wait, by the number of a case. */
export function signalKindsIn(bits: number): Bit[] {
  return KIND_BITS.filter((kind) => (bits & BITS[kind]) !== 0);
}

/** Over cases c: handed to somebody, with a word. */
const isHanded = sql`c.id in (select h.case_id from handovers h where h.ended_at is null)`;

/** As little of each open case as the order and the filters need. */
export function openCases({ seesHeld, seesReviews }: QueueReader): SQL {
  const isForStaff = sql`(d.state = 'published' or d.kind = 'faq') and (coalesce(s.bits, 0) & ${any(STAFF_SIGNALS)}) <> 0`;
  return sql`
    select c.id, c.document_id, c.opened_at, d.kind, d.state, coalesce(d.author_id, c.user_id) as author_id, coalesce(s.bits, 0) as bits,
      ${isHanded} as is_handed
    from cases c left join documents d on d.id = c.document_id
    left join (select g.case_id, ${bitsOfSignals} as bits from signals g
      where g.settled_at is null ${seesReviews ? sql`` : sql`and g.kind <> ${FOR_PUBLISHERS}`} group by g.case_id) s on s.case_id = c.id
    where c.state <> 'decided' and d.kind is distinct from 'rule' and not ${asGoodAsDecided}
      and ${seesHeld ? sql`(d.state = 'held' or s.bits is not null)` : isForStaff}`;
}

export async function isInQueue(db: Db, { reader, caseId }: { reader: QueueReader; caseId: number }): Promise<boolean> {
  const rows = await db.execute(sql`${openCases(reader)} and c.id = ${caseId}::bigint limit 1`);
  return rows.length > 0;
}

/** The riskiest of what waits; see moderation/urgency. */
export const riskOf = sql`case
  when ${says("harmful")} then ${risk("harm")}
  when ${says("late")} then ${risk("appealLate")}
  when ${says("flag", "detector")} and ${says("respect")} then ${risk("respect")}
  when ${says("detector")} and ${says("spam")} then ${risk("spam")}
  when w.state = 'held' and ${says("flag")} then ${risk("hidden")}
  when w.state = 'held' then ${risk("held")}
  when ${says("flag")} then ${risk("flag")}
  when ${says("appeal")} then ${risk("appeal")}
  when ${says("detector")} then ${risk("edit")}
  when ${says("proposal")} then ${risk("proposal")}
  when ${says("review")} then ${risk("review")}
  when ${says("report")} and w.kind = 'question' then ${risk("reopen")}
  when ${says("report")} then ${risk("report")}
  else ${risk("sourceChanged")} end * case when w.state = 'held' and n.author_id is not null then ${whole(NEWCOMER_FACTOR)} else 1 end`;

/** Of waiting cases w. A case that holds two kinds counts under both. */
export function isOf(kind: QueueKind | null): SQL {
  switch (kind) {
    case null:
      return sql`true`;
    case "held":
      return sql`(w.state = 'held' or ${says("detector")})`;
    case "reopen":
      return sql`(${says("report")} and w.kind = 'question')`;
    case "handed":
      return sql`w.is_handed`;
    case "report":
      return sql`(${says("report")} and w.kind is distinct from 'question')`;
    default:
      return says(kind);
  }
}

/** How many wait, of each kind that this reader sees: for the tabs. */
export async function countQueue(
  db: Db,
  reader: QueueReader,
): Promise<Partial<Record<QueueKind | "all" | "marked", number>>> {
  const counts = QUEUE_KINDS.map((kind) => sql`count(*) filter (where ${isOf(kind)})::int as ${sql.identifier(kind)}`);
  const [rows, marked] = await Promise.all([
    db.execute<Record<QueueKind | "all", number>>(sql`
      select count(*)::int as "all", ${sql.join(counts, sql`, `)} from (${openCases(reader)} limit ${MOST_COUNTED}) w`),
    reader.seesHeld ? countMarked(db) : 0,
  ]);
  return { ...rows[0], marked };
}

/** Nobody reads a number above it. */
const MOST_COUNTED = 10_000;
