// Whether the road to the database is one session from end to end. A pooler that gives every transaction another session
// (PgBouncer in transaction mode) works for a while and then does not: prepared statements are missing, locks are held by
// somebody else, and what is listened for never comes. So it is tried before anything is trusted to it.
import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type postgres from "postgres";
import { StartError } from "#drizzle/start-error";

const HEARD_WITHIN_MS = 5_000;
const ASKED_AGAIN_MS = 500;
const LOOKS = 4;

/** Throws a StartError when what one statement says is not there for the next, or nothing said is heard. */
export async function checkRoad(sql: postgres.Sql): Promise<void> {
  if (!(await isOneSession(sql)) || !(await isHeard(sql)))
    throw new StartError(
      "The way to the database is a pooler that gives every transaction another connection. Commonplace needs one for as long as it lasts: for PgBouncer pool_mode = session, or set DATABASE_URL to the database itself.",
    );
}

/** Looks several times, with others in between: a pooler at rest gives the same connection again. */
async function isOneSession(sql: postgres.Sql): Promise<boolean> {
  const name = `commonplace.road_${randomBytes(6).toString("hex")}`;
  await sql`select set_config(${name}, 'here', false)`;
  for (let look = 0; look < LOOKS; look += 1) {
    const [row] = await sql<{ said: string | null }[]>`select current_setting(${name}, true) as said`;
    if (row?.said !== "here") return false;
  }
  return true;
}

/** On connections of their own: the driver opens one for listening. */
async function isHeard(sql: postgres.Sql): Promise<boolean> {
  const channel = `road_${randomBytes(6).toString("hex")}`;
  let hear: (isHeard: boolean) => void = () => undefined;
  const heard = new Promise<boolean>((resolve) => {
    hear = resolve;
  });
  const listening = await sql.listen(channel, () => hear(true));
  try {
    const end = Date.now() + HEARD_WITHIN_MS;
    let found = false;
    while (!found && Date.now() < end) {
      await sql`select pg_notify(${channel}, '')`;
      found = await Promise.race([heard, sleep(ASKED_AGAIN_MS, false)]);
    }
    return found;
  } finally {
    await listening.unlisten().catch(() => undefined);
  }
}
