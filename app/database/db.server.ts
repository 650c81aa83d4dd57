// The one door to the database: a pool of postgres.js connections under drizzle.
//
// Promises: every statement ends within its timeout on the server's side, or soon after it on ours when the server is frozen
// and says nothing; a connection that is lost fails what ran on it, once, and is opened again soon; a transaction ends with
// its connection. postgres.js alone keeps none of the last three: database/socket and database/transaction say how it is made to.
import type { PgDatabase } from "drizzle-orm/pg-core";
import { drizzle, type PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { readMoment, writeMoment } from "./moments";
import { preparing } from "./prepared.server";
import { type TlsMode, type WireOptions, wires } from "./socket.server";
import { guardTransactions } from "./transaction.server";

/** The database or a transaction on it: the first argument of every model function. */
export type Db = PgDatabase<PostgresJsQueryResultHKT, Record<string, never>>;

export type Connection = { db: Db; sql: postgres.Sql; close(): Promise<void> };

const STATEMENT_TIMEOUT_MS = 8_000;
/** The server ends a statement itself; only one that is frozen is silent for longer. */
const SILENCE_AFTER_TIMEOUT_MS = 2_000;
const CONNECT_TIMEOUT_SECONDS = 3;
const RECONNECT_SECONDS = 0.25;
/** PostgreSQL's number of the type. */
const TIMESTAMPTZ = 1184;

export type DatabaseOptions =
  | { url: string }
  | { host: string; port: number; database: string; username: string; password?: string };

export function connect(
  options: DatabaseOptions,
  { poolSize = 10, statementTimeoutMs = STATEMENT_TIMEOUT_MS }: { poolSize?: number; statementTimeoutMs?: number } = {},
): Connection {
  const silenceMs = statementTimeoutMs > 0 ? statementTimeoutMs + SILENCE_AFTER_TIMEOUT_MS : 0;
  const wire: WireOptions = { silenceMs, tls: "url" in options ? tlsMode(options.url) : "disable" };
  const settings: postgres.Options<{ bigint: postgres.PostgresType<number> }> & { socket: ReturnType<typeof wires> } = {
    max: poolSize,
    socket: wires(wire),
    ssl: false, // the wire sees to it
    connect_timeout: CONNECT_TIMEOUT_SECONDS,
    backoff: () => RECONNECT_SECONDS,
    idle_timeout: 0,
    max_lifetime: null,
    onnotice: () => undefined,
    // Ids and counts fit a JavaScript number by far.
    types: { bigint: { to: 20, from: [20], parse: Number, serialize: String } },
    connection: {
      application_name: "commonplace",
      statement_timeout: statementTimeoutMs,
      TimeZone: "UTC",
      DateStyle: "ISO",
    },
  };
  const sql = "url" in options ? postgres(options.url, settings) : postgres({ ...options, ...settings });
  learnTypesOnce(sql);
  const prepare = preparing();
  const unsafe = sql.unsafe.bind(sql) as (...given: unknown[]) => unknown;
  sql.unsafe = ((...given: unknown[]) => unsafe(...prepare(given))) as postgres.Sql["unsafe"];
  guardTransactions(sql, prepare);
  const db = drizzle(sql);
  passMoments(sql);
  return { sql, db, close: () => sql.end({ timeout: 5 }) };
}

/** drizzle has the driver hand moments on as texts; here they are Date, in raw statements and in built ones alike. */
function passMoments({ options }: postgres.Sql): void {
  options.parsers[TIMESTAMPTZ] = readMoment;
  options.serializers[TIMESTAMPTZ] = writeMoment;
}

/** The driver reads the array types for each connection anew, in a promise that nobody watches: once is enough and safe. */
function learnTypesOnce(sql: postgres.Sql): void {
  sql`select 1`.then(
    () => {
      sql.options.fetch_types = false;
    },
    () => undefined,
  );
}

function tlsMode(url: string): TlsMode {
  const asked = /[?&](?:sslmode|ssl)=([a-z-]+)/.exec(url)?.[1] ?? "disable";
  switch (asked) {
    case "disable":
    case "false":
      return "disable";
    case "allow":
    case "prefer":
    case "require":
      return asked;
    default: // verify-full, verify-ca, true
      return "verify-full";
  }
}
