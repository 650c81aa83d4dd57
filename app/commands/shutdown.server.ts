// From the first moment of a start to the last of the process: what is to be undone when it ends, and who asked for it.
//
// Promises: SIGTERM and Ctrl-C undo what was begun, the latest first, also in the middle of a start; asking twice is
// asking once; whoever cannot be undone in time is left behind after FORCED_AFTER_MS.
import { log } from "~/log.server";

const FORCED_AFTER_MS = 20_000;
const SIGNALS = ["SIGTERM", "SIGINT"] as const;

export type Step = () => Promise<void> | void;

export class Shutdown {
  readonly #steps: Step[] = [];
  readonly #asked = new AbortController();

  constructor() {
    for (const signal of SIGNALS) process.on(signal, () => this.#ask(signal));
  }

  get isAsked(): boolean {
    return this.#asked.signal.aborted;
  }

  /** Resolves when somebody asks. */
  readonly asked = new Promise<void>((resolve) => {
    this.#asked.signal.addEventListener("abort", () => resolve(), { once: true });
  });

  /** Something was begun; this undoes it. Ends the start here when somebody asked meanwhile. */
  undoWith(step: Step): void {
    this.#steps.push(step);
    this.#asked.signal.throwIfAborted();
  }

  /** Breaks off what a start is waiting for. */
  breakOff(step: Step): void {
    this.#asked.signal.addEventListener("abort", () => void step(), { once: true });
  }

  async undo(): Promise<void> {
    for (let step = this.#steps.pop(); step; step = this.#steps.pop()) {
      try {
        await step();
      } catch (error) {
        log().warn({ err: error }, "not stopped cleanly");
      }
    }
  }

  #ask(signal: string): void {
    if (this.isAsked) return;
    log().info({ signal }, "stopping");
    setTimeout(() => process.exit(1), FORCED_AFTER_MS).unref();
    this.#asked.abort();
  }
}
