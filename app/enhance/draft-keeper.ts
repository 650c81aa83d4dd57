// Keeps one form. `confirmed` is what the server is known to have; whatever differs from it is copied in this browser.
import { type Copy, copyKey, dropCopy, keepCopy, markSent, readCopies } from "./draft-copies";
import { carryOn, keysOf, readFields, writeFields } from "./draft-fields";
import { type DraftLine, draftLine } from "./draft-line";
import { say } from "./toast";
import type { words } from "./words";

type Said = Awaited<ReturnType<typeof words>>;
type Timer = ReturnType<typeof setTimeout>;

const SAVE_AFTER_MS = 3_000;
const COPY_AFTER_MS = 300;
const RETRY_FROM_MS = 5_000;
const RETRY_TO_MS = 60_000;
/** Browsers refuse larger requests that outlive their page. */
const KEEPALIVE_BYTES = 60_000;

export class DraftKeeper {
  private readonly target: string;
  private readonly member: string;
  private readonly key: string;
  private readonly line: DraftLine;
  private readonly initial: string;
  private confirmed: string;
  private isSending = false;
  private isCopied = true;
  private retryMs = RETRY_FROM_MS;
  private saveTimer: Timer | undefined;
  private copyTimer: Timer | undefined;
  private request: AbortController | undefined;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly said: Said,
  ) {
    this.target = form.dataset.draft ?? "";
    this.member = form.dataset.member ?? "";
    this.key = this.keyOfCopy(keysOf(form)[0] ?? "");
    this.line = draftLine(form, said);
    this.initial = this.state();
    this.confirmed = this.initial;
  }

  start(): void {
    this.form.addEventListener("input", () => this.typed());
    this.form.addEventListener("submit", (event) => this.submitted(event));
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) this.hidden();
    });
    addEventListener("pageshow", (event) => {
      if (event.persisted) this.isSending = false;
    });
    addEventListener("online", () => void this.save());
    addEventListener("beforeunload", (event) => {
      this.copy();
      if (!this.isSending && !this.isCopied && this.isUnsaved()) event.preventDefault();
    });
    this.restore();
  }

  private keyOfCopy(form: string): string {
    return copyKey(this.member, this.target, form);
  }

  private state(): string {
    return JSON.stringify(readFields(this.form));
  }

  private isUnsaved(): boolean {
    return this.state() !== this.confirmed;
  }

  private typed(): void {
    clearTimeout(this.copyTimer);
    this.copyTimer = setTimeout(() => this.copy(), COPY_AFTER_MS);
    clearTimeout(this.saveTimer);
    this.saveTimer = setTimeout(() => void this.save(), SAVE_AFTER_MS);
  }

  private copy(): void {
    if (!this.isUnsaved()) return;
    const drafted = keysOf(this.form).slice(1).join(" ");
    this.isCopied = keepCopy(this.key, { fields: readFields(this.form), at: Date.now(), drafted });
  }

  private async save(isLeaving = false): Promise<void> {
    clearTimeout(this.saveTimer);
    const now = this.state();
    if (this.isSending || now === this.confirmed) return;
    this.request?.abort();
    const request = new AbortController();
    this.request = request;
    const [key = "", ...drafted] = keysOf(this.form);
    const ours = { target: this.target, key, drafted: drafted.join(" ") };
    const body = new URLSearchParams({ ...readFields(this.form), ...ours });
    const keepalive = isLeaving && now.length * 3 < KEEPALIVE_BYTES;
    try {
      const answer = await fetch("/drafts", { method: "POST", body, keepalive, signal: request.signal });
      if (answer.redirected || answer.status === 401) return this.loggedOut();
      if (!answer.ok) throw new Error("not saved");
      this.saved(now);
    } catch {
      if (!request.signal.aborted) this.failed();
    }
  }

  private saved(state: string): void {
    this.confirmed = state;
    this.retryMs = RETRY_FROM_MS;
    if (!this.isUnsaved()) dropCopy(this.key);
    this.line.saved(Date.now());
  }

  private failed(): void {
    this.copy();
    this.line.failed(this.isCopied);
    this.saveTimer = setTimeout(() => void this.save(), this.retryMs);
    this.retryMs = Math.min(this.retryMs * 2, RETRY_TO_MS);
  }

  /** Trying again would not help; what is typed on is copied here. */
  private loggedOut(): void {
    this.copy();
    this.line.loggedOut(this.isCopied);
  }

  private submitted(event: SubmitEvent): void {
    if (event.defaultPrevented) return;
    this.copy();
    if (!navigator.onLine) {
      event.preventDefault();
      say(this.said.failed);
      return;
    }
    this.isSending = true;
    clearTimeout(this.saveTimer);
    this.request?.abort();
    markSent(keysOf(this.form).map((key) => this.keyOfCopy(key)));
  }

  private hidden(): void {
    if (this.isSending) return;
    this.copy();
    void this.save(true);
  }

  /** Puts back what did not reach the server, and offers to throw it away. */
  private restore(): void {
    const before = readFields(this.form);
    // Begun with a title from elsewhere, the form is about another text than the one that was left.
    const isOther = (fields: Record<string, string>) =>
      this.form.dataset.begun !== undefined && fields.title !== before.title;
    const copies = readCopies(this.member, this.target);
    const isThere = (copy: Copy) => JSON.stringify(copy.fields) === this.initial;
    // A page that was left did not hear that the server has it. Once more is written here, it would be older than that.
    for (const { key } of copies.filter(isThere)) dropCopy(key);
    const kept = copies.find((copy) => !isThere(copy) && !isOther(copy.fields));
    if (!kept) return;
    carryOn(this.form, [kept.key.split("~")[1] ?? "", ...(kept.drafted ?? "").split(" ")]);
    writeFields(this.form, kept.fields);
    this.copy();
    if (this.isCopied) dropCopy(kept.key);
    this.form.closest("details")?.setAttribute("open", "");
    this.line.restored(kept.at, () => {
      writeFields(this.form, before);
      dropCopy(this.key);
    });
    void this.save();
  }
}
