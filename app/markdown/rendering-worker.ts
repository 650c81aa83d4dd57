// The thread that renders. Started by rendering.server with workerData { role: "rendering" }; imported anywhere else it
// only tells which file that is, so that the built server can start a worker from its own files. The parser is loaded
// inside the thread alone.
import { isMainThread, parentPort, workerData } from "node:worker_threads";
import type { DocumentDiff } from "~/text/diff-blocks";
import type { MergeResult } from "~/text/merge";
import type { RenderedDiff } from "./diff.server";
import type { Rendered, RenderOptions } from "./rendered";

/** The file of this module: TypeScript source during development and tests, a file of the bundle in production. */
export const workerFile = import.meta.url;

/** What the thread can do. Everything is plain data, as it crosses threads. */
export type Task =
  | { kind: "render"; source: string; options: RenderOptions }
  | { kind: "diff"; before: string; after: string; options: RenderOptions }
  | { kind: "compare"; before: string; after: string; language: string | undefined }
  | { kind: "merge"; base: string; mine: string; theirs: string };
type Results = { render: Rendered; diff: RenderedDiff; compare: DocumentDiff; merge: MergeResult };
export type TaskResult<T extends Task = Task> = Results[T["kind"]];
export type WorkerReply = { kind: "ready" } | { kind: "done"; result: TaskResult } | { kind: "failed"; reason: string };

if (!isMainThread && parentPort && isRenderingThread(workerData)) void serve(parentPort);

async function serve(port: NonNullable<typeof parentPort>): Promise<void> {
  const [{ renderMarkdown }, { renderDiffHtml }, { diffDocuments }, { readable }, { mergeText }] = await Promise.all([
    import("./markdown.server"),
    import("./diff.server"),
    import("~/text/diff"),
    import("~/text/diff-coarse"),
    import("~/text/merge"),
  ]);
  const resultOf = (task: Task): TaskResult => {
    switch (task.kind) {
      case "render":
        return renderMarkdown(task.source, task.options);
      case "diff":
        return renderDiffHtml(task.before, task.after, task.options);
      case "compare":
        return readable(diffDocuments(task.before, task.after, task.language));
      case "merge":
        return mergeText(task.base, task.mine, task.theirs);
    }
  };
  const answer = (reply: WorkerReply) => port.postMessage(reply);
  port.on("message", (task: Task) => {
    try {
      answer({ kind: "done", result: resultOf(task) });
    } catch (error) {
      answer({ kind: "failed", reason: String(error).slice(0, 200) });
    }
  });
  answer({ kind: "ready" });
}

function isRenderingThread(data: unknown): boolean {
  return typeof data === "object" && data !== null && "role" in data && data.role === "rendering";
}
