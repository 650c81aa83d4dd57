// The thread that renders. Started by rendering.server with workerData { role: "rendering" }; imported anywhere else it
// only tells which file that is, so that the built server can start a worker from its own files. The parser is loaded
// inside the thread alone.
import { isMainThread, parentPort, workerData } from "node:worker_threads";
import type { RenderedDiff } from "./diff.server";
import type { Rendered, RenderOptions } from "./rendered";

/** The file of this module: TypeScript source during development and tests, a file of the bundle in production. */
export const workerFile = import.meta.url;

/** What the thread can do. Everything is plain data, as it crosses threads. */
export type Task =
  | { kind: "render"; source: string; options: RenderOptions }
  | { kind: "diff"; before: string; after: string; options: RenderOptions };
export type TaskResult<T extends Task> = T extends { kind: "render" } ? Rendered : RenderedDiff;
export type WorkerReply =
  | { kind: "ready" }
  | { kind: "done"; result: Rendered | RenderedDiff }
  | { kind: "failed"; reason: string };

if (!isMainThread && parentPort && isRenderingThread(workerData)) void serve(parentPort);

async function serve(port: NonNullable<typeof parentPort>): Promise<void> {
  const [{ renderMarkdown }, { renderDiffHtml }] = await Promise.all([
    import("./markdown.server"),
    import("./diff.server"),
  ]);
  const answer = (reply: WorkerReply) => port.postMessage(reply);
  port.on("message", (task: Task) => {
    try {
      const result =
        task.kind === "render"
          ? renderMarkdown(task.source, task.options)
          : renderDiffHtml(task.before, task.after, task.options);
      answer({ kind: "done", result });
    } catch (error) {
      answer({ kind: "failed", reason: String(error).slice(0, 200) });
    }
  });
  answer({ kind: "ready" });
}

function isRenderingThread(data: unknown): boolean {
  return typeof data === "object" && data !== null && "role" in data && data.role === "rendering";
}
