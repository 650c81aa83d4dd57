// The operator's paths: is the process alive, can it serve, what does it count. No content, no names.
//
// /readyz says in one word why not: stopping, no database, a database that takes nothing (a standby after a failover), or a
// place for images that is away, locked or full. It asks on a connection of its own, so that a busy pool is not taken for a
// database that is away. /metrics is for this machine and for whoever shows METRICS_TOKEN; to everybody else it is a page
// that does not exist.
import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type postgres from "postgres";
import { isReadOnly } from "~/database/read-only";
import type { Env } from "~/env.server";
import { type FolderState, folderState } from "~/images/folder.server";
import type { Handlers } from "./desk.server";
import type { Metrics } from "./metrics.server";
import { isLocal } from "./origin.server";

const READY_DEADLINE_MS = 1_000;

type Watched = {
  env: Pick<Env, "METRICS_TOKEN">;
  /** Used for nothing else. */
  probe: postgres.Sql;
  uploadsFolder: string;
  metrics: () => Metrics;
  isStopping: () => boolean;
};

export type Readiness =
  | "ready"
  | "stopping"
  | "no database"
  | "database read-only"
  | `uploads ${Exclude<FolderState, "ok">}`;

export function operations(watched: Watched): Handlers["operations"] {
  const isDatabaseReady = databaseProbe(watched.probe);
  async function readiness(): Promise<Readiness> {
    if (watched.isStopping()) return "stopping";
    const [database, folder] = await Promise.all([isDatabaseReady(), folderState(watched.uploadsFolder)]);
    if (database !== "ready") return database;
    return folder === "ok" ? "ready" : `uploads ${folder}`;
  }
  return async (request) => {
    switch ((request.url ?? "/").split("?", 1)[0]) {
      case "/healthz":
        return { status: 200, type: "text/plain", body: "ok\n" };
      case "/readyz": {
        const found = await readiness();
        const body = found === "ready" ? "ready\n" : `not ready: ${found}\n`;
        return { status: found === "ready" ? 200 : 503, type: "text/plain", body };
      }
      case "/metrics":
        if (!mayReadMetrics(request, watched.env.METRICS_TOKEN)) return null;
        return { status: 200, ...(await watched.metrics().text()) };
      default:
        return null;
    }
  };
}

type DatabaseReadiness = Extract<Readiness, "ready" | "no database" | "database read-only">;

/** One question to the database at a time, however many ask: a frozen database gathers no queue of probes. */
function databaseProbe(sql: postgres.Sql): () => Promise<DatabaseReadiness> {
  let probe: Promise<DatabaseReadiness> | null = null;
  return () => {
    // Changes nothing, and is refused wherever nothing can be changed.
    probe ??= sql`update settings set updated_at = updated_at where false`
      .then((): DatabaseReadiness => "ready")
      .catch((error: unknown): DatabaseReadiness => (isReadOnly(error) ? "database read-only" : "no database"))
      .finally(() => {
        probe = null;
      });
    const late = new Promise<DatabaseReadiness>((resolve) =>
      setTimeout(() => resolve("no database"), READY_DEADLINE_MS).unref(),
    );
    return Promise.race([probe, late]);
  };
}

function mayReadMetrics(request: IncomingMessage, token: string | null): boolean {
  const shown = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? "")?.[1];
  if (shown !== undefined) return token !== null && timingSafeEqual(digest(shown), digest(token));
  return isLocal(request);
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
