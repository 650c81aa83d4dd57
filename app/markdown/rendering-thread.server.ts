// One rendering thread: takes a task at a time, ends itself where a task overruns, and holds the process only while a
// task runs. Memory is limited, as a text may ask for much of it: a thread that needs more dies alone.
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { Task, WorkerReply } from "./rendering-worker";

type Result = Extract<WorkerReply, { kind: "done" }>["result"];
/** Why there is no result: the text is to blame, it took too long, or the thread was ended for another reason. */
export type Miss = "failed" | "overran" | "ended";
type Wiring = {
  idleMs: number | null;
  onReady: () => void;
  /** No task can be given to it any more. */
  onEnd: (wasReady: boolean) => void;
  onGone: () => void;
};

const RESOURCE_LIMITS = { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 4 };
/** A machine that cannot start a thread in this time has other troubles. */
const START_MS = 30_000;

export class RenderingThread {
  private worker: Worker | null = null;
  private state: "starting" | "idle" | "busy" | "ended" = "starting";
  private settle: ((result: Result | Miss) => void) | null = null;
  private timer: NodeJS.Timeout | undefined;
  private loaded = Promise.resolve();
  private gone: Promise<void> | null = null;

  constructor(private readonly wiring: Wiring) {
    this.timer = setTimeout(() => void this.end(), START_MS);
    void this.start();
  }

  get isIdle(): boolean {
    return this.state === "idle";
  }

  get isStarting(): boolean {
    return this.state === "starting";
  }

  /** Only on an idle thread. */
  run(task: Task, deadlineMs: number): Promise<Result | Miss> {
    this.state = "busy";
    this.worker?.ref();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.end("overran"), deadlineMs);
    return new Promise((resolve) => {
      this.settle = resolve;
      this.worker?.postMessage(task);
    });
  }

  /**
   * Resolves when the thread is gone. One that still loads its modules is let finish: Node 20 aborts the whole process
   * where a thread is ended in the middle of linking them (`v8::Module::IsGraphAsync`).
   */
  end(why: Miss = "ended"): Promise<void> {
    this.gone ??= this.leave(why);
    return this.gone;
  }

  private async leave(why: Miss): Promise<void> {
    const wasReady = this.state !== "starting";
    this.state = "ended";
    clearTimeout(this.timer);
    this.answer(why);
    this.wiring.onEnd(wasReady);
    await this.loaded;
    await this.worker?.terminate();
    this.wiring.onGone();
  }

  private async start(): Promise<void> {
    try {
      const file = await runnableFile();
      if (this.state === "ended") return;
      this.worker = new Worker(file, {
        workerData: { role: "rendering" },
        resourceLimits: RESOURCE_LIMITS,
        name: "rendering",
      });
      const { worker } = this;
      this.loaded = new Promise((resolve) => {
        for (const event of ["message", "exit"]) worker.once(event, () => resolve());
      });
      this.worker.on("message", (reply: WorkerReply) => this.heard(reply));
      // A thread that ran out of memory ran out of it for this text.
      this.worker.on("error", () => void this.end("failed"));
      this.worker.on("exit", () => void this.end());
    } catch {
      void this.end();
    }
  }

  private heard(reply: WorkerReply): void {
    if (this.state === "ended") return;
    clearTimeout(this.timer);
    this.state = "idle";
    this.worker?.unref();
    if (this.wiring.idleMs !== null) this.timer = setTimeout(() => void this.end(), this.wiring.idleMs).unref();
    if (reply.kind === "ready") this.wiring.onReady();
    else this.answer(reply.kind === "done" ? reply.result : "failed");
  }

  private answer(result: Result | Miss): void {
    const settle = this.settle;
    this.settle = null;
    settle?.(result);
  }
}

let runnable: Promise<URL> | null = null;

/** The bundle has the worker as a file of its own; sources are TypeScript and are bundled once. */
function runnableFile(): Promise<URL> {
  runnable ??= findFile();
  runnable.catch(() => {
    runnable = null;
  });
  return runnable;
}

async function findFile(): Promise<URL> {
  // Imported here and not above, so that the bundler gives the module a file of its own, with nothing else in it.
  const { workerFile } = await import("./rendering-worker");
  return workerFile.endsWith(".ts") ? bundleSource(workerFile) : new URL(workerFile);
}

async function bundleSource(source: string): Promise<URL> {
  const { build } = await import("esbuild");
  const bundle = await build({
    entryPoints: [fileURLToPath(source)],
    bundle: true,
    write: false,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    // Else `~/…` would be taken for a package.
    alias: {
      "~": fileURLToPath(new URL("..", source)),
      "#moderation": fileURLToPath(new URL("../../moderation", source)),
    },
    logLevel: "error",
  });
  const code = bundle.outputFiles[0]?.contents ?? new Uint8Array();
  const folder = new URL("../../node_modules/.cache/commonplace/", source);
  const name = `rendering-worker-${createHash("sha256").update(code).digest("hex").slice(0, 16)}.mjs`;
  const file = new URL(name, folder);
  if (!existsSync(file)) {
    // Test processes build it at the same time: each writes its own, the last rename wins, all are equal.
    await mkdir(folder, { recursive: true });
    const own = new URL(`${name}.${process.pid}`, folder);
    await writeFile(own, code);
    await rename(own, file);
  }
  return file;
}
