// The embedded database of a server under test, reached through its socket as PostgreSQL itself wrote it down.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Connection, connect } from "~/database/db.server";

/** Lines of postmaster.pid: 1 process id, 4 port, 5 socket folder. */
export function postmasterOf(folder: string): { pid: number; port: number; host: string } {
  const lines = readFileSync(join(folder, "postgresql", "postmaster.pid"), "utf8").split("\n");
  return { pid: Number(lines[0]), port: Number(lines[3]), host: lines[4] ?? "" };
}

export function connectTo(folder: string, { poolSize = 2 }: { poolSize?: number } = {}): Connection {
  const { host, port } = postmasterOf(folder);
  return connect(
    { host, port, database: "commonplace", username: "commonplace" },
    { poolSize, statementTimeoutMs: 600_000 },
  );
}
