// One connection a process keeps for as long as it uses the embedded server. It says "I am here" by advisory locks:
// a shared one held by every user, and an exclusive one held by *the* server process of this folder.
//
// Why locks of the database and not a file with a process number: they end with the process that holds them, whatever
// ended it, on every system, and there is nothing stale to judge. They also answer the other question: who stops
// PostgreSQL? The last one out, whoever launched it, so that a backup may outlive the server it ran beside.
// The connection goes to the database `postgres` as its superuser; the product itself is an ordinary user that owns
// one database, exactly as on a server of the company's own.
import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { ADMINISTRATOR } from "./initialise.server";
import type { ClusterPlace, Running } from "./postmaster.server";
import { readPassword } from "./secret.server";
import { writePrivately } from "./settings.server";

export const DATABASE = "commonplace";
export const USERNAME = "commonplace";

const FAMILY = 20_261; // first half of our advisory lock numbers in the database `postgres`
const PRESENT = 1;
const SERVING = 2;
const CHANGING = 3;

const CONNECT_WITHIN_SECONDS = 5;
const ANSWER_WITHIN_MS = 10_000;
const CLAIM_WITHIN_MS = 2_000; // a server killed this moment: its connection is about to be noticed
const LOOK_EVERY_MS = 50;

export class Presence {
  readonly #sql: postgres.Sql;
  /** Resolves when the connection is lost or closed. */
  readonly ended: Promise<void>;

  private constructor(sql: postgres.Sql, ended: Promise<void>) {
    this.#sql = sql;
    this.ended = ended;
  }

  /** Connects and takes the shared lock. Waits while PostgreSQL is starting or somebody is about to stop it. */
  static async join(running: Running, place: ClusterPlace): Promise<Presence> {
    let end = () => {};
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    const sql = postgres({
      host: running.host,
      port: running.port,
      username: ADMINISTRATOR,
      database: "postgres",
      password: readPassword(place.folder),
      max: 1,
      max_lifetime: null, // another connection would be without our locks
      connect_timeout: CONNECT_WITHIN_SECONDS,
      fetch_types: false,
      onnotice: () => undefined,
      onclose: end,
      connection: { application_name: `commonplace ${process.pid}`, lock_timeout: ANSWER_WITHIN_MS },
    });
    const presence = new Presence(sql, ended);
    try {
      await inTime(sql`select pg_advisory_lock_shared(${FAMILY}::int, ${PRESENT}::int)`);
      return presence;
    } catch (error) {
      await presence.close();
      throw error;
    }
  }

  /** Whether this server's data is in that folder: it must be able to read what we have just written there. */
  async isOf({ folder, account }: ClusterPlace): Promise<boolean> {
    const name = `proof-${randomBytes(8).toString("hex")}`;
    writePrivately(join(folder, name), name, account);
    try {
      const [row] = await inTime(this.#sql<{ text: string | null }[]>`select pg_read_file(${name}, true) as text`);
      return row?.text === name;
    } finally {
      rmSync(join(folder, name), { force: true });
    }
  }

  async carries(signature: string): Promise<boolean> {
    const [row] = await inTime(
      this.#sql<{ found: string | null }[]>`select current_setting('commonplace.signature', true) as found`,
    );
    return row?.found === signature;
  }

  /** Makes the product's own user and database where they are missing. */
  async prepareDatabase(password: string | undefined): Promise<void> {
    await this.#sql`select pg_advisory_lock(${FAMILY}::int, ${CHANGING}::int)`;
    try {
      const [found] = await this.#sql<{ role: boolean; database: boolean }[]>`
        select exists (select from pg_roles where rolname = ${USERNAME}) as role,
               exists (select from pg_database where datname = ${DATABASE}) as database`;
      if (!found?.role) await this.#sql.unsafe(`create role ${USERNAME} login`);
      if (password) await this.#sql.unsafe(`alter role ${USERNAME} password '${password}'`); // base64url, made by us
      if (!found?.database) await this.#sql.unsafe(`create database ${DATABASE} owner ${USERNAME}`);
    } finally {
      await this.#sql`select pg_advisory_unlock(${FAMILY}::int, ${CHANGING}::int)`;
    }
  }

  /** Becomes the server of this folder, or says which process is. */
  async claim(): Promise<{ isOurs: true } | { isOurs: false; holder: string }> {
    for (const end = Date.now() + CLAIM_WITHIN_MS; ; await sleep(LOOK_EVERY_MS)) {
      const [row] = await inTime(
        this.#sql<{ ours: boolean }[]>`select pg_try_advisory_lock(${FAMILY}::int, ${SERVING}::int) as ours`,
      );
      if (row?.ours) return { isOurs: true };
      if (Date.now() > end) return { isOurs: false, holder: await this.#holder() };
    }
  }

  /** Whether nobody else uses the server. If so, newcomers wait until we close, or see PostgreSQL stop and start it again. */
  async isAlone(): Promise<boolean> {
    const [row] = await inTime(
      this.#sql<{ alone: boolean }[]>`select pg_try_advisory_lock(${FAMILY}::int, ${PRESENT}::int) as alone`,
    );
    return row?.alone === true;
  }

  /** Gives up our place. Returns whether we were the last. */
  async leave(): Promise<boolean> {
    // One leaves at a time: two who look at the same moment would both see the other and both leave PostgreSQL running.
    await inTime(this.#sql`select pg_advisory_lock(${FAMILY}::int, ${CHANGING}::int)`);
    if (await this.isAlone()) return true;
    await inTime(this.#sql`select pg_advisory_unlock_shared(${FAMILY}::int, ${PRESENT}::int)`);
    return false;
  }

  async close(): Promise<void> {
    await this.#sql.end({ timeout: 0 }).catch(() => undefined);
  }

  async #holder(): Promise<string> {
    const [row] = await inTime(
      this.#sql<{ name: string }[]>`
        select application_name as name from pg_locks join pg_stat_activity using (pid)
        where locktype = 'advisory' and classid = ${FAMILY} and objid = ${SERVING} and granted`,
    );
    return row?.name.replace(/\D/g, "") ?? "unknown";
  }
}

/** postgres.js has no deadline of its own, and a frozen server never answers. */
async function inTime<T>(query: PromiseLike<T>): Promise<T> {
  const stop = new AbortController();
  const late = sleep(ANSWER_WITHIN_MS, undefined, { signal: stop.signal, ref: false }).then(() => {
    throw new Error("the database does not answer");
  });
  try {
    return await Promise.race([query, late]);
  } finally {
    stop.abort();
    late.catch(() => undefined);
  }
}
