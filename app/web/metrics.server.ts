// Figures for the operator, in Prometheus' text form: this process, what it answers, and what waits in the community.
//
// Promises: no names, no addresses; the database is asked once for all figures of it, and when it does not answer within
// a second those are left out and everything else is told.
import { collectDefaultMetrics, Gauge, type Registry } from "prom-client";
import type { Db } from "~/database/db.server";
import { type OperationFacts, readOperationFacts } from "~/models/community/operation.server";
import type { PageCache } from "./page-cache.server";
import type { Places, Reader } from "./places.server";

const DEADLINE_MS = 1_000;
const READERS: readonly Reader[] = ["member", "change", "guest"];

const FACTS: Record<keyof OperationFacts, { name: string; help: string }> = {
  mailsWaiting: { name: "commonplace_mails_waiting", help: "Mails that are to be sent" },
  mailsGivenUp: { name: "commonplace_mails_given_up", help: "Mails that could not be sent" },
  oldestMailSeconds: { name: "commonplace_oldest_mail_seconds", help: "Age of the oldest mail that waits" },
  jobsWaiting: { name: "commonplace_jobs_waiting", help: "Jobs that wait or will be tried again" },
  jobsFailed: { name: "commonplace_jobs_failed", help: "Jobs that failed for good" },
  sessions: { name: "commonplace_sessions", help: "Sessions that are alive" },
  casesOpen: { name: "commonplace_cases_open", help: "Cases that wait for a decision" },
  oldestCaseSeconds: { name: "commonplace_oldest_case_seconds", help: "Age of the oldest open case" },
  postsHeld: { name: "commonplace_posts_held", help: "Texts that are held back" },
  connectionsActive: {
    name: "commonplace_database_connections_active",
    help: "Connections of all servers to the database that work",
  },
  connectionsIdle: { name: "commonplace_database_connections_idle", help: "Connections that wait for work" },
};

export type Watched = { db: Db; cache: PageCache; places: Places; poolSize: number };

export class Metrics {
  readonly #registry: Registry;
  readonly #facts = new Map<keyof OperationFacts, Gauge>();

  constructor(registry: Registry, { db, cache, places, poolSize }: Watched) {
    this.#registry = registry;
    this.#db = db;
    collectDefaultMetrics({ register: registry });
    const registers = [registry];
    for (const [fact, { name, help }] of Object.entries(FACTS))
      this.#facts.set(fact as keyof OperationFacts, new Gauge({ name, help, registers }));
    new Gauge({ name: "commonplace_database_pool_size", help: "Connections of the pool, at most", registers }).set(
      poolSize,
    );
    placesGauge(registry, places);
    cacheGauges(registry, cache);
  }

  readonly #db: Db;

  async text(): Promise<{ body: string; type: string }> {
    const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), DEADLINE_MS).unref());
    const facts = await Promise.race([readOperationFacts(this.#db).catch(() => null), late]);
    for (const [fact, gauge] of this.#facts) {
      if (facts === null) gauge.reset();
      else gauge.set(facts[fact]);
    }
    return { body: await this.#registry.metrics(), type: this.#registry.contentType };
  }
}

function placesGauge(registry: Registry, places: Places): void {
  new Gauge({
    name: "commonplace_requests_in_hand",
    help: "Pages that are being made, and requests that wait for their turn",
    labelNames: ["reader", "state"],
    registers: [registry],
    collect() {
      for (const reader of READERS) {
        const { running, waiting } = places.count(reader);
        this.set({ reader, state: "running" }, running);
        this.set({ reader, state: "waiting" }, waiting);
      }
    },
  });
}

function cacheGauges(registry: Registry, cache: PageCache): void {
  const registers = [registry];
  new Gauge({
    name: "commonplace_page_cache_bytes",
    help: "Guests' pages kept in memory",
    registers,
    collect() {
      this.set(cache.size().bytes);
    },
  });
  new Gauge({
    name: "commonplace_page_cache_pages",
    help: "Guests' pages kept in memory",
    registers,
    collect() {
      this.set(cache.size().pages);
    },
  });
}
