// Renders people's text in worker threads, so that no text can stall or break the server.
//
// Promises: an answer for every text, and soon – rendered, or after the deadline, a crash or in a crowd as escaped
// plain text with `isFallback`. A text that overruns costs one core for the deadline and then its thread.
// Costs: about 0.2 ms beside the rendering itself; 20 MB for the first thread (45 under load), which starts with the
// first text and stays. A second one starts when the first is held up and leaves after a minute without work.
// Threads do not keep the process alive. Dropped: rendering short texts in the server's own thread – 8 KB of "*a_"
// take the parser a second.
import { plainDiffFallback, type RenderedDiff } from "./diff";
import type { Rendered, RenderOptions } from "./rendered";
import { plainTextFallback } from "./rendered";
import { RenderingThread } from "./rendering-thread.server";
import type { Task, TaskResult } from "./rendering-worker";

export { RENDERER_VERSION } from "./rendered";

/** An ordinary post takes a third of a millisecond, 100 KB of wiki 40 ms; a machine may be fifty times busier. */
const DEADLINE_MS = 2000;
/** Longer than the deadline, so that one hostile text does not turn its neighbours into plain text. */
const MAX_WAIT_MS = 5000;
const MAX_THREADS = 2;
const MAX_WAITING = 500;
const IDLE_MS = 60_000;

/** One thread does a thousand posts a second; the second is for the case that something holds the first one up. */
const HELP_AFTER_MS = 50;

/** "failed": the text itself is to blame, and would fail again. "busy": another time it may go well. */
type Miss = "failed" | "busy";
/** A fallback that is not to blame on the text should not be kept. */
export type Fallible<T> = T & { isFallback: boolean; isRetryable: boolean };

type Job = {
  task: Task;
  settle: (result: Rendered | RenderedDiff | Miss) => void;
  since: number;
  waiting: NodeJS.Timeout;
};

const threads = new Set<RenderingThread>();
const queue: Job[] = [];
let help: NodeJS.Timeout | null = null;
let isClosing = false;

export async function renderInWorker(source: string, options: RenderOptions): Promise<Fallible<Rendered>> {
  const rendered = await run({ kind: "render", source, options });
  return fallible(rendered, () => plainTextFallback(source));
}

/** What changed between two texts, rendered. See markdown/diff. */
export async function renderDiffInWorker(
  before: string,
  after: string,
  options: RenderOptions,
): Promise<Fallible<RenderedDiff>> {
  const rendered = await run({ kind: "diff", before, after, options });
  return fallible(rendered, () => plainDiffFallback(before, after, options.language));
}

/** Ends all threads; what waits is answered as plain text. */
export async function closeRendering(): Promise<void> {
  isClosing = true;
  for (const job of queue.splice(0)) finish(job, "busy");
  await Promise.all([...threads].map((thread) => thread.end()));
  isClosing = false;
}

function fallible<T extends object>(result: T | Miss, fallback: () => T): Fallible<T> {
  if (typeof result === "object") return { ...result, isFallback: false, isRetryable: false };
  return { ...fallback(), isFallback: true, isRetryable: result === "busy" };
}

function run<T extends Task>(task: T): Promise<TaskResult<T> | Miss> {
  return new Promise((resolve) => {
    const settle = (result: Rendered | RenderedDiff | Miss) => resolve(result as TaskResult<T> | Miss);
    if (queue.length >= MAX_WAITING) return settle("busy");
    const job: Job = { task, settle, since: performance.now(), waiting: setTimeout(() => leave(job), MAX_WAIT_MS) };
    queue.push(job);
    work();
  });
}

/** Gives waiting texts to idle threads, and starts a thread where there is none, or none in time. */
function work(): void {
  for (const thread of threads) {
    if (queue.length === 0) return;
    if (thread.isIdle) startNext(thread);
  }
  if (queue.length > 0 && threads.size === 0) startThread();
  else if (queue.length > 0 && threads.size < MAX_THREADS && !help) help = setTimeout(startHelp, HELP_AFTER_MS);
}

function startHelp(): void {
  help = null;
  const longest = performance.now() - (queue[0]?.since ?? Number.POSITIVE_INFINITY);
  const isStarting = [...threads].some((thread) => thread.isStarting);
  if (longest >= HELP_AFTER_MS && threads.size < MAX_THREADS && !isStarting) startThread();
  work();
}

function startNext(thread: RenderingThread): void {
  const job = queue.shift();
  if (!job) return;
  clearTimeout(job.waiting);
  void thread.run(job.task, DEADLINE_MS).then((result) => {
    finish(job, result ?? (isClosing ? "busy" : "failed"));
    work();
  });
}

function startThread(): void {
  const isFirst = threads.size === 0;
  const thread = new RenderingThread({
    idleMs: isFirst ? null : IDLE_MS,
    onReady: work,
    onEnd: (wasReady) => {
      threads.delete(thread);
      // A thread that cannot even start: the next one would not either, so nothing waits for it.
      if (!wasReady && threads.size === 0) for (const job of queue.splice(0)) finish(job, "busy");
      work();
    },
  });
  threads.add(thread);
}

function leave(job: Job): void {
  const at = queue.indexOf(job);
  if (at !== -1) queue.splice(at, 1);
  finish(job, "busy");
}

function finish(job: Job, result: Rendered | RenderedDiff | Miss): void {
  clearTimeout(job.waiting);
  job.settle(result);
}
