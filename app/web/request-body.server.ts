// How the body of a request is read: whole, within limits.
//
// Promises: never more of one body than its limit, declared or not; never more of all bodies together than MAX_HELD_BYTES,
// however many send at the same time. What is over is not read here any more (the listener throws the rest away for a
// moment and hangs up).
import type { IncomingMessage } from "node:http";
import { bodyLimit, meantBytes } from "./request-guards.server";

const MAX_HELD_BYTES = 128 * 1024 * 1024;

/** `release` says that the bytes are no longer needed. */
export type Body = { ok: true; bytes: Buffer | null; release(): void } | { ok: false; problem: 400 | 413 | "busy" };

let held = 0;

export function readBody(request: IncomingMessage): Promise<Body> {
  if (request.method !== "POST") return Promise.resolve({ ok: true, bytes: null, release: () => undefined });
  const limit = bodyLimit(request);
  const chunks: Buffer[] = [];
  let size = 0;
  let meant = 0;
  const release = () => {
    held -= size;
    size = 0;
  };
  return new Promise((resolve) => {
    const refuse = (problem: 400 | 413 | "busy") => {
      request.off("data", take);
      release();
      chunks.length = 0;
      resolve({ ok: false, problem });
    };
    const take = (chunk: Buffer) => {
      size += chunk.length;
      held += chunk.length;
      chunks.push(chunk);
      if (limit.meant !== null) meant += meantBytes(chunk);
      if (size > limit.sent || (limit.meant !== null && meant > limit.meant)) refuse(413);
      else if (held > MAX_HELD_BYTES) refuse("busy");
    };
    request.on("data", take);
    request.once("end", () => resolve({ ok: true, bytes: Buffer.concat(chunks), release }));
    // Both come when it was cut off; after the end they say nothing new.
    request.once("error", () => refuse(400));
    request.once("close", () => request.complete || refuse(400));
  });
}
