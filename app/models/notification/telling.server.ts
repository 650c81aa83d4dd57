// From events to notifications: what happened is told to those it concerns, once per person and event.
//
// Promises: an event is told completely or again from the start; the key (member, event) makes the second time do nothing, so a
// worker that is killed anywhere between tells nobody twice; notification, mail and the job that sends it are one transaction.
// Two workers never work on one event (its row is locked, others pass it over). Thousands of watchers are told in batches, each
// a transaction of its own. Costs: for events that concern nobody, two statements per fifty of them.

import { sql } from "drizzle-orm";
import { decideTelling, type TellingDecision } from "#moderation/notifying";
import { idArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import type { Env } from "~/env.server";
import { nextDigestAt } from "~/mail/digest-time";
import { mailMode } from "~/mail/mode.server";
import { bundlesOf, type Mailable } from "./bundles.server";
import { type Candidate, findCandidates } from "./candidates.server";
import { whatHappened } from "./facts";
import { writeLetters } from "./letter.server";

const EVENTS_AT_ONCE = 50;
/** Per event and transaction. */
export const TOLD_AT_ONCE = 500;

/** Tells what waits to be told, until nothing does or the time is over. Says how many notifications were written. */
export async function tellWaitingEvents(
  db: Db,
  env: Env,
  { until = () => false }: { until?: () => boolean } = {},
): Promise<number> {
  let written = 0;
  while (!until()) {
    const round = await db.transaction((tx) => tellSome(tx, env));
    written += round.written;
    for (const eventId of round.large) written += await tellLarge(db, env, eventId, until);
    if (round.count < EVENTS_AT_ONCE) break;
  }
  return written;
}

/** Events with few candidates are done; the others are left for `tellLarge`. */
async function tellSome(tx: Db, env: Env): Promise<{ count: number; large: number[]; written: number }> {
  const events = await tx.execute<{ id: number }>(sql`
    select id from events where told_at is null order by id limit ${EVENTS_AT_ONCE}::int for update skip locked`);
  if (events.length === 0) return { count: 0, large: [], written: 0 };
  const ids = events.map((event) => event.id);
  const candidates = await findCandidates(tx, { eventIds: ids, after: 0, limit: TOLD_AT_ONCE + 1 });
  const byEvent = groupByEvent(candidates);
  const large = ids.filter((id) => (byEvent.get(id)?.length ?? 0) > TOLD_AT_ONCE);
  const written = await tell(
    tx,
    env,
    candidates.filter((candidate) => !large.includes(candidate.eventId)),
  );
  await setTold(
    tx,
    ids.filter((id) => !large.includes(id)),
  );
  return { count: ids.length - large.length, large, written };
}

async function tellLarge(db: Db, env: Env, eventId: number, until: () => boolean): Promise<number> {
  let written = 0;
  for (let after = 0; !until(); ) {
    const last = await db.transaction(async (tx) => {
      const mine = await tx.execute(sql`
        select 1 from events where id = ${eventId}::bigint and told_at is null for update skip locked`);
      if (mine.length === 0) return null;
      const some = await findCandidates(tx, { eventIds: [eventId], after, limit: TOLD_AT_ONCE });
      written += await tell(tx, env, some);
      if (some.length === TOLD_AT_ONCE) return some.at(-1)?.userId ?? null;
      await setTold(tx, [eventId]);
      return null;
    });
    if (last === null) break;
    after = last;
  }
  return written;
}

async function setTold(tx: Db, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.execute(sql`update events set told_at = now() where id = any(${idArray(ids)})`);
}

type Line = TellingDecision & Pick<Candidate, "eventId" | "documentId" | "timeZone" | "watchId"> & { details: object };

async function tell(tx: Db, env: Env, candidates: readonly Candidate[]): Promise<number> {
  const isMailed = mailMode(env) !== "none";
  const lines = answeredOnce([...groupByEvent(candidates).values()].flatMap((some) => linesOf(some, isMailed)));
  if (lines.length === 0) return 0;
  const rows = await insert(tx, lines, await databaseNow(tx));
  const mailed = lines.flatMap((line): Mailable[] => {
    const id = rows.get(keyOf(line));
    return line.mail === "now" && id !== undefined ? [{ id, userId: line.userId, kind: line.kind }] : [];
  });
  await writeLetters(tx, env, await bundlesOf(tx, mailed));
  return rows.size;
}

function groupByEvent(candidates: readonly Candidate[]): Map<number, Candidate[]> {
  const groups = new Map<number, Candidate[]>();
  for (const candidate of candidates) {
    const group = groups.get(candidate.eventId);
    if (group) group.push(candidate);
    else groups.set(candidate.eventId, [candidate]);
  }
  return groups;
}

function linesOf(candidates: readonly Candidate[], isMailed: boolean): Line[] {
  const [event] = candidates;
  if (!event) return [];
  const byUser = new Map(candidates.map((candidate) => [candidate.userId, candidate]));
  const concerned = candidates.map(({ userId, kinds, choices, mayMail }) => ({
    userId,
    kinds,
    choices: choices ?? {},
    mayMail: mayMail && isMailed,
  }));
  return decideTelling(event, concerned).map((told) => {
    const person = byUser.get(told.userId);
    const query = told.kind === "search" ? { query: person?.query ?? "" } : {};
    return {
      ...told,
      eventId: event.eventId,
      documentId: event.documentId,
      details: { what: whatHappened(told.kind, event), ...query },
      timeZone: person?.timeZone ?? "UTC",
      watchId: person?.watchId ?? null,
    };
  });
}

/** Those that are new, by event and member. Searches are answered whichever reason was nearer. */
async function insert(tx: Db, lines: readonly Line[], now: Date): Promise<Map<string, number>> {
  const mornings = new Map<string, string>();
  const morning = (timeZone: string) => {
    const at = mornings.get(timeZone) ?? nextDigestAt(now, timeZone).toISOString();
    mornings.set(timeZone, at);
    return at;
  };
  const records = lines.map((line) => ({
    user: line.userId,
    event: line.eventId,
    kind: line.kind,
    document: line.documentId,
    details: line.details,
    app: line.isInApp,
    digest: line.mail === "digest" ? morning(line.timeZone) : null,
    watch: line.watchId,
  }));
  const rows = await tx.execute<{ id: number; userId: number; eventId: number }>(sql`
    with new as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(records)}::jsonb)
        as r("user" bigint, event bigint, kind text, document bigint, details jsonb, app boolean, digest timestamptz, watch bigint)
    ), answered as (
      update watches set answered_at = now() from new where watches.id = new.watch and watches.answered_at is null
    )
    insert into notifications (user_id, event_id, kind, document_id, details, is_in_app, digest_after)
    select "user", event, kind, document, details, app, digest from new order by event, "user"
    on conflict (user_id, event_id) do nothing
    returning id, user_id as "userId", event_id as "eventId"`);
  return new Map(rows.map((row) => [keyOf(row), row.id]));
}

/** Of several events told together only the first answers a search. */
function answeredOnce(lines: readonly Line[]): Line[] {
  const answered = new Set<number>();
  return lines.filter(({ kind, watchId }) => {
    const isAgain = watchId !== null && answered.has(watchId);
    if (watchId !== null) answered.add(watchId);
    return !isAgain || kind !== "search";
  });
}

function keyOf({ eventId, userId }: { eventId: number; userId: number }): string {
  return `${eventId} ${userId}`;
}

async function databaseNow(tx: Db): Promise<Date> {
  const [row] = await tx.execute<{ now: Date }>(sql`select now() as now`);
  return row?.now ?? new Date();
}
