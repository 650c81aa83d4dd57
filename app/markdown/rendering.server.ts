// Renders people's text in worker threads, so that no text can stall or break the server.
//
// Promises: an answer for every text, and sooner than the listener gives up on the request (LONGEST_MS) – rendered, or
// after the deadline, a crash or in a crowd as escaped plain text with `isFallback`. Nobody waits behind one other person
// (rendering-queue). A stand-in that was made for want of time is `isRetryable`: whoever stores something from it has it
// made again (job render-again, or the next reader). Only a text that fails by itself, or has all the time of an import and
// still does not end, keeps it.
// Costs: about 0.2 ms beside the rendering itself; 20 MB for the first thread (45 under load), which starts with the
// first text and stays. A second one starts when the first is held up and leaves after a minute without work.
// Threads do not keep the process alive. Dropped: rendering short texts in the server's own thread – 8 KB of "*a_"
// took the parser a second, before its work was bounded.
import { plainDiffFallback, type RenderedDiff } from "./diff";
import type { Rendered, RenderOptions } from "./rendered";
import { plainTextFallback } from "./rendered";
import { RenderingQueue } from "./rendering-queue";
import { RenderingThread, type Miss as ThreadMiss } from "./rendering-thread.server";
import type { Task, TaskResult } from "./rendering-worker";

export { RENDERER_VERSION } from "./rendered";

/** An ordinary post takes a third of a millisecond, 100 KB of wiki 40 ms; a machine may be fifty times busier. */
const DEADLINE_MS = 2000;
const MAX_WAIT_MS = 1500;
/** Both together: below the listener's ANSWER_DEADLINE_MS, with time left to store what was written. */
export const LONGEST_MS = DEADLINE_MS + MAX_WAIT_MS;
/** For imports and jobs, which have time. */
const PATIENT_DEADLINE_MS = 30_000;
const PATIENT_WAIT_MS = 300_000;
/** All who have time count as one person, so that they never hold both threads. */
const PATIENT = "patient";
const MAX_THREADS = 2;
const MAX_WAITING = 500;
const IDLE_MS = 60_000;

/** One thread does a thousand posts a second; the second is for the case that something holds the first one up. */
const HELP_AFTER_MS = 50;

/** "failed": the text itself is to blame, and would fail again. "busy": another time it may go well. */
type Miss = "failed" | "busy";
/** A fallback that is not to blame on the text should not be kept. */
export type Fallible<T> = T & { isFallback: boolean; isRetryable: boolean };

/** `who`: whose budget it is. `hasTime`: nobody waits for the answer. */
export type Asking = { who?: string | undefined; hasTime?: boolean | undefined };

type Job = {
  who: string | undefined;
  hasTime: boolean;
  task: Task;
  settle: (result: TaskResult | Miss) => void;
  since: number;
  waiting: NodeJS.Timeout;
};

const threads = new Set<RenderingThread>();
const leaving = new Set<RenderingThread>();
const queue = new RenderingQueue<Job>();
let help: NodeJS.Timeout | null = null;

export async function renderInWorker(
  source: string,
  options: RenderOptions,
  asking: Asking = {},
): Promise<Fallible<Rendered>> {
  const rendered = await runInThread({ kind: "render", source, options }, asking);
  return fallible(rendered, () => plainTextFallback(source));
}

/** What changed between two texts, rendered. See markdown/diff. */
export async function renderDiffInWorker(
  before: string,
  after: string,
  options: RenderOptions,
  asking: Asking = {},
): Promise<Fallible<RenderedDiff>> {
  const rendered = await runInThread({ kind: "diff", before, after, options }, asking);
  return fallible(rendered, () => plainDiffFallback(before, after, options.language));
}

/** In how many seconds this person may ask for more than what must be rendered; 0 now. */
export function secondsUntilRendering(who: string): number {
  return Math.ceil(queue.waitOf(who, performance.now()) / 1000);
}

/** Ends all threads, and resolves when they are gone; what waits is answered as plain text. To be asked before the process exits. */
export async function closeRendering(): Promise<void> {
  for (const job of queue.clear()) finish(job, "busy");
  await Promise.all([...threads, ...leaving].map((thread) => thread.end()));
}

function fallible<T extends object>(result: T | Miss, fallback: () => T): Fallible<T> {
  if (typeof result === "object") return { ...result, isFallback: false, isRetryable: false };
  return { ...fallback(), isFallback: true, isRetryable: result === "busy" };
}

/** Any work over people's texts; nothing where it failed, took too long or found no place. */
export function runInThread<T extends Task>(task: T, { who, hasTime = false }: Asking): Promise<TaskResult<T> | Miss> {
  return new Promise((resolve) => {
    const settle = (result: TaskResult | Miss) => resolve(result as TaskResult<T> | Miss);
    if (queue.length >= MAX_WAITING && !hasTime) return settle("busy");
    const waiting = setTimeout(() => leave(job), hasTime ? PATIENT_WAIT_MS : MAX_WAIT_MS);
    const job: Job = {
      who: who ?? (hasTime ? PATIENT : undefined),
      hasTime,
      task,
      settle,
      since: performance.now(),
      waiting,
    };
    queue.add(job);
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
  const longest = performance.now() - (queue.first?.since ?? Number.POSITIVE_INFINITY);
  const isStarting = [...threads].some((thread) => thread.isStarting);
  if (longest >= HELP_AFTER_MS && threads.size < MAX_THREADS && !isStarting) startThread();
  work();
}

function startNext(thread: RenderingThread): void {
  const job = queue.take(performance.now());
  if (!job) return;
  clearTimeout(job.waiting);
  void thread.run(job.task, job.hasTime ? PATIENT_DEADLINE_MS : DEADLINE_MS).then((outcome) => {
    queue.end(job, performance.now());
    finish(job, missOf(outcome, job));
    work();
  });
}

/** Whoever had all the time there is and did not end, will not. */
function missOf(outcome: TaskResult | ThreadMiss, job: Job): TaskResult | Miss {
  if (outcome === "overran") return job.hasTime ? "failed" : "busy";
  return outcome === "ended" ? "busy" : outcome;
}

function startThread(): void {
  const isFirst = threads.size === 0;
  const thread = new RenderingThread({
    idleMs: isFirst ? null : IDLE_MS,
    onReady: work,
    onEnd: (wasReady) => {
      threads.delete(thread);
      leaving.add(thread);
      // A thread that cannot even start: the next one would not either, so nothing waits for it.
      if (!wasReady && threads.size === 0) for (const job of queue.clear()) finish(job, "busy");
      work();
    },
    onGone: () => leaving.delete(thread),
  });
  threads.add(thread);
}

function leave(job: Job): void {
  if (queue.remove(job)) finish(job, "busy");
}

function finish(job: Job, result: TaskResult | Miss): void {
  clearTimeout(job.waiting);
  job.settle(result);
}
