// The database of this process, for the server and for every command: the embedded one, or the one in DATABASE_URL.
//
// Promises: what is returned can be used at once and is fit to hold a community, or there was one sentence. On the
// embedded database only one server may run; commands work beside it, and whoever is the last stops PostgreSQL.
// On a server of the company's own several servers may share one database.
import { join } from "node:path";
import { startCluster } from "#drizzle/embedded/cluster.server";
import { checkServer } from "#drizzle/server-check.server";
import { connect, type DatabaseOptions } from "~/database/db.server";
import type { Env } from "~/env.server";
import { log } from "~/log.server";

export type Database = { options: DatabaseOptions; kind: "embedded" | "external"; close(): Promise<void> };

export type OpenOptions = {
  /** A server claims the embedded folder and restarts a PostgreSQL that dies; a command is its guest. */
  role: "server" | "command";
  /** false only for data that may be lost. */
  durable?: boolean;
};

export async function openDatabase(env: Env, { role, durable = true }: OpenOptions): Promise<Database> {
  const database = env.DATABASE_URL ? external(env.DATABASE_URL) : await embedded(env, role, durable);
  const { sql, close } = connect(database.options, { poolSize: 1 });
  try {
    const warnings = await checkServer(sql, { mustLast: durable && env.NODE_ENV !== "test" });
    for (const warning of warnings) log().warn(warning);
  } catch (error) {
    await sql.end({ timeout: 0 }); // it may never answer
    await database.close();
    throw error;
  }
  await close();
  return database;
}

function external(url: string): Database {
  return { kind: "external", options: { url }, close: async () => {} };
}

async function embedded(env: Env, role: OpenOptions["role"], durable: boolean): Promise<Database> {
  const { host, port, database, username, password, stop } = await startCluster({
    folder: join(env.DATA_DIR, "postgresql"),
    durable,
    exclusive: role === "server",
    log: (message) => log().warn(message),
  });
  return { kind: "embedded", options: { host, port, database, username, password }, close: stop };
}
