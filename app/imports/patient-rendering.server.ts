// Rendering for those who have time. A reader gets plain paragraphs when the renderer is busy; an import stores what it gets
// for good, so it waits for the text as it should be.
//
// Promises: the rendered text, or – where the renderer fails on this very text again and again, with pauses between – null,
// never plain paragraphs. Stops waiting when the import is stopped.
import type { Db } from "~/database/db.server";
import type { RenderedText } from "~/models/document/rendered-text";
import { renderText, type TextPlace } from "~/models/document/rendering.server";

/** A busy machine starts a rendering thread in a minute; a crowd of readers is served in less. */
const BUSY_TRIES = 60;
const FAILED_TRIES = 4;
const PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

/** "failed": of this text. "busy": of the renderer, with whatever. */
export type Attempt<T> = T | "failed" | "busy";

export async function rendered<T extends object>(
  attempt: () => Promise<Attempt<T>>,
  signal: AbortSignal,
): Promise<T | null> {
  let [busy, failed] = [0, 0];
  for (let pause = PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    signal.throwIfAborted();
    const result = await attempt();
    if (typeof result === "object") return result;
    if (result === "busy") busy += 1;
    else failed += 1;
    if (busy >= BUSY_TRIES || failed >= FAILED_TRIES) return null;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

export function attemptOf<T extends { isFallback: boolean; isRetryable: boolean }>(result: T): Attempt<T> {
  return result.isFallback ? (result.isRetryable ? "busy" : "failed") : result;
}

/** The same of a text that the models rendered with its links. */
export async function renderedText(
  db: Db,
  source: string,
  { language, place, signal }: { language: string; place: TextPlace; signal: AbortSignal },
): Promise<RenderedText | null> {
  return rendered(async () => {
    const text = await renderText(db, source, language, place, { hasTime: true });
    return text.isStandIn ? (text.isLasting ? "failed" : "busy") : text;
  }, signal);
}
