// Keeps one form. `confirmed` is what the server is known to have; whatever differs from it is copied in this browser.

import { copyKey, dropCopy, keepCopy, markSent, readCopy } from "./draft-copies";
import { readFields, writeFields } from "./draft-fields";
import { draftLine } from "./draft-line";
import { say } from "./toast";
import type { words } from "./words";

type Said = Awaited<ReturnType<typeof words>>;

const SAVE_AFTER_MS = 3_000;
const COPY_AFTER_MS = 300;
const RETRY_FROM_MS = 5_000;
const RETRY_TO_MS = 60_000;
/** Browsers refuse larger requests that outlive their page. */
const KEEPALIVE_BYTES = 60_000;

export function keepDraft(form: HTMLFormElement, said: Said): void {
  const target = form.dataset.draft ?? "";
  const key = copyKey(form.dataset.member ?? "", target);
  const line = draftLine(form, said);
  const initial = state();
  let confirmed = initial;
  let isSending = false;
  let isCopied = true;
  let retry = RETRY_FROM_MS;
  let saveTimer: ReturnType<typeof setTimeout> | undefined;
  let copyTimer: ReturnType<typeof setTimeout> | undefined;
  let request: AbortController | undefined;

  function state(): string {
    return JSON.stringify(readFields(form));
  }

  function copy(): void {
    if (state() !== confirmed) isCopied = keepCopy(key, { fields: readFields(form), at: Date.now() });
  }

  async function save(isLeaving = false): Promise<void> {
    clearTimeout(saveTimer);
    const now = state();
    if (isSending || now === confirmed) return;
    request?.abort();
    request = new AbortController();
    const body = new URLSearchParams({ ...readFields(form), target });
    const keepalive = isLeaving && now.length * 3 < KEEPALIVE_BYTES;
    try {
      const answer = await fetch("/drafts", { method: "POST", body, keepalive, signal: request.signal });
      if (!answer.ok || answer.redirected) throw new Error("not saved");
      confirmed = now;
      retry = RETRY_FROM_MS;
      if (state() === now) dropCopy(key);
      line.saved(Date.now());
    } catch {
      if (request.signal.aborted) return;
      copy();
      line.failed(isCopied);
      saveTimer = setTimeout(save, retry);
      retry = Math.min(retry * 2, RETRY_TO_MS);
    }
  }

  function restore(): void {
    const kept = readCopy(key);
    if (!kept || JSON.stringify(kept.fields) === initial) return;
    const before = readFields(form);
    writeFields(form, kept.fields);
    form.closest("details")?.setAttribute("open", "");
    line.restored(kept.at, () => {
      writeFields(form, before);
      dropCopy(key);
    });
    void save();
  }

  form.addEventListener("input", () => {
    clearTimeout(copyTimer);
    copyTimer = setTimeout(copy, COPY_AFTER_MS);
    clearTimeout(saveTimer);
    saveTimer = setTimeout(save, SAVE_AFTER_MS);
  });
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    if (!navigator.onLine) {
      event.preventDefault();
      copy();
      return say(said.failed);
    }
    isSending = true;
    clearTimeout(saveTimer);
    request?.abort();
    copy();
    markSent(key);
  });
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) return;
    if (!isSending) copy();
    void save(true);
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) isSending = false;
  });
  addEventListener("online", () => void save());
  addEventListener("beforeunload", (event) => {
    copy();
    if (!isSending && !isCopied && state() !== confirmed) event.preventDefault();
  });
  restore();
}
