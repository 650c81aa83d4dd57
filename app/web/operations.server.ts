// The operator's paths: is the process alive, can it serve, what does it count (asked from this machine only). No content,
// no names.
import type postgres from "postgres";
import { collectDefaultMetrics, Registry } from "prom-client";
import type { Handlers } from "./http.server";

const READY_DEADLINE_MS = 1_000;

export function operations({
  sql,
  isStopping,
}: {
  sql: postgres.Sql;
  isStopping: () => boolean;
}): Handlers["operations"] {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  let probe: Promise<boolean> | null = null;

  /** One question to the database at a time, however many ask: a frozen database gathers no queue of probes. */
  function isDatabaseThere(): Promise<boolean> {
    probe ??= sql`select 1`
      .then(() => true)
      .catch(() => false)
      .finally(() => {
        probe = null;
      });
    const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), READY_DEADLINE_MS).unref());
    return Promise.race([probe, late]);
  }

  return async (path, isLocal) => {
    switch (path) {
      case "/healthz":
        return { status: 200, type: "text/plain", body: "ok\n" };
      case "/readyz": {
        const isReady = !isStopping() && (await isDatabaseThere());
        return { status: isReady ? 200 : 503, type: "text/plain", body: isReady ? "ready\n" : "not ready\n" };
      }
      case "/metrics":
        if (!isLocal) return null;
        return { status: 200, type: registry.contentType, body: await registry.metrics() };
      default:
        return null;
    }
  };
}
