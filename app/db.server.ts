// The one door to the database: a pool of postgres.js connections under drizzle.
//
// Promises: every statement ends within STATEMENT_TIMEOUT_MS on the server's side; a connection that is lost is
// opened again soon. postgres.js has no deadline of its own for a query on a frozen server: the listener
// (http.server.ts) answers 503 in time, and the bounded number of requests in flight keeps memory flat meanwhile.
import type { PgDatabase } from "drizzle-orm/pg-core";
import { drizzle, type PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";
import postgres from "postgres";

/** The database or a transaction on it: the first argument of every model function. */
export type Db = PgDatabase<PostgresJsQueryResultHKT, Record<string, never>>;

export type Connection = { db: Db; sql: postgres.Sql; close(): Promise<void> };

const STATEMENT_TIMEOUT_MS = 8_000;
const CONNECT_TIMEOUT_SECONDS = 3;
const RECONNECT_SECONDS = 0.25;

export type DatabaseOptions =
  | { url: string }
  | { host: string; port: number; database: string; username: string; password?: string };

export function connect(
  options: DatabaseOptions,
  { poolSize = 10, statementTimeoutMs = STATEMENT_TIMEOUT_MS }: { poolSize?: number; statementTimeoutMs?: number } = {},
): Connection {
  const settings: postgres.Options<{ bigint: postgres.PostgresType<number> }> = {
    max: poolSize,
    connect_timeout: CONNECT_TIMEOUT_SECONDS,
    backoff: () => RECONNECT_SECONDS,
    idle_timeout: 0,
    max_lifetime: null,
    onnotice: () => undefined,
    // Ids and counts fit a JavaScript number by far.
    types: { bigint: { to: 20, from: [20], parse: Number, serialize: String } },
    connection: { application_name: "commonplace", statement_timeout: statementTimeoutMs, TimeZone: "UTC" },
  };
  const sql = "url" in options ? postgres(options.url, settings) : postgres({ ...options, ...settings });
  return { sql, db: drizzle(sql), close: () => sql.end({ timeout: 5 }) };
}
