// How often somebody may do something, counted in fixed windows in the database so that all server processes count together.
//
// Promises: an act is counted in every window of its limits or in none, in one statement; never more acts than the limit
// however many requests race; refused attempts cost nothing, so trying again does not lengthen the wait; the database's
// clock decides. The address of a visitor is stored as a keyed hash only, and an IPv6 visitor is the /64 network.
// Taken inside a transaction that rolls back, the act is not counted.
import { createHmac } from "node:crypto";
import { isIPv6 } from "node:net";
import { type SQL, sql } from "drizzle-orm";
import type { MemberFacts } from "#moderation/facts";
import { type Limit, type LimitKind, limitsFor } from "#moderation/limits";
import type { Db } from "~/database/db.server";
import { loadSecret } from "./secret.server";

export type LimitOutcome = { ok: true } | { ok: false; retryAfterSeconds: number };

type Window = { kind: string; isTaken: boolean; isFull: boolean; freesInSeconds: number };

const SECRET_KEY = "address-key";

/** Counts one act of `who`, or says after how many seconds there is room again. */
export async function takeFromLimit(
  db: Db,
  { kind, who, limits, factor = sql`1` }: { kind: LimitKind; who: string; limits: readonly Limit[]; factor?: SQL },
): Promise<LimitOutcome> {
  const windows = await db.execute<Window>(takeStatement(kind, who, limits, factor));
  const refusing = windows.filter((window) => !window.isTaken);
  if (refusing.length === 0) return { ok: true };
  // Another request took the last place of one window between our look and our count.
  await giveBack(
    db,
    who,
    windows.filter((window) => window.isTaken),
  );
  const full = refusing.filter((window) => window.isFull);
  const waits = (full.length > 0 ? full : refusing).map((window) => Math.max(1, window.freesInSeconds));
  return { ok: false, retryAfterSeconds: Math.max(...waits) };
}

type LimitedMember = Pick<MemberFacts, "id" | "role" | "trust" | "approvedPosts" | "accountAgeMinutes">;

/** The limit of a member for what members do; numbers and easings are in moderation/limits, the factor in the settings. */
export function takeFromMemberLimit(
  db: Db,
  { kind, member }: { kind: LimitKind; member: LimitedMember },
): Promise<LimitOutcome> {
  return takeFromLimit(db, { kind, who: String(member.id), limits: limitsFor(kind, member), factor: rateFactor });
}

/** Whether there is room, before any work is done. Counts nothing: the act itself takes its place when it happens. */
export async function lookAtMemberLimit(
  db: Db,
  { kind, member }: { kind: LimitKind; member: LimitedMember },
): Promise<LimitOutcome> {
  const full = await db.execute<{ freesInSeconds: number }>(sql`
    with ${wantedWindows(kind, limitsFor(kind, member), rateFactor)}
    select ${FREES_IN_SECONDS} as "freesInSeconds"
    from wanted w join rate_counts c on c.kind = w.kind and c.who = ${String(member.id)} and c.window_start = w.start and c.count >= w.most`);
  if (full.length === 0) return { ok: true };
  return { ok: false, retryAfterSeconds: Math.max(1, ...full.map((window) => window.freesInSeconds)) };
}

/** The limit of an address, of a mailbox or of an account somebody names: whatever must not be stored as it is. */
export async function takeFromGuestLimit(
  db: Db,
  { kind, guest }: { kind: LimitKind; guest: string },
): Promise<LimitOutcome> {
  return takeFromLimit(db, { kind, who: await keyedHash(db, guest), limits: limitsFor(kind, null) });
}

/** Takes one act back that turned out not to count: a password that was right. */
export async function returnToGuestLimit(db: Db, { kind, guest }: { kind: LimitKind; guest: string }): Promise<void> {
  const kinds = limitsFor(kind, null).map(({ windowSeconds }) => ({ kind: `${kind}/${windowSeconds}` }));
  await giveBack(db, await keyedHash(db, guest), kinds);
}

/** The part of a remote address that one visitor cannot change at will. */
export function visitorNetwork(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(address)) return address;
  const [head = "", tail] = address.toLowerCase().split("%", 1)[0]?.split("::") ?? [];
  const left = head.split(":").filter(Boolean);
  const right = (tail ?? "").split(":").filter(Boolean);
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill("0");
  return [...left, ...zeros, ...right]
    .slice(0, 4)
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(":");
}

/**
 * What administrators multiply members' limits by; proving who one is stays as strict as it is. Read in the statement that
 * counts: it costs no other one, and every process obeys at once.
 */
const rateFactor = sql`coalesce(
  (select (value->'rateFactor')::float8 from settings where key = 'limits' and jsonb_typeof(value->'rateFactor') = 'number'), 1)`;

/** The windows of a limit as `wanted`, each with its beginning and how much it holds. */
function wantedWindows(kind: LimitKind, limits: readonly Limit[], factor: SQL): SQL {
  const wanted = limits.map(
    ({ windowSeconds, most }) => sql`(${`${kind}/${windowSeconds}`}::text, ${most}::int, ${windowSeconds}::int)`,
  );
  return sql`wanted as (
      select w.kind, greatest(1, round(w.most * ${factor})) as most, w.seconds,
        to_timestamp(floor(extract(epoch from now()) / w.seconds) * w.seconds) as start
      from (values ${sql.join(wanted, sql`, `)}) w (kind, most, seconds)
    )`;
}

/** Over windows w. */
const FREES_IN_SECONDS = sql`ceil(extract(epoch from w.start - now()) + w.seconds)::int`;

function takeStatement(kind: LimitKind, who: string, limits: readonly Limit[], factor: SQL): SQL {
  return sql`
    with ${wantedWindows(kind, limits, factor)}, used as (
      select w.kind, c.count >= w.most as is_full
      from wanted w join rate_counts c on c.kind = w.kind and c.who = ${who} and c.window_start = w.start
    ), taken as (
      insert into rate_counts (kind, who, window_start)
      select w.kind, ${who}, w.start from wanted w where not exists (select 1 from used where is_full) order by w.kind
      on conflict (kind, who, window_start) do update set count = rate_counts.count + 1
        where rate_counts.count < (select w.most from wanted w where w.kind = excluded.kind)
      returning kind
    )
    select w.kind, t.kind is not null as "isTaken", coalesce(u.is_full, false) as "isFull",
      ${FREES_IN_SECONDS} as "freesInSeconds"
    from wanted w left join taken t on t.kind = w.kind left join used u on u.kind = w.kind`;
}

async function giveBack(db: Db, who: string, windows: Pick<Window, "kind">[]): Promise<void> {
  for (const { kind } of windows) {
    const seconds = Number(kind.split("/")[1]);
    await db.execute(sql`
      update rate_counts set count = count - 1
      where kind = ${kind} and who = ${who} and count > 0
        and window_start = to_timestamp(floor(extract(epoch from now()) / ${seconds}::int) * ${seconds}::int)`);
  }
}

const LONGEST_WINDOW_DAYS = 2;

/** Windows that are over. */
export async function deleteOldCounts(db: Db): Promise<void> {
  await db.execute(
    sql`delete from rate_counts where window_start < now() - make_interval(days => ${LONGEST_WINDOW_DAYS})`,
  );
}

async function keyedHash(db: Db, text: string): Promise<string> {
  return createHmac("sha256", await loadSecret(db, SECRET_KEY))
    .update(text)
    .digest("base64url");
}
