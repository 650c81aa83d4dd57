// What the server answered, counted: for /metrics, and once a minute for the log when something was refused or too late.
//
// Promises: a refused request leaves a trace and no line of its own, so that a flood fills no disk; labels are few and
// known (kinds of routes, never addresses).
import { Counter, Histogram, type Registry } from "prom-client";
import { log } from "~/log.server";

/**
 * How a request ended. `memory`: a kept page. `busy`: too many at once. `crawl`: a guest's page beyond what guests may
 * cost. `late`: the database or something else took too long. `guard`: refused before anything was looked at.
 */
export type Ending =
  | "page"
  | "memory"
  | "file"
  | "operation"
  | "guard"
  | "body"
  | "busy"
  | "crawl"
  | "late"
  | "away"
  | "failed"
  | "gone";

const NOTED: ReadonlySet<Ending> = new Set(["guard", "body", "busy", "crawl", "late", "away", "failed"]);
const LOG_EVERY_MS = 60_000;
const SECONDS = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2, 5];

export class Traffic {
  readonly #requests: Counter<"kind" | "status" | "ending">;
  readonly #seconds: Histogram<"kind" | "ending">;
  #refused = new Map<Ending, number>();
  readonly #timer: NodeJS.Timeout;

  constructor(registry: Registry) {
    const registers = [registry];
    this.#requests = new Counter({
      name: "commonplace_requests_total",
      help: "Answers by kind of route, status and how they came about",
      labelNames: ["kind", "status", "ending"],
      registers,
    });
    this.#seconds = new Histogram({
      name: "commonplace_request_seconds",
      help: "Time from the head of a request to the end of its answer",
      labelNames: ["kind", "ending"],
      buckets: SECONDS,
      registers,
    });
    this.#timer = setInterval(() => this.report(), LOG_EVERY_MS).unref();
  }

  note(answer: { kind: string; status: number; ending: Ending; seconds: number }): void {
    const { kind, ending } = answer;
    this.#requests.inc({ kind, status: String(answer.status), ending });
    this.#seconds.observe({ kind, ending }, answer.seconds);
    if (NOTED.has(ending)) this.#refused.set(ending, (this.#refused.get(ending) ?? 0) + 1);
  }

  /** One line for what was not answered as asked since the last one; none when all was. */
  report(): void {
    if (this.#refused.size === 0) return;
    const counts = Object.fromEntries(this.#refused);
    this.#refused = new Map();
    log().warn({ refused: counts }, "requests refused or too late in the last minute");
  }

  stop(): void {
    clearInterval(this.#timer);
    this.report();
  }
}
