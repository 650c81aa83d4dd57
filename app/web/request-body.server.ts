// How the body of a request is read: whole, within limits.
//
// Promises: never more of one body than its limit, declared or not; never more of all bodies together than MAX_HELD_BYTES,
// however many send at the same time. Nobody who is not known may send more than SMALL_BYTES (no form for guests needs
// more) or hold more than a share, neither one sender nor all strangers together: members go on writing while others keep
// sending. What is over is not read here any more (the listener throws the rest away for a moment and hangs up).
import type { IncomingMessage } from "node:http";
import { bodyLimit, meantBytes } from "./request-guards.server";

const MEGABYTE = 1024 * 1024;
const MAX_HELD_BYTES = 128 * MEGABYTE;
/** Of these, by all who are not known to be members, and by one sender (a member, or a stranger's network). */
const STRANGERS_BYTES = 32 * MEGABYTE;
const ONE_SENDER_BYTES = 16 * MEGABYTE;
const SMALL_BYTES = 64 * 1024;

/** `release` says that the bytes are no longer needed. */
export type Body = { ok: true; bytes: Buffer | null; release(): void } | { ok: false; problem: 400 | 413 | "busy" };

export type Sender = {
  /** The member, or null for a stranger. Asked only when more than a small form is sent; it may take a while. */
  member(): Promise<string | null>;
  network: string;
};

/** Whoever may send what the form's limit allows: for a caller that has looked already. */
const ANYBODY: Sender = { member: async () => "anybody", network: "" };

const held = { all: 0, strangers: 0, by: new Map<string, number>() };

export function readBody(request: IncomingMessage, sender: Sender = ANYBODY): Promise<Body> {
  if (request.method !== "POST") return Promise.resolve({ ok: true, bytes: null, release: () => undefined });
  return new Reading(request, sender).done;
}

class Reading {
  readonly done: Promise<Body>;
  readonly #request: IncomingMessage;
  readonly #sender: Sender;
  readonly #chunks: Buffer[] = [];
  /** Whose share the bytes are counted to: a stranger's until the sender is known to be a member. */
  #account: { key: string; isStranger: boolean };
  #size = 0;
  #meant = 0;
  #isAsked = false;
  #isEnded = false;
  #end: (body: Body) => void = () => undefined;

  constructor(request: IncomingMessage, sender: Sender) {
    this.#request = request;
    this.#sender = sender;
    this.#account = { key: `network ${sender.network}`, isStranger: true };
    this.done = new Promise((resolve) => {
      this.#end = resolve;
    });
    request.on("data", this.#take);
    request.once("end", () => {
      this.#isEnded = true;
      if (!this.#isAsked) this.#finish();
    });
    // Both come when it was cut off; after the end they say nothing new.
    request.once("error", () => this.#refuse(400));
    request.once("close", () => request.complete || this.#refuse(400));
  }

  readonly #take = (chunk: Buffer): void => {
    const limit = bodyLimit(this.#request);
    this.#chunks.push(chunk);
    this.#count(chunk.length);
    if (limit.meant !== null) this.#meant += meantBytes(chunk);
    if (this.#size > limit.sent || (limit.meant !== null && this.#meant > limit.meant)) this.#refuse(413);
    else if (this.#isOver()) this.#refuse("busy");
    else if (this.#account.isStranger && !this.#isAsked && this.#size > SMALL_BYTES) void this.#askWho();
  };

  /** Nothing more is read until it is known who sends so much. */
  async #askWho(): Promise<void> {
    this.#isAsked = true;
    this.#request.pause();
    const member = await this.#sender.member().catch(() => null);
    this.#isAsked = false;
    if (member === null) return this.#refuse(413);
    const size = this.#size;
    this.#count(-size);
    this.#account = { key: `member ${member}`, isStranger: false };
    this.#count(size);
    if (this.#isOver()) return this.#refuse("busy");
    if (this.#isEnded) return this.#finish();
    this.#request.resume();
  }

  #isOver(): boolean {
    const own = held.by.get(this.#account.key) ?? 0;
    const isTooMany = this.#account.isStranger && held.strangers > STRANGERS_BYTES;
    return held.all > MAX_HELD_BYTES || own > ONE_SENDER_BYTES || isTooMany;
  }

  #count(bytes: number): void {
    const { key, isStranger } = this.#account;
    this.#size += bytes;
    held.all += bytes;
    if (isStranger) held.strangers += bytes;
    const own = (held.by.get(key) ?? 0) + bytes;
    if (own > 0) held.by.set(key, own);
    else held.by.delete(key);
  }

  readonly #release = (): void => {
    this.#count(-this.#size);
  };

  #finish(): void {
    this.#end({ ok: true, bytes: Buffer.concat(this.#chunks), release: this.#release });
  }

  #refuse(problem: 400 | 413 | "busy"): void {
    this.#request.off("data", this.#take);
    this.#chunks.length = 0;
    this.#release();
    this.#request.resume(); // thrown away
    this.#end({ ok: false, problem });
  }
}
